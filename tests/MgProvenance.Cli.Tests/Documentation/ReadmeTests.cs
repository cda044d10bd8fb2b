using System.Globalization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Tests.Documentation;

/// <summary>What README says that one types and reads is typed and read here, in its order, in one notebook.</summary>
public sealed class ReadmeTests(ReadmeNotebook notebook) : IClassFixture<ReadmeNotebook>
{
    private static readonly IReadOnlyList<ConsoleExample> Examples = ConsoleExample.In(Markdown.Read("README.md"));

    [Fact]
    public async Task Every_console_example_does_what_the_page_says()
    {
        Assert.NotEmpty(Examples);
        foreach (var example in Examples)
        {
            Assert.StartsWith("mgp ", example.Command, StringComparison.Ordinal);
            using var said = new StringWriter(CultureInfo.InvariantCulture);
            var exit = await Commandline.Run([.. example.Arguments.Select(InCheckout), .. Notebook(example)], said, said);
            Assert.True(exit == example.Exit, $"$ {example.Command}\nended with {exit}, not with {example.Exit}:\n{said}");
            Assert.True(example.NotSaid(said.ToString()) is not { } missing, $"$ {example.Command}\ndid not say, at its place:\n{example.NotSaid(said.ToString())}\nbut:\n{said}");
        }
    }

    [Fact]
    public void Every_example_file_is_used_on_the_page()
    {
        var files = Directory.EnumerateFiles(Path.Combine(RealFiles.Checkout, "docs", "examples")).Select(f => $"docs/examples/{Path.GetFileName(f)}").ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.Except(Examples.SelectMany(e => e.Arguments)));
    }

    [Fact]
    public void The_list_of_commands_is_the_programs()
    {
        var listed = Markdown.Read("docs/recording.md").Text.Split('\n').Where(l => l.StartsWith("- `", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var known = EventCatalogue.Commands.Select(c => $"- `{c.Key}`: {((CommandNameAttribute)c.Value.GetCustomAttributes(typeof(CommandNameAttribute), false)[0]).Purpose}");
        Assert.Equal(known.Order(StringComparer.Ordinal), listed);
    }

    private static string InCheckout(string argument) => argument.StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(RealFiles.Checkout, argument) : argument;

    /// <summary>Only <c>inspect</c> needs no notebook.</summary>
    private IEnumerable<string> Notebook(ConsoleExample example) => example.Arguments[0] == "inspect" ? [] : ["--notebook", notebook.Folder];
}
