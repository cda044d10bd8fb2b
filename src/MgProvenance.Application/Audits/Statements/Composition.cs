using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>From what the batches of a formulation were prepared.</summary>
internal sealed class Composition(AuditedRecord record)
{
    private readonly HashSet<string> _known = [.. record.Of(LotId.Subject).SelectMany(Names)];

    private readonly ILookup<string, RecordedStream> _batches = record.Of(BatchId.Subject).Where(b => b.Of<BatchOpened>().Any())
        .ToLookup(b => Phrases.Name(b.Of<BatchOpened>().First().Fact.Formulation));

    /// <summary>Batches that a statement is about, and those of the formulation that it names. One to which no salt was added was not prepared here.</summary>
    public IEnumerable<RecordedStream> Batches(AuditedStatement said) => said.About.Where(a => StreamIds.SubjectOf(a) == BatchId.Subject).Select(a => record.Streams.GetValueOrDefault(a)).OfType<RecordedStream>()
        .Concat(_batches[Phrases.Name(said.Subject)]).Where(b => b.Of<SaltAdded>().Any()).DistinctBy(b => b.StreamId);

    /// <summary>Whether a name is that of something which could be weighed in, so that its absence from a batch means something.</summary>
    public bool IsSubstance(string name) => _known.Contains(Phrases.Name(name)) || ChemicalFormula.Read(name).Formula is not null;

    /// <summary>What of a substance went into a batch.</summary>
    public IReadOnlyList<RecordedEvent> Added(RecordedStream batch, string substance) =>
        [.. batch.Events.Where(e => LotOf(e.Fact) is { } lot && record.Streams.TryGetValue(lot.Value, out var stream) && Names(stream).Contains(Phrases.Name(substance)))];

    /// <summary>How much of a substance went into a batch, in the unit of the statement; null where the record does not tell.</summary>
    public decimal? Amount(RecordedStream batch, IReadOnlyList<RecordedEvent> added, string unit) => unit.Split('/') switch
    {
        [var amount] => Sum(added, amount),
        [var amount, var volume] => Sum(added, amount) is { } sum && Solvent(batch, volume) is > 0 and { } of ? sum / of : null,
        _ => null,
    };

    private decimal? Sum(IReadOnlyList<RecordedEvent> added, string unit)
    {
        var all = added.Select(e => e.Fact switch
        {
            SaltAdded salt => In(salt.Amount, unit) ?? In(salt.Mass, unit) ?? In(Amount(salt), unit),
            SolventDispensed solvent => In<Volume>(solvent.Volume, unit),
            _ => null,
        }).ToList();
        return all.Contains(null) ? null : all.Sum();
    }

    private Quantity<AmountOfSubstance>? Amount(SaltAdded salt) =>
        record.Streams.GetValueOrDefault(salt.Salt.Value)?.Of<LotReceived>().FirstOrDefault().Fact is { } lot
            ? new LotFacts(salt.Salt, lot.Label.Text, null, false, lot.Purity, lot.MolarMass).AmountIn(salt.Mass)
            : null;

    private static decimal? Solvent(RecordedStream batch, string unit) =>
        batch.Of<SolventDispensed>().Select(s => In<Volume>(s.Fact.Volume, unit)).ToList() is { Count: > 0 } volumes && !volumes.Contains(null) ? volumes.Sum() : null;

    private static decimal? In<TKind>(Quantity<TKind>? quantity, string unit)
        where TKind : IKind => quantity is { } known ? new AnyQuantity(known.Value, known.Unit).To(unit) : null;

    private static LotId? LotOf(IEvent fact) => fact switch
    {
        SaltAdded salt => salt.Salt,
        SolventDispensed solvent => solvent.Solvent,
        _ => null,
    };

    private static IEnumerable<string> Names(RecordedStream lot) =>
        lot.Of<LotReceived>().SelectMany(l => new[] { l.Fact.Substance, l.Fact.Formula }).OfType<string>().Select(Phrases.Name).Distinct(StringComparer.Ordinal);
}
