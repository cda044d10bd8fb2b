using MgProvenance.Application.Audits.Checklists;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Audits;

/// <summary>How much of what the checklists ask is recorded.</summary>
/// <param name="Share">Answered of applicable, from 0 to 1; null where nothing is asked.</param>
/// <param name="Undefined">Why there is no share.</param>
public sealed record CompletenessScore(string Label, int Answered, int Applicable, double? Share, string? Undefined)
{
    internal static CompletenessScore Of(string label, IReadOnlyCollection<Asked> asked)
    {
        var answered = asked.Count(a => a.Answered);
        return asked.Count > 0 ? new(label, answered, asked.Count, (double)answered / asked.Count, null) : new(label, 0, 0, null, "no item of the checklists applies to it");
    }
}

/// <summary>Something of which an item is not answered.</summary>
/// <param name="CouldSupply">A person's label, a supplier, or a role.</param>
public sealed record MissingOf(string Thing, string CouldSupply);

/// <param name="Sentence">How many of how many.</param>
public sealed record MissingItem(string Checklist, string Item, AuditSeverity Severity, string Sentence, IReadOnlyList<MissingOf> Of);

/// <summary>The completeness of a study, a cell or a batch.</summary>
/// <param name="Definition">What the share is.</param>
/// <param name="Cells">Each cell of a study; empty for a cell or a batch.</param>
/// <param name="Batches">Each batch of electrolyte in them.</param>
/// <param name="Missing">The gravest first, then in the order of the checklists.</param>
public sealed record Completeness(string Definition, CompletenessScore Score, IReadOnlyList<CompletenessScore> Cells, IReadOnlyList<CompletenessScore> Batches, IReadOnlyList<MissingItem> Missing)
{
    private const string Meaning = "Items of the checklists that are answered, of those that apply. An item counts once for each thing of which it is asked; none counts more than another. A cell is itself, its parts and its tests; a batch is itself and the lots in it.";

    /// <exception cref="MalformedValueException">It is no study, cell or batch.</exception>
    public static async Task<Completeness> Of(NotebookAt notebook, IProjections projections, RunSummaries summaries, string id, AuditSettings settings, CancellationToken cancellation)
    {
        switch (StreamIds.SubjectOf(id))
        {
            case "study":
                var record = await AuditedRecord.Read(notebook, projections, summaries, StudyId.Of(id), settings, cancellation).ConfigureAwait(false);
                var asked = settings.Checklists.AskedOf(StudyThings.In(record)).ToList();
                return await Made(record.LabelOf(id), asked, Each("cell"), Each("electrolyte"), notebook, cancellation).ConfigureAwait(false);

                IReadOnlyList<CompletenessScore> Each(string subject) =>
                [
                    .. from line in asked
                       from within in line.Thing.Within
                       where StreamIds.SubjectOf(within) == subject && line.Thing.Kind != ThingKind.Claim
                       group line by within into lines
                       orderby record.LabelOf(lines.Key)
                       select CompletenessScore.Of(record.LabelOf(lines.Key), [.. lines]),
                ];
            case "cell" or "electrolyte":
                var ground = await new AuditReading(notebook, projections, settings).Around(id, cancellation).ConfigureAwait(false);
                var own = settings.Checklists.AskedOf(Things.In(ground).Where(t => t.Within.Contains(id, StringComparer.Ordinal))).ToList();
                return await Made(ground.Streams[id].Label ?? id, own, [], [], notebook, cancellation).ConfigureAwait(false);
            default:
                throw new MalformedValueException("completeness.subject", "Completeness is that of a study, a cell or a batch of electrolyte.");
        }
    }

    private static async Task<Completeness> Made(
        string label, IReadOnlyCollection<Asked> asked, IReadOnlyList<CompletenessScore> cells, IReadOnlyList<CompletenessScore> batches, NotebookAt notebook, CancellationToken cancellation)
    {
        var gaps = Gap.In(asked).OrderBy(g => g.Item.Severity).ToList();
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var actor in gaps.SelectMany(g => g.Missing).Select(t => t.Head.Stored.Actor).Distinct(StringComparer.Ordinal)) people[actor] = (await notebook.Stream(actor, cancellation).ConfigureAwait(false)).Label ?? actor;
        return new Completeness(
            Meaning,
            CompletenessScore.Of(label, asked),
            cells,
            batches,
            [.. gaps.Select(g => new MissingItem(g.Checklist.Name, g.Item.Id, g.Item.Severity, g.Sentence, [.. g.Missing.Select(t => new MissingOf(t.Label, CouldSupply(g.Item, t, people)))]))]);
    }

    private static string CouldSupply(ChecklistItem item, Thing thing, Dictionary<string, string> people) => item.SuppliedBy switch
    {
        Supplier.Recorder => people[thing.Head.Stored.Actor],
        Supplier.Maker => thing.Events.Select(e => e.Fact).OfType<LotReceived>().FirstOrDefault() switch
        {
            { Supplier: { } supplier } => supplier,
            { Synthesis: not null } => people[thing.Head.Stored.Actor],
            _ => $"the maker, whom {people[thing.Head.Stored.Actor]} may know",
        },
        var role => role,
    };
}
