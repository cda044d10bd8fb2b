using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.DifferentialCapacity;

/// <summary>d|Q|/dV of one half-cycle, positive in both directions, in equal steps of voltage.</summary>
/// <param name="FromV">Lowest voltage of the constant-current rows.</param>
/// <param name="ToV">Highest.</param>
/// <param name="Value">One per step, at the step's middle, in <see cref="Unit"/>.</param>
/// <param name="Unit"><c>mA.h/V</c>, or <c>mA.h/g/V</c> where a mass was given.</param>
/// <param name="ChargeMAh">Between the two limits: Σ value × step.</param>
/// <param name="CutMAh">Charge of the half-cycle outside of it: potentiostatic tail, iR step, relaxation.</param>
/// <param name="Peaks">From low to high voltage.</param>
/// <param name="Findings">Cautions that belong to the curve.</param>
public sealed record DifferentialCapacityCurve(
    Direction Direction,
    double FromV,
    double ToV,
    double[] Value,
    string Unit,
    double ChargeMAh,
    double CutMAh,
    IReadOnlyList<DifferentialCapacityPeak> Peaks,
    IReadOnlyList<Finding> Findings,
    Method Method)
{
    private const string Coarse = "differential-capacity.coarse";

    public double StepV => (ToV - FromV) / Value.Length;

    /// <summary>Middles of the steps, one per value.</summary>
    public double[] VoltageV()
    {
        var voltage = new double[Value.Length];
        for (var k = 0; k < voltage.Length; k++) voltage[k] = FromV + ((k + 0.5) * StepV);
        return voltage;
    }

    /// <param name="mass">Active mass, for values per gram; null for mAh.</param>
    /// <returns>
    /// The curve, or a refusal: <c>differential-capacity.kernel-not-positive</c>, <c>.mass-not-positive</c>, <c>.too-few-rows</c> (also where nothing ran at constant current), <c>.flat-voltage</c>.
    /// </returns>
    public static Outcome<DifferentialCapacityCurve> Of(CyclingTrace trace, HalfCycle half, MassMg? mass = null, DifferentialCapacityOptions? options = null)
    {
        options ??= new DifferentialCapacityOptions();
        if (!(options.KernelWidthV > 0)) return new Refusal("differential-capacity.kernel-not-positive", "The kernel's width must be positive.");
        if (mass is { } m && !(m.Value > 0)) return new Refusal("differential-capacity.mass-not-positive", "The active mass is not positive.");
        var rows = ConstantCurrentRows.Of(trace, half, options);
        var name = half.Direction.ToString().ToLowerInvariant();
        if (rows.Count < options.LeastRows)
            return new Refusal("differential-capacity.too-few-rows", $"The {name} has {rows.Count} rows at constant current: at least {options.LeastRows} make a curve.", half.FirstRow);
        var (low, high) = Limits(trace, rows.Runs);
        if (high - low < options.KernelWidthV)
            return new Refusal("differential-capacity.flat-voltage", Say($"The voltage of the {name} moves by {1000 * (high - low):G3} mV, less than the kernel's width of {1000 * options.KernelWidthV:G3} mV."), half.FirstRow);

        const int BinsPerKernel = 10;
        var sign = half.Direction == Direction.Charge ? 1 : -1;
        var bins = VoltageBins.Of(trace, rows.Runs, sign, low, high, options.KernelWidthV / BinsPerKernel);
        var scale = (mass is { } active ? 1000 / active.Value : 1) / bins.BinV;
        var unit = mass is null ? "mA.h/V" : "mA.h/g/V";
        var value = new GaussianKernel(options.KernelWidthV, bins.BinV).Smooth(bins.ChargeMAh, 0, bins.ChargeMAh.Length);
        for (var k = 0; k < value.Length; k++) value[k] *= scale;
        var findings = Remarks(trace, rows, options);
        var peaks = CurvePeaks.Find(value, bins, scale, unit, mass, findings.Find(f => f.Code == Coarse)?.Sentence, options);
        return new DifferentialCapacityCurve(
            half.Direction, low, high, value, unit, half.ChargeMAh - rows.CutMAh, rows.CutMAh, peaks, findings, DifferentialCapacityMethods.Curve.With(options.CurveParameters));
    }

    private static (double Low, double High) Limits(CyclingTrace trace, IReadOnlyList<RowRange> runs)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var run in runs)
        {
            foreach (var v in trace.VoltageV.Slice(run.First, run.Count)) (low, high) = (Math.Min(low, v), Math.Max(high, v));
        }

        return (low, high);
    }

    private static List<Finding> Remarks(CyclingTrace trace, ConstantCurrentRows rows, DifferentialCapacityOptions options)
    {
        var findings = new List<Finding>();
        var first = rows.Runs[0].First;
        var (steps, coarse, unknown) = (0, 0, false);
        foreach (var run in rows.Runs)
        {
            for (var row = run.First + 1; row <= run.Last; row++)
            {
                steps++;
                if (Math.Abs(trace.VoltageV[row] - trace.VoltageV[row - 1]) > options.KernelWidthV) coarse++;
                unknown |= trace.Mode[row] == StepMode.Unknown;
            }
        }

        if (unknown) findings.Add(new Finding("differential-capacity.mode-unknown", "The file does not say how the cell was controlled: a held voltage would look like a peak at its limit.", first));
        if (2 * coarse > steps)
            findings.Add(new Finding(Coarse, Say($"Most rows lie farther apart than the kernel's {1000 * options.KernelWidthV:G3} mV: the rows shape the curve."), first));
        return findings;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
