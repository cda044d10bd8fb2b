namespace MgProvenance.Analysis.Cycling;

/// <summary>Cycles of one run under one convention.</summary>
/// <param name="Cycles">In order, numbered from 1; empty where the run has no half-cycle.</param>
/// <param name="Convention">How they were paired.</param>
/// <param name="Methods">Every method behind a column, in the order in which a table prints them.</param>
public sealed record CycleTable(IReadOnlyList<Cycle> Cycles, CycleConvention Convention, IReadOnlyList<Method> Methods)
{
    /// <summary>Pairs half-cycles. The trace is needed again for the voltages over a common capacity window.</summary>
    public static CycleTable From(CyclingTrace trace, HalfCycleSet halfCycles, CycleConvention convention)
    {
        var pairs = new List<(HalfCycle? First, HalfCycle? Second)>();
        foreach (var half in halfCycles.Items)
        {
            if (half.Direction == convention.First) pairs.Add((half, null));
            else if (pairs is [.., (var first, null)]) pairs[^1] = (first, half);
            else pairs.Add((null, half));
        }

        var cycles = pairs.Select((pair, i) =>
        {
            var nextFirst = i + 1 < pairs.Count ? pairs[i + 1].First : null;
            var (charge, discharge) = convention.First == Direction.Charge ? pair : (pair.Second, pair.First);
            return new Cycle(
                i + 1,
                charge,
                discharge,
                Efficiencies.Coulombic(i + 1, pair.First, pair.Second, nextFirst, convention),
                Efficiencies.Energy(i + 1, charge, discharge),
                Hysteresis.Of(trace, pair.First, pair.Second));
        }).ToArray();
        return new CycleTable(
            cycles,
            convention,
            [
                halfCycles.Method,
                Analysis.Methods.Charge,
                Analysis.Methods.AverageVoltage,
                convention.Method,
                Analysis.Methods.EnergyEfficiency,
                Analysis.Methods.VoltageHysteresis,
            ]);
    }
}
