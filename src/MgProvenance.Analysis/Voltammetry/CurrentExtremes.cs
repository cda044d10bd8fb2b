using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>What can be said of a cycle whether or not it has peaks, from its rows as recorded.</summary>
/// <param name="Number">The instrument's cycle label where the file has one, else the number of the cycle found.</param>
/// <param name="Maximum">Largest current, mA.</param>
/// <param name="PotentialAtMaximum">V, as measured.</param>
/// <param name="Minimum">Smallest current, mA.</param>
/// <param name="PotentialAtMinimum">V, as measured.</param>
/// <param name="Separation">Difference of the two potentials in V. A resistor has one too: it is not a peak separation.</param>
/// <param name="AnodicCharge">Of the positive current, mAh.</param>
/// <param name="CathodicCharge">Of the negative current, mAh, negative.</param>
/// <param name="ChargeRatio">Anodic over cathodic, without sign.</param>
/// <param name="MedianScanRate">mV/s.</param>
public sealed record CurrentExtremes(
    int Number,
    RowRange Rows,
    double FirstS,
    double LastS,
    Estimate Maximum,
    Estimate PotentialAtMaximum,
    Estimate Minimum,
    Estimate PotentialAtMinimum,
    Estimate Separation,
    Estimate AnodicCharge,
    Estimate CathodicCharge,
    Estimate ChargeRatio,
    Estimate MedianScanRate)
{
    internal static CurrentExtremes Of(Voltammogram sweep, int number, RowRange rows)
    {
        var time = sweep.TimeS.Slice(rows.First, rows.Count);
        var potential = sweep.PotentialV.Slice(rows.First, rows.Count);
        var current = sweep.CurrentMA.Slice(rows.First, rows.Count);
        var (highest, lowest) = (0, 0);
        for (var k = 1; k < current.Length; k++)
        {
            if (current[k] > current[highest]) highest = k;
            if (current[k] < current[lowest]) lowest = k;
        }

        var (anodic, cathodic) = (SweepIntegral.OfSign(current, time, 1) / 3600, SweepIntegral.OfSign(current, time, -1) / 3600);
        return new CurrentExtremes(
            number,
            rows,
            time[0],
            time[^1],
            Estimate.Of(current[highest], "mA", VoltammetryMethods.CurrentExtreme),
            Estimate.Of(potential[highest], "V", VoltammetryMethods.CurrentExtreme),
            Estimate.Of(current[lowest], "mA", VoltammetryMethods.CurrentExtreme),
            Estimate.Of(potential[lowest], "V", VoltammetryMethods.CurrentExtreme),
            current[highest] > current[lowest]
                ? Estimate.Of(potential[highest] - potential[lowest], "V", VoltammetryMethods.ExtremeSeparation)
                : Estimate.Undefined("V", VoltammetryMethods.ExtremeSeparation, "The current is the same in every row."),
            Estimate.Of(anodic, "mA.h", VoltammetryMethods.SignedCharge),
            Estimate.Of(cathodic, "mA.h", VoltammetryMethods.SignedCharge),
            cathodic < 0
                ? Estimate.Of(anodic / -cathodic, "1", VoltammetryMethods.SignedChargeRatio)
                : Estimate.Undefined("1", VoltammetryMethods.SignedChargeRatio, "The current is never negative: there is no cathodic charge to compare with."),
            ScanRate.Of(time, potential));
    }
}
