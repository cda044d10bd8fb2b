using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Manuscripts;

/// <summary>Something of this notebook on which a manuscript stands.</summary>
/// <param name="OpenDeviations">Of its own stream, that wait for a reason.</param>
public sealed record EvidenceLine(string Stream, string Subject, string Label, int OpenDeviations, bool Simulated);

/// <param name="Content">Null where the slot is mentioned and was never declared.</param>
/// <param name="FilledBy">Empty while nothing fills it.</param>
public sealed record SlotLine(string Slot, string? Content, IReadOnlyList<EvidenceLine> FilledBy);

public sealed record StatementLine(string Statement, Place Place, string Subject, string Relation, string? Value, AnyQuantity? Quantity, IReadOnlyList<EvidenceLine> About);

/// <summary>What supports a claim, in one way.</summary>
public sealed record SupportLine(IReadOnlyList<EvidenceLine> Evidence, string? How);

/// <param name="Support">Empty where no evidence is recorded.</param>
/// <param name="Missing">What would be needed and is not there.</param>
public sealed record ClaimLine(
    string Claim,
    Place Place,
    ClaimStrength Strength,
    string Wording,
    string Subject,
    string Property,
    AnyQuantity? Value,
    IReadOnlyList<string> ComparedWith,
    IReadOnlyList<SupportLine> Support,
    IReadOnlyList<string> Missing);

public sealed record LiteratureLine(string Reference, string Property, AnyQuantity? Value, string? Conditions, string? Slot);

/// <summary>A manuscript: what it says and claims in its places, and on what of this notebook that stands.</summary>
/// <param name="Study">Label of the study that it reports; null when it names none.</param>
/// <param name="Slots">As they were declared, then those that are only mentioned.</param>
/// <param name="Statements">In the order of their places: sections as they came up first, then paragraphs, captions last.</param>
/// <param name="Claims">Likewise.</param>
public sealed record ManuscriptRecord(
    string Manuscript,
    string Label,
    string Title,
    string? Study,
    IReadOnlyList<SlotLine> Slots,
    IReadOnlyList<StatementLine> Statements,
    IReadOnlyList<ClaimLine> Claims,
    IReadOnlyList<LiteratureLine> Literature)
{
    /// <exception cref="MalformedValueException">There is no such manuscript.</exception>
    public static async Task<ManuscriptRecord> Read(NotebookAt notebook, ManuscriptId id, CancellationToken cancellation)
    {
        var stream = await notebook.Stream(id.Value, cancellation).ConfigureAwait(false);
        if (stream.Of<ManuscriptOpened>().FirstOrDefault().Fact is not { } opened) throw new MalformedValueException("manuscript.unknown", $"There is no manuscript {id}.");
        var mentioned = stream.Events.SelectMany(e => Mentions.In(e.Fact)).Distinct(StringComparer.Ordinal).ToList();
        await notebook.Prefetch(mentioned, cancellation).ConfigureAwait(false);
        var evidence = new Dictionary<string, EvidenceLine>(StringComparer.Ordinal);
        foreach (var other in mentioned) evidence[other] = Evidence(await notebook.Stream(other, cancellation).ConfigureAwait(false));
        var places = new Places(stream);
        return new ManuscriptRecord(
            stream.StreamId,
            opened.Label.Text,
            opened.Title,
            opened.Study is { } study ? evidence[study.Value].Label : null,
            [.. SlotsOf(stream, evidence)],
            [.. places.Ordered(Facts<StatementRecorded>(stream), s => s.Place).Select(s => new StatementLine(s.Statement, s.Place, s.Subject, s.Relation, s.Value, s.Quantity, Lines(s.About ?? [], evidence)))],
            [.. places.Ordered(Facts<ClaimMade>(stream), c => c.Place).Select(c => Claim(c, stream, evidence))],
            [.. Facts<LiteratureValueRecorded>(stream).Select(v => new LiteratureLine(v.Reference, v.Property, v.Value, v.Conditions, v.Slot))]);
    }

    private static IEnumerable<SlotLine> SlotsOf(RecordedStream stream, Dictionary<string, EvidenceLine> evidence)
    {
        var declared = Facts<SlotDeclared>(stream).ToList();
        foreach (var slot in declared) yield return new SlotLine(slot.Slot, slot.Content, Lines(Facts<SlotFilled>(stream).Where(f => f.Slot == slot.Slot).SelectMany(f => f.Evidence).Distinct(), evidence));
        var mentioned = stream.Events.Select(e => e.Fact switch { StatementRecorded s => s.Place.Slot, ClaimMade c => c.Place.Slot, LiteratureValueRecorded v => v.Slot, _ => null });
        foreach (var slot in mentioned.OfType<string>().Distinct(StringComparer.Ordinal).Where(s => declared.TrueForAll(d => d.Slot != s))) yield return new SlotLine(slot, null, []);
    }

    private static ClaimLine Claim(ClaimMade claim, RecordedStream stream, Dictionary<string, EvidenceLine> evidence) => new(
        claim.Claim,
        claim.Place,
        claim.Strength,
        claim.Wording,
        claim.Subject,
        claim.Property,
        claim.Value,
        claim.ComparedWith ?? [],
        [.. Facts<ClaimSupported>(stream).Where(s => s.Claim == claim.Claim).Select(s => new SupportLine(Lines(s.Evidence, evidence), s.How))],
        [.. Facts<EvidenceMissing>(stream).Where(m => m.Claim == claim.Claim).Select(m => m.What)]);

    private static IReadOnlyList<EvidenceLine> Lines(IEnumerable<AnyStreamId> ids, Dictionary<string, EvidenceLine> evidence) => [.. ids.Select(i => evidence[i.Value])];

    private static EvidenceLine Evidence(RecordedStream stream) =>
        new(stream.StreamId, StreamIds.SubjectOf(stream.StreamId) ?? "stream", stream.Label ?? stream.StreamId, stream.Deviations.Open.Count, Simulated.IsIn(stream));

    private static IEnumerable<TFact> Facts<TFact>(RecordedStream stream)
        where TFact : IEvent => stream.Of<TFact>().Select(f => f.Fact);

    /// <summary>The order of a manuscript's sections is not recorded: they come as they were mentioned first.</summary>
    private sealed class Places(RecordedStream stream)
    {
        private readonly List<string> _sections =
            [.. stream.Events.Select(e => e.Fact switch { StatementRecorded s => s.Place.Section, ClaimMade c => c.Place.Section, _ => null }).OfType<string>().Distinct(StringComparer.Ordinal)];

        public IEnumerable<TFact> Ordered<TFact>(IEnumerable<TFact> facts, Func<TFact, Place> placeOf) => facts
            .OrderBy(f => _sections.IndexOf(placeOf(f).Section)).ThenBy(f => placeOf(f).Paragraph ?? int.MaxValue).ThenBy(f => placeOf(f).Slot ?? string.Empty, StringComparer.Ordinal);
    }
}
