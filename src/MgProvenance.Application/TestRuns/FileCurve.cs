using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>One axis of a curve: what it is, its unit, and a value for each row (NaN where there is none).</summary>
public sealed record CurveAxis(string Name, string Unit, double[] Values);

/// <summary>The curve by which people know a technique.</summary>
/// <param name="EqualScale">As much of x as of y in the same length, as in a Nyquist plot.</param>
public sealed record FileCurve(CurveAxis X, CurveAxis Y, bool EqualScale = false)
{
    /// <returns>Null where the file has no two columns of the kind that are drawn.</returns>
    public static FileCurve? Of(InstrumentFile file)
    {
        var (series, kind) = (FileSeries.Of(file), FileSummary.KindOf(file));
        var time = series.TimeS is { } seconds && FileSeries.RangeOf(seconds) is { } range ? Elapsed(seconds, range) : null;
        var voltage = Axis("voltage", "V", series.VoltageV);
        var current = Axis("current", "mA", series.CurrentMA);
        return kind switch
        {
            RunKind.Impedance => Curve(Axis("Re(Z)", "Ohm", series.ImpedanceReal), Axis("-Im(Z)", "Ohm", series.NegativeImpedanceImaginary)) is { } nyquist ? nyquist with { EqualScale = true } : null,
            RunKind.CyclicVoltammetry or RunKind.LinearSweep => Curve(voltage, current),
            RunKind.Hold => Curve(time, current ?? voltage),
            _ => Curve(time, voltage ?? current),
        };
    }

    private static FileCurve? Curve(CurveAxis? x, CurveAxis? y) => x is null || y is null ? null : new FileCurve(x, y);

    private static CurveAxis? Axis(string name, string unit, double[]? values) => FileSeries.RangeOf(values) is null ? null : new CurveAxis(name, unit, values!);

    private static CurveAxis Elapsed(double[] seconds, ValueRange range)
    {
        var unit = TimeUnit.For(range.High - range.Low);
        return new CurveAxis("time", unit.Symbol, unit.Seconds == 1 ? seconds : Array.ConvertAll(seconds, s => s / unit.Seconds));
    }
}
