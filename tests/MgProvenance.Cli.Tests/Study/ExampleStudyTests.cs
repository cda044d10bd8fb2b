using System.Text.Json;
using System.Text.RegularExpressions;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

/// <summary>One fact as <c>mgp show</c> tells it.</summary>
/// <param name="DoneAt">Bench time as printed; empty where none is known.</param>
/// <param name="Words">In one line, with labels in place of ids.</param>
public sealed record ShownFact(string Type, string DoneAt, string Words);

/// <summary>
/// Each row of what the manuscript records is looked for in what a reading verb says of the example. A row that the text does not state outright must not be found as stated.
/// </summary>
[Collection(ExampleCollection.Name)]
public abstract partial class ExampleStudyTests(ExampleNotebook example)
{
    protected static readonly string[] Electrolytes = ["DOE", "AOE", "COE"];

    protected ExampleNotebook Example => example;

    protected async Task<JsonElement> Json(params string[] verb) => (await example.Says([.. verb, "--json"])).Done().Json;

    protected async Task<string> Text(params string[] verb) => (await example.Says(verb)).Done().Out;

    /// <summary>What was recorded of one thing, in the order of its stream.</summary>
    protected async Task<IReadOnlyList<ShownFact>> Shown(string label)
    {
        var facts = new List<ShownFact>();
        foreach (var block in (await Text("show", label)).ReplaceLineEndings("\n").Split("\n\n").Skip(1))
        {
            var head = Head().Match(block);
            Assert.True(head.Success, block);
            var words = $"\n{block[head.Length..]}".Split("\n     ledger ")[0];
            facts.Add(new(head.Groups[1].Value, head.Groups[2].Value.Trim(), Blank().Replace(words, " ").Trim()));
        }

        return facts;
    }

    /// <summary>The words of the one fact of a type.</summary>
    protected async Task<string> Said(string label, string type) => Assert.Single(await Shown(label), f => f.Type == type).Words;

    protected static string Text(JsonElement element, string member) => element.TryGetProperty(member, out var value) ? value.GetString() ?? string.Empty : string.Empty;

    protected static JsonElement ByLabel(JsonElement list, string label) => list.EnumerateArray().Single(e => Text(e, "label") == label);

    [GeneratedRegex(@"^\s*\d+  (\S+)([^\n]*)\n")]
    private static partial Regex Head();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
