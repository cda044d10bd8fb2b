using System.Globalization;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Audits;

/// <summary>A statement with what its relation says.</summary>
/// <param name="Universal">It is said of all: “all measurements”, “all performed with”.</param>
/// <param name="Subject">Without the “all”.</param>
internal sealed record AuditedStatement(RecordedEvent Recorded, StatementRecorded Fact, Relation Relation, bool Universal, string Subject)
{
    public IReadOnlySet<string> Values { get; } = ValueSet.Of(Fact.Value);

    public IEnumerable<string> About => (Fact.About ?? []).Select(a => a.Value);

    /// <summary>What stands on paper: value or quantity.</summary>
    public string Says => string.Join(' ', new[] { Fact.Subject, Fact.Relation, Fact.Value, Fact.Quantity?.ToString() }.OfType<string>());

    public AuditEvidence Evidence => AuditEvidence.Of(Recorded, $"{AuditedManuscript.Where(Fact.Place)}: {Says} ({Fact.Statement})");
}

/// <param name="Supports">What supports it.</param>
/// <param name="Missing">What was noted as missing.</param>
internal sealed record AuditedClaim(RecordedEvent Recorded, ClaimMade Fact, IReadOnlyList<ClaimSupported> Supports, IReadOnlyList<EvidenceMissing> Missing)
{
    public IEnumerable<string> Supporting => Supports.SelectMany(s => s.Evidence).Select(e => e.Value).Distinct(StringComparer.Ordinal);

    public AuditEvidence Evidence => AuditEvidence.Of(Recorded, $"{AuditedManuscript.Where(Fact.Place)}: {Fact.Wording} ({Fact.Claim})");
}

/// <param name="Filling">Streams that fill it.</param>
internal sealed record AuditedSlot(RecordedEvent Recorded, SlotDeclared Fact, IReadOnlyList<string> Filling)
{
    /// <summary>Figures, tables and notes of the supplementary information are numbered with an S.</summary>
    public bool IsSupplementary => Fact.Slot.Split(' ') is [_, ['S', >= '0' and <= '9', ..], ..];

    public AuditEvidence Evidence => AuditEvidence.Of(Recorded, $"{Fact.Slot}: {Fact.Content}");
}

/// <summary>A manuscript, ready to be held against the record.</summary>
internal sealed record AuditedManuscript(
    RecordedStream Stream,
    IReadOnlyList<AuditedStatement> Statements,
    IReadOnlyList<AuditedClaim> Claims,
    IReadOnlyList<AuditedSlot> Slots,
    IReadOnlyList<(RecordedEvent Recorded, LiteratureValueRecorded Fact)> Literature)
{
    public string Label => Stream.Label ?? Stream.StreamId;

    public static AuditedManuscript Of(RecordedStream stream, Relations relations)
    {
        var (supports, missing, filled) = (stream.Of<ClaimSupported>().ToLookup(s => s.Fact.Claim), stream.Of<EvidenceMissing>().ToLookup(m => m.Fact.Claim), stream.Of<SlotFilled>().ToLookup(f => f.Fact.Slot));
        return new AuditedManuscript(
            stream,
            [.. stream.Of<StatementRecorded>().Select(s => Statement(s.Recorded, s.Fact, relations))],
            [.. stream.Of<ClaimMade>().Select(c => new AuditedClaim(c.Recorded, c.Fact, [.. supports[c.Fact.Claim].Select(s => s.Fact)], [.. missing[c.Fact.Claim].Select(m => m.Fact)]))],
            [.. stream.Of<SlotDeclared>().Select(s => new AuditedSlot(s.Recorded, s.Fact, [.. filled[s.Fact.Slot].SelectMany(f => f.Fact.Evidence).Select(e => e.Value).Distinct(StringComparer.Ordinal)]))],
            [.. stream.Of<LiteratureValueRecorded>().Select(l => (l.Recorded, l.Fact))]);
    }

    /// <summary>A place as people say it.</summary>
    public static string Where(Place place) => string.Join(", ", new[]
    {
        place.Section,
        place.Slot,
        place.Paragraph is { } n ? string.Create(CultureInfo.InvariantCulture, $"paragraph {n}") : null,
    }.OfType<string>());

    private static AuditedStatement Statement(RecordedEvent recorded, StatementRecorded fact, Relations relations) => new(
        recorded,
        fact,
        relations.Find(fact.Relation),
        Quantifier.IsUniversal(fact.Subject) || Quantifier.IsUniversal(fact.Relation),
        Quantifier.Strip(fact.Subject));
}
