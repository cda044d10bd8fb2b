using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Cuts a voltammogram into branches and measures each.</summary>
internal static class Branches
{
    public static List<Branch> Of(Voltammogram sweep, SweepOptions options, List<Finding> findings)
    {
        var sweeps = Vertices.Sweeps(sweep.ControlV, options.ReversalV);
        if (sweeps.Count == 0) return [];
        var (first, last) = (sweeps[0].Rows.First, sweeps[^1].Rows.Last);
        if (first > 0) findings.Add(new Finding("voltammetry.rows-before", $"{first} row(s) before the first sweep are left out.", 0));
        if (last < sweep.RowCount - 1) findings.Add(new Finding("voltammetry.rows-after", $"{sweep.RowCount - 1 - last} row(s) after the last sweep are left out.", last + 1));
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (_, rows) in sweeps)
        {
            var (a, b) = (sweep.PotentialV[rows.First], sweep.PotentialV[rows.Last]);
            (low, high) = (Math.Min(low, Math.Min(a, b)), Math.Max(high, Math.Max(a, b)));
        }

        return [.. sweeps.Select((s, i) => Measure(sweep, i, s.Sign > 0 ? SweepDirection.Anodic : SweepDirection.Cathodic, s.Rows, high - low, options, findings))];
    }

    private static Branch Measure(Voltammogram sweep, int index, SweepDirection direction, RowRange rows, double windowV, SweepOptions options, List<Finding> findings)
    {
        var time = sweep.TimeS.Slice(rows.First, rows.Count);
        var measured = sweep.PotentialV.Slice(rows.First, rows.Count);
        var current = sweep.CurrentMA.Slice(rows.First, rows.Count).ToArray();
        var potential = measured.ToArray();
        if (options.ResistanceOhm is { } ohm)
        {
            for (var k = 0; k < potential.Length; k++) potential[k] -= current[k] * ohm / 1000;
        }

        var foot = options.Foot(direction) is { } window ? FootLine(potential, current, direction, window) : null;
        var rate = Rate(time, measured, index, rows, options, findings);
        return new Branch(
            index,
            direction,
            rows,
            measured[0],
            measured[^1],
            Math.Abs(measured[^1] - measured[0]) < options.FullBranchFraction * windowV,
            rate,
            potential,
            current,
            Peaks.Find(potential, current, direction, foot, options),
            Charge(index, measured, potential, current, rate, foot, direction, options),
            Estimate.Of(SweepIntegral.Of(current, time) / 3600, "mA.h", VoltammetryMethods.BranchChargeOverTime.With(options.ReversalParameter)));
    }

    private static Outcome<StraightLine> FootLine(double[] potential, double[] current, SweepDirection direction, PotentialWindow window)
    {
        var (e, i) = (new List<double>(), new List<double>());
        for (var k = 0; k < potential.Length; k++)
        {
            if (!window.Contains(potential[k])) continue;
            e.Add(potential[k]);
            i.Add(current[k]);
        }

        if (StraightLine.Fit(e.ToArray(), i.ToArray()).IsAccepted(out var line, out _)) return line;
        return new Refusal("voltammetry.no-foot", $"The {direction.ToString().ToLowerInvariant()} branch has {e.Count} row(s) in the baseline's window, {window}: no line can be laid there.");
    }

    private static Estimate Rate(ReadOnlySpan<double> time, ReadOnlySpan<double> potential, int index, RowRange rows, SweepOptions options, List<Finding> findings)
    {
        var method = VoltammetryMethods.ScanRate.With(options.ReversalParameter, new MethodParameter("middle-fraction", options.RateFraction));
        var inner = Inner(potential, options.RateFraction);
        if (!StraightLine.Fit(time[inner], potential[inner]).IsAccepted(out var line, out _)) return Estimate.Undefined("mV/s", method, $"No time passes in branch {index}.");
        var mean = 1000 * Math.Abs(line.Slope);
        if (mean == 0) return Estimate.Undefined("mV/s", method, $"The measured potential of branch {index} stands still.");
        if (ScanRate.Median(time, potential) is not { } median || Math.Abs(mean - median) > options.UnevenRateFraction * mean)
        {
            findings.Add(new Finding("voltammetry.rate-uneven", Say($"Branch {index} runs at {mean:G4} mV/s on average and otherwise from row to row: the potential was held, stepped, or its rate was changed."), rows.First));
        }

        return Estimate.Of(mean, "mV/s", method, 1000 * line.SlopeStandardError);
    }

    // From the last row near the start to the first row near the end.
    private static Range Inner(ReadOnlySpan<double> potential, double fraction)
    {
        var (start, span) = (potential[0], potential[^1] - potential[0]);
        var margin = (1 - fraction) / 2;
        var (first, last) = (0, potential.Length - 1);
        for (var k = 0; k < potential.Length; k++)
        {
            if ((potential[k] - start) / span <= margin) first = k;
        }

        for (var k = last; k > first; k--)
        {
            if ((potential[k] - start) / span >= 1 - margin) last = k;
        }

        return last - first < 2 ? .. : first..(last + 1);
    }

    private static Estimate Charge(
        int index, ReadOnlySpan<double> measured, double[] potential, double[] current, Estimate rate, Outcome<StraightLine>? foot, SweepDirection direction, SweepOptions options)
    {
        var method = VoltammetryMethods.BranchCharge.With(options.ReversalParameter, options.ResistanceParameter, options.BaselineParameter(direction));
        if (rate.Value is not { } rateMVPerS) return Estimate.Undefined("mA.h", method, rate.Reason!);
        StraightLine? line = null;
        if (foot is not null && !foot.IsAccepted(out line, out var refusal)) return Estimate.Undefined("mA.h", method, refusal.Sentence);
        var beyond = new double[current.Length];
        for (var k = 0; k < beyond.Length; k++) beyond[k] = current[k] - (line?.At(potential[k]) ?? 0);

        // The row of a vertex was recorded on the way there: a displacement current has the other sign in it.
        if (index > 0) beyond[0] = beyond[1];
        var value = direction.Sign() * SweepIntegral.Of(beyond, measured) / (rateMVPerS / 1000) / 3600;
        return Estimate.Of(value, "mA.h", method, Math.Abs(value) * rate.StandardUncertainty / rateMVPerS);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
