using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports;

/// <summary>What was charged of each salt per volume of solvent in an electrolyte batch.</summary>
/// <param name="others">Lots, balances and pipettes that the batches mention, by id.</param>
internal sealed class ChargedInBatch(IReadOnlyDictionary<string, RecordedStream> others)
{
    /// <summary>Key of the number that <see cref="Magnesium"/> gives.</summary>
    public const string TotalMagnesium = "total-Mg";

    public string Substance(LotId lot) => (others.TryGetValue(lot.Value, out var stream) ? stream.Of<LotReceived>().FirstOrDefault().Fact?.Substance : null) ?? lot.Value;

    /// <summary>The substances that were added as salts, in the order in which they were.</summary>
    public IEnumerable<string> Salts(RecordedStream batch) => batch.Of<SaltAdded>().Select(s => Substance(s.Fact.Salt)).Distinct(StringComparer.Ordinal);

    /// <summary>Null where none of it was added.</summary>
    public Derived? Of(RecordedStream batch, string salt) => PerSolvent(batch, s => Substance(s.Salt) == salt ? 1 : 0);

    /// <summary>Of all salts together, per atom of magnesium; null where none holds it.</summary>
    public Derived? Magnesium(RecordedStream batch) => PerSolvent(batch, s => ElectrolyteAmounts.AtomsOf("Mg", Substance(s.Salt)));

    private Derived? PerSolvent(RecordedStream batch, Func<SaltAdded, int> times)
    {
        var added = batch.Of<SaltAdded>().Where(s => times(s.Fact) > 0).ToList();
        if (added.Count == 0) return null;
        var weighed = added.Where(a => a.Fact.Amount is null).Select(a => a.Fact.Salt.Value).Distinct(StringComparer.Ordinal);
        var lots = weighed.SelectMany(lot => others.TryGetValue(lot, out var stream) ? stream.Of<LotReceived>().Select(r => r.Recorded) : []);
        var sources = Sources.Of(added.Select(a => a.Recorded).Concat(batch.Of<SolventDispensed>().Select(s => s.Recorded)).Concat(lots));
        sources = sources.And(Sources.Of(ElectrolyteAmounts.Instruments(others, batch)));
        var estimate = ChargedConcentration.Of(
            ElectrolyteAmounts.Charged(others, [.. added.Select(a => a.Fact)], times), ElectrolyteAmounts.Dispensed(others, [.. batch.Of<SolventDispensed>().Select(d => d.Fact)]));
        return Derived.From(estimate, sources);
    }
}
