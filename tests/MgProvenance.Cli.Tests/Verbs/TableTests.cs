using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>One table of a report by itself.</summary>
[Collection(ExampleCollection.Name)]
public sealed class TableTests(ExampleNotebook example)
{
    [Fact]
    public async Task It_is_the_table_of_the_report_by_number_by_label_and_by_anchor()
    {
        var folder = Assert.Single(Directory.GetDirectories(Path.Combine(example.Folder, "reports"), "MO6S8-1C-methods-si-*"));
        var position = folder[(folder.LastIndexOf('-') + 1)..];
        var issued = await File.ReadAllTextAsync(Path.Combine(folder, "table-electrolytes.csv"), TestContext.Current.CancellationToken);
        var before = await example.Notebook.Stored();
        foreach (var name in new[] { "S2", "table s2", "table-electrolytes" }) Assert.Equal(issued, (await Table(name, "--at", position)).Done().Out);
        var file = Path.Combine(Surroundings.NewFolder("one-table"), "below", "s2.csv");
        Assert.Equal(file, (await Table("S2", "--at", position, "--out", file)).Done().Out.TrimEnd());
        Assert.Equal(issued, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(before, await example.Notebook.Stored());
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused()
    {
        var unknown = await Table("S99");
        unknown.Refused("table.unknown");
        Assert.Contains("Table S2 (table-electrolytes)", unknown.Error, StringComparison.Ordinal);
        (await Table("S2", "--format", "pdf")).Refused("table.file-missing");
        (await Table("S2", "--format", "svg")).Refused("format.no-tables");
        (await Table("S2", "--format", "rtf")).Refused("format.unknown");
        (await example.Notebook.Mgp("table", "methods-si", "S2")).Refused("report.subject");
        (await example.Notebook.Mgp("report", "build", "methods-si", "--study", "MO6S8-1C", "--format", "csv,rtf")).Refused("format.unknown");
    }

    private Task<Ran> Table(string name, params string[] more) => example.Notebook.Mgp(["table", "methods-si", name, "--study", "MO6S8-1C", .. more]);
}
