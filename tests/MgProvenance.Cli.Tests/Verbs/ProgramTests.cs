using System.Text.Json;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Help, arguments, schema and what happens without a notebook.</summary>
public sealed class ProgramTests
{
    private static readonly string[] Verbs = ["demo", "record", "correct", "strike", "impact", "show", "cells", "inspect", "attach", "watch", "measurements", "summary", "trace", "report", "migrate", "rebuild", "jobs", "verify"];

    [Fact]
    public async Task Help_names_every_verb()
    {
        var help = (await Mgp.Run("--help")).Done().Out;
        foreach (var verb in Verbs) Assert.Matches($@"(?m)^  {verb}\b.+[a-z]\.?", help);
        foreach (var verb in Verbs) Assert.Contains("Usage:", (await Mgp.Run(verb, "--help")).Done().Out, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+", (await Mgp.Run("--version")).Done().Out);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("inspect")]
    [InlineData("cells", "--colour")]
    [InlineData("summary", "x", "--convention", "mine")]
    [InlineData("report")]
    public async Task Arguments_that_cannot_be_used_end_with_2(params string[] args)
    {
        var ran = await Mgp.Run(args);
        ran.Ends(ExitCodes.Refused);
        Assert.NotEmpty(ran.Error);
    }

    [Theory]
    [InlineData("cells")]
    [InlineData("verify")]
    [InlineData("rebuild")]
    [InlineData("show", "X")]
    [InlineData("trace", "X", "--up")]
    [InlineData("summary", "X")]
    [InlineData("report", "build", "methods-si", "--study", "X")]
    public async Task Without_a_notebook_reading_verbs_refuse_and_make_none(params string[] args)
    {
        var folder = Surroundings.NewFolder("nowhere");
        (await Mgp.Run([.. args, "--notebook", folder])).Refused("notebook.missing");
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task The_schema_holds_every_command()
    {
        var schema = (await Mgp.Run("record", "--schema")).Done().Json;
        var commands = schema.GetProperty("oneOf").EnumerateArray().ToDictionary(c => c.GetProperty("properties").GetProperty("command").GetProperty("const").GetString()!, StringComparer.Ordinal);
        Assert.Equal(EventCatalogue.Commands.Keys.Order(StringComparer.Ordinal), commands.Keys);
        Assert.All(commands.Values, c => Assert.EndsWith(".", c.GetProperty("description").GetString(), StringComparison.Ordinal));
    }

    /// <summary>Each command written down in the domain's catalogue has only members that the schema knows, of the types that it names, and all that it requires.</summary>
    [Fact]
    public async Task Every_command_written_down_fits_the_schema()
    {
        var schema = (await Mgp.Run("record", "--schema")).Done().Json;
        var commands = schema.GetProperty("oneOf").EnumerateArray().ToDictionary(c => c.GetProperty("properties").GetProperty("command").GetProperty("const").GetString()!, StringComparer.Ordinal);
        var golden = File.ReadLines(Path.Combine(RealFiles.Checkout, "tests", "MgProvenance.Domain.Tests", "Catalogue.golden.txt")).Where(l => l.StartsWith("command ", StringComparison.Ordinal)).Select(l => l.Split(' ', 3)).ToList();
        Assert.Equal(commands.Count, golden.Count);
        Assert.All(golden, line => Assert.Equal([], Shape.Faults(JsonDocument.Parse(line[2]).RootElement, commands[line[1]], line[1], known: "command")));
    }

    [Fact]
    public async Task A_command_of_another_shape_would_be_seen()
    {
        var schema = (await Mgp.Run("record", "--schema")).Done().Json.GetProperty("oneOf").EnumerateArray().Single(c => c.GetProperty("properties").GetProperty("command").GetProperty("const").GetString() == "add-salt");
        Assert.Equal(
            ["add-salt.maas is not known", "add-salt: “batch” is missing", "add-salt: “salt” is missing"],
            Shape.Faults(JsonDocument.Parse("""{"maas": "1 mg"}""").RootElement, schema, "add-salt", known: "command").Order(StringComparer.Ordinal));
    }
}
