using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Equipment;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports;

/// <summary>Amounts of substance in a batch, worked out from what was weighed where the lots allow it.</summary>
internal static class ElectrolyteAmounts
{
    /// <summary>Atoms of an element in one formula unit of a salt that is written with it first.</summary>
    public static int AtomsOf(string element, string formula)
    {
        if (!formula.StartsWith(element, StringComparison.Ordinal) || (formula.Length > element.Length && formula[element.Length] is >= 'a' and <= 'z')) return 0;
        var digits = new string([.. formula.Skip(element.Length).TakeWhile(char.IsAsciiDigit)]);
        return digits.Length == 0 ? 1 : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>As reported, or from mass, purity and molar mass; null where the lot states no purity or no formula.</summary>
    public static Quantity<AmountOfSubstance>? AmountIn(IReadOnlyDictionary<string, RecordedStream> streams, SaltAdded fact) =>
        fact.Amount ?? (streams.TryGetValue(fact.Salt.Value, out var lot) ? lot.Fold<Lot>().State.Facts(fact.Salt).AmountIn(fact.Mass) : null);

    /// <summary>What was charged of these salts, mmol, with the uncertainty of its weighings; null where one amount is not known.</summary>
    /// <param name="times">How often each salt counts.</param>
    public static Measured? Charged(IReadOnlyDictionary<string, RecordedStream> streams, IReadOnlyList<SaltAdded> added, Func<SaltAdded, int> times)
    {
        var (sum, squares, known) = (0m, 0.0, true);
        foreach (var salt in added)
        {
            if (AmountIn(streams, salt) is not { } amount) return null;
            sum += amount.In("mmol") * times(salt);
            if (WeighingUncertainty(streams, salt) is not { } relative) known = false;
            else squares += Math.Pow(relative * (double)amount.In("mmol") * times(salt), 2);
        }

        return new Measured((double)sum, known ? Math.Sqrt(squares) : null);
    }

    /// <summary>What was dispensed, mL, with the uncertainty of its pipettes; null where nothing was.</summary>
    public static Measured? Dispensed(IReadOnlyDictionary<string, RecordedStream> streams, IReadOnlyList<SolventDispensed> solvents) => DispensedVolume.Of([.. solvents.Select(s => (s.Volume, Equipment(streams, s.Pipette)))]);

    /// <summary>Relative, from the balance's resolution (GUM 4.3.7), twice where vessel and salt were read; null where nothing was weighed or the balance states none.</summary>
    private static double? WeighingUncertainty(IReadOnlyDictionary<string, RecordedStream> streams, SaltAdded salt)
    {
        if (salt is not { Amount: null, Mass: { Value: > 0 } mass } || Equipment(streams, salt.Balance)?.Resolution is not { } resolution) return null;
        return (double)(resolution.In("mg") / mass.In("mg")) / Math.Sqrt(12) * (salt.Gross is null ? 1 : Math.Sqrt(2));
    }

    /// <summary>The records of balances and pipettes by which the batch's amounts are uncertain.</summary>
    public static IEnumerable<RecordedEvent> Instruments(IReadOnlyDictionary<string, RecordedStream> streams, RecordedStream batch) =>
        batch.Of<SaltAdded>().Select(s => s.Fact.Balance).Concat(batch.Of<SolventDispensed>().Select(d => d.Fact.Pipette)).OfType<EquipmentId>().Distinct()
            .Where(id => streams.ContainsKey(id.Value)).SelectMany(id => streams[id.Value].Of<EquipmentRegistered>().Select(e => e.Recorded));

    private static EquipmentRegistered? Equipment(IReadOnlyDictionary<string, RecordedStream> streams, EquipmentId? id) =>
        id is { } known && streams.TryGetValue(known.Value, out var stream) ? stream.Of<EquipmentRegistered>().FirstOrDefault().Fact : null;
}
