using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits;

/// <summary>What an audit of a study says.</summary>
/// <param name="Position">Ledger position as of which it was made; null: everything acknowledged.</param>
/// <param name="Findings">The gravest first, then by rule and sentence; acknowledged ones among them.</param>
/// <param name="Stale">Acknowledgements of findings that are not there (any more): what they rested on was changed.</param>
public sealed record AuditResult(string Study, string Label, string Title, long? Position, IReadOnlyList<AuditLine> Findings, IReadOnlyList<StaleAcknowledgement> Stale)
{
    /// <summary>Something that was looked at is made up.</summary>
    public bool Simulated { get; init; }
}

public sealed record StaleAcknowledgement(string Rule, string Finding, string Reason);

/// <summary>Holds a study, and the manuscripts that report it, against every rule.</summary>
public static class Audit
{
    /// <exception cref="MalformedValueException">There is no such study at that position.</exception>
    public static async Task<AuditResult> Of(NotebookAt notebook, IProjections projections, RunSummaries summaries, StudyId study, AuditSettings settings, CancellationToken cancellation)
    {
        var record = await AuditedRecord.Read(notebook, projections, summaries, study, settings, cancellation).ConfigureAwait(false);
        var found = AuditRules.All.SelectMany(r => r.Check(record)).DistinctBy(f => f.Id)
            .OrderBy(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Sentence, StringComparer.Ordinal).ToList();
        var acknowledged = record.Target.Stream.Of<FindingAcknowledged>().ToLookup(a => a.Fact.Finding, StringComparer.Ordinal);
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var actor in acknowledged.SelectMany(a => a).Select(a => a.Recorded.Stored.Actor).Distinct(StringComparer.Ordinal)) people[actor] = (await notebook.Stream(actor, cancellation).ConfigureAwait(false)).Label ?? actor;
        var affected = new AffectedBy(record);
        return new AuditResult(
            record.Target.Stream.StreamId,
            record.Target.Opened.Label.Text,
            record.Target.Opened.Title,
            notebook.Position,
            [.. found.Select(f => new AuditLine(f, affected.Of(f), Latest(acknowledged[f.Id], people)))],
            [.. acknowledged.Where(a => found.TrueForAll(f => f.Id != a.Key)).Select(a => a.Last().Fact).Select(a => new StaleAcknowledgement(a.Rule, a.Finding, a.Reason))])
        {
            Simulated = record.Streams.Values.Any(Provenance.Simulated.IsIn),
        };
    }

    private static Acknowledgement? Latest(IEnumerable<(FindingAcknowledged Fact, RecordedEvent Recorded)> acknowledged, Dictionary<string, string> people) =>
        acknowledged.LastOrDefault() is ({ } fact, { } recorded) ? new Acknowledgement(fact.Reason, people[recorded.Stored.Actor], recorded.Stored.RecordedAt) : null;
}
