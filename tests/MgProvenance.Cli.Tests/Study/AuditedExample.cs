using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

/// <summary>A finding without its id, which changes with every correction.</summary>
public sealed record Found(string Rule, string Severity, string Sentence);

/// <summary>The example study in a notebook of its own, to be mended and spoilt.</summary>
public sealed class AuditedExample : IAsyncLifetime
{
    private OpenNotebook? _notebook;

    public OpenNotebook Notebook => _notebook ?? throw new InvalidOperationException("The example was not recorded.");

    public async ValueTask InitializeAsync()
    {
        var folder = Surroundings.NewFolder("audited");
        (await Mgp.Run("demo", "--notebook", folder)).Done();
        _notebook = await OpenNotebook.Hold(folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (_notebook is not null) await _notebook.DisposeAsync();
    }

    public async Task<IReadOnlyList<Found>> Findings() => In(await Notebook.Mgp("audit", "MO6S8-1C", "--json"));

    /// <summary>What an audit said.</summary>
    public static IReadOnlyList<Found> In(Ran audit) =>
    [
        .. audit.Ends(ExitCodes.Findings).Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("finding"))
            .Select(f => new Found(f.GetProperty("rule").GetString()!, f.GetProperty("severity").GetString()!, f.GetProperty("sentence").GetString()!)),
    ];

    /// <summary>The version of the event of a stream whose words contain these.</summary>
    public async Task<string> VersionOf(string stream, string words)
    {
        var facts = (await Notebook.Mgp("show", stream)).Done().Out.ReplaceLineEndings("\n").Split("\n\n").Skip(1);
        var fact = facts.Single(f => string.Join(' ', f.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Contains(words, StringComparison.Ordinal));
        return fact.TrimStart().Split(' ')[0];
    }
}
