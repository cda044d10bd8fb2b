using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports;

/// <summary>Amounts of substance in a batch, worked out from what was weighed where the lots allow it. Lots and equipment are among <c>others</c>, by id.</summary>
internal static class ElectrolyteAmounts
{
    /// <summary>As reported, or from mass, purity and molar mass; null where the lot states no purity or no formula.</summary>
    public static Quantity<AmountOfSubstance>? AmountIn(IReadOnlyDictionary<string, RecordedStream> others, SaltAdded fact) =>
        fact.Amount ?? (others.TryGetValue(fact.Salt.Value, out var lot) ? lot.Fold<Lot>().State.Facts(fact.Salt).AmountIn(fact.Mass) : null);

    /// <summary>What was charged of these salts, mmol, with the uncertainty of its weighings; null where one amount is not known.</summary>
    /// <param name="times">How often each salt counts.</param>
    public static Measured? Charged(IReadOnlyDictionary<string, RecordedStream> others, IReadOnlyList<SaltAdded> added, Func<SaltAdded, int> times)
    {
        var (sum, squares, known) = (0m, 0.0, true);
        foreach (var salt in added)
        {
            if (AmountIn(others, salt) is not { } amount) return null;
            sum += amount.In("mmol") * times(salt);
            if (WeighingUncertainty(others, salt) is not { } relative) known = false;
            else squares += Math.Pow(relative * (double)amount.In("mmol") * times(salt), 2);
        }

        return new Measured((double)sum, known ? Math.Sqrt(squares) : null);
    }

    /// <summary>What was dispensed, mL, with the uncertainty of its pipettes; null where nothing was.</summary>
    public static Measured? Dispensed(IReadOnlyDictionary<string, RecordedStream> others, IReadOnlyList<SolventDispensed> solvents)
    {
        if (solvents.Count == 0 || solvents.Sum(s => s.Volume.In("mL")) is var volume && volume == 0) return null;
        var (squares, known) = (0.0, true);
        foreach (var solvent in solvents)
        {
            if (Equipment(others, solvent.Pipette) is not { VolumeError: { } error } pipette || (error.PercentOfRange is not null && pipette.NominalVolume is null)) known = false;
            else squares += Math.Pow(new ErrorLimit((double)(error.PercentOfReading ?? 0) / 100, (double)(error.PercentOfRange ?? 0) / 100).StandardUncertainty((double)solvent.Volume.In("mL"), (double)(pipette.NominalVolume?.In("mL") ?? 0)), 2);
        }

        return new Measured((double)volume, known ? Math.Sqrt(squares) : null);
    }

    /// <summary>Relative, from the balance's resolution (GUM 4.3.7), twice where vessel and salt were read; null where nothing was weighed or the balance states none.</summary>
    private static double? WeighingUncertainty(IReadOnlyDictionary<string, RecordedStream> others, SaltAdded salt)
    {
        if (salt is not { Amount: null, Mass: { Value: > 0 } mass } || Equipment(others, salt.Balance)?.Resolution is not { } resolution) return null;
        return (double)(resolution.In("mg") / mass.In("mg")) / Math.Sqrt(12) * (salt.Gross is null ? 1 : Math.Sqrt(2));
    }

    /// <summary>The records of balances and pipettes by which the batch's amounts are uncertain.</summary>
    public static IEnumerable<RecordedEvent> Instruments(IReadOnlyDictionary<string, RecordedStream> others, RecordedStream batch) =>
        batch.Of<SaltAdded>().Select(s => s.Fact.Balance).Concat(batch.Of<SolventDispensed>().Select(d => d.Fact.Pipette)).OfType<EquipmentId>().Distinct()
            .Where(id => others.ContainsKey(id.Value)).SelectMany(id => others[id.Value].Of<EquipmentRegistered>().Select(e => e.Recorded));

    private static EquipmentRegistered? Equipment(IReadOnlyDictionary<string, RecordedStream> others, EquipmentId? id) =>
        id is { } known && others.TryGetValue(known.Value, out var stream) ? stream.Of<EquipmentRegistered>().FirstOrDefault().Fact : null;
}
