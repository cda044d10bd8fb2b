using MgProvenance.Analysis.SymmetricCells;

namespace MgProvenance.Analysis.ExchangeCurrent;

/// <summary>Steady currents and the overpotentials that belong to them, with the kinetics by which they are read.</summary>
public sealed class PolarisationCurve
{
    private PolarisationCurve(double[] currentMA, double[] overpotentialV, ElectrodeKinetics kinetics)
    {
        (CurrentMA, Kinetics) = (currentMA, kinetics);
        PerElectrodeV = [.. overpotentialV.Zip(currentMA, (eta, i) => (eta - (i / 1000 * (kinetics.ResistanceOhm ?? 0))) / kinetics.ElectrodesInSeries)];
    }

    public ElectrodeKinetics Kinetics { get; }

    internal double[] CurrentMA { get; }

    /// <summary>Corrected for iR where a resistance is given, then shared by the electrodes in series.</summary>
    internal double[] PerElectrodeV { get; }

    /// <param name="currentMA">Positive where the overpotential is.</param>
    /// <param name="overpotentialV">Voltage less its value at rest, one per current; of all electrodes in series together.</param>
    /// <returns>The curve, or a refusal: <c>exchange-current.lengths-differ</c>, <c>exchange-current.not-finite</c> with the index, and those of the kinetics.</returns>
    public static Outcome<PolarisationCurve> From(double[] currentMA, double[] overpotentialV, ElectrodeKinetics kinetics)
    {
        if (kinetics.Refuse() is { } refusal) return refusal;
        if (currentMA.Length != overpotentialV.Length) return new Refusal("exchange-current.lengths-differ", "Currents and overpotentials differ in number.");
        for (var k = 0; k < currentMA.Length; k++)
        {
            if (!double.IsFinite(currentMA[k]) || !double.IsFinite(overpotentialV[k])) return new Refusal("exchange-current.not-finite", "A current or overpotential is not a finite number.", k);
        }

        return new PolarisationCurve(currentMA, overpotentialV, kinetics);
    }

    /// <summary>The rate test of a symmetric cell: one point per current, its time-weighted mean |V| as overpotential. Steps without one are left out.</summary>
    /// <returns>As <see cref="From(double[], double[], ElectrodeKinetics)"/>.</returns>
    public static Outcome<PolarisationCurve> From(IReadOnlyList<RateStep> rateTest, ElectrodeKinetics kinetics)
    {
        var points = rateTest.Where(s => s.CurrentMA.Value is not null && s.Polarisation.Value is not null).ToArray();
        return From([.. points.Select(s => s.CurrentMA.Value!.Value)], [.. points.Select(s => s.Polarisation.Value!.Value)], kinetics);
    }

    /// <summary>The points of which <paramref name="wanted"/> is true, by overpotential per electrode.</summary>
    internal (double[] Overpotential, double[] Current) Where(Func<double, bool> wanted)
    {
        var kept = Enumerable.Range(0, CurrentMA.Length).Where(k => wanted(PerElectrodeV[k])).ToArray();
        return ([.. kept.Select(k => PerElectrodeV[k])], [.. kept.Select(k => CurrentMA[k])]);
    }
}
