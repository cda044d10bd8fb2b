using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Fitting;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Looks for the peak of one branch, in the direction of the sweep.</summary>
internal sealed class Peaks
{
    private readonly double[] _e;
    private readonly double[] _y;
    private readonly int _sign;
    private readonly StraightLine? _foot;
    private readonly string _name;
    private readonly double _noise;
    private readonly Method _potential;
    private readonly Method _height;
    private readonly Method _half;

    /// <param name="beyondMA">Current beyond the baseline, in the sign of the direction.</param>
    private Peaks(double[] potentialV, double[] beyondMA, SweepDirection direction, StraightLine? foot, SweepOptions options)
    {
        (_e, _y, _foot, _sign) = (potentialV, beyondMA, foot, direction.Sign());
        _name = direction.ToString().ToLowerInvariant();
        _noise = Noise.StandardDeviation(beyondMA);
        _potential = options.ForPeaks(VoltammetryMethods.PeakPotential, direction);
        _height = options.ForPeaks(VoltammetryMethods.PeakHeight, direction);
        _half = options.ForPeaks(VoltammetryMethods.HalfPeakPotential, direction);
    }

    /// <param name="foot">The fitted baseline, or why it could not be laid; null where none was asked for.</param>
    public static SweepPeak Find(double[] potentialV, double[] currentMA, SweepDirection direction, Outcome<StraightLine>? foot, SweepOptions options)
    {
        StraightLine? line = null;
        if (foot is not null && !foot.IsAccepted(out line, out var refusal)) return new Peaks(potentialV, [], direction, null, options).None(refusal.Sentence);
        var beyond = new double[currentMA.Length];
        for (var k = 0; k < beyond.Length; k++) beyond[k] = direction.Sign() * (currentMA[k] - (line?.At(potentialV[k]) ?? 0));
        return new Peaks(potentialV, beyond, direction, line, options).Find(options, options.Window(direction));
    }

    private SweepPeak Find(SweepOptions options, PotentialWindow? window)
    {
        var (first, last, top) = (-1, -1, -1);
        for (var k = 0; k < _y.Length; k++)
        {
            if (window is not null && !window.Contains(_e[k])) continue;
            if (first < 0) first = k;
            last = k;
            if (top < 0 || _y[k] > _y[top]) top = k;
        }

        if (top < 0) return None($"The {_name} branch does not pass {window}.");
        var (before, after) = (_y[first], _y[top]);
        for (var k = first; k < top; k++) before = Math.Min(before, _y[k]);
        for (var k = top; k <= last; k++) after = Math.Min(after, _y[k]);

        var least = Math.Max(options.PeakNoise * _noise, options.PeakFraction * (_y[top] - _y.Min()));
        var (end, fall) = before > after ? (first, _y[top] - before) : (last, _y[top] - after);
        if (_y[top] <= 0) return None($"The current of the {_name} branch never lies beyond the baseline.");
        if (fall <= 0 || fall < least)
        {
            var where = window is null ? "the vertex" : "the end of the window";
            return None(Say($"No peak: the {_name} current is largest at {_e[top]:F4} V and falls by only {fall:G3} mA from there to {where} at {_e[end]:F4} V."));
        }

        var rows = RowsAbove(top, _y[top] - (fall / 2));
        if (rows.Count < options.PeakRows) return None(Say($"No peak: the {_name} current is largest at {_e[top]:F4} V in a spike of {rows.Count} row(s)."));

        var (potentialError, heightError) = (Math.Sqrt(Square(StepAt(top)) + Square(HalfWidthInNoise(top))), Math.Sqrt(Square(_noise) + (_foot?.VarianceAt(_e[top]) ?? 0)));
        return new SweepPeak(
            Estimate.Of(_e[top], "V", _potential, potentialError),
            Estimate.Of(_sign * _y[top], "mA", _height, heightError > 0 ? heightError : null),
            HalfPotential(top));
    }

    private Estimate HalfPotential(int top)
    {
        var half = _y[top] / 2;
        var k = top;
        while (k > 0 && _y[k - 1] >= half) k--;
        if (k == 0) return Estimate.Undefined("V", _half, $"The {_name} current lies above half of the peak height from the start of the branch.");
        var (rise, step) = (_y[k] - _y[k - 1], _e[k] - _e[k - 1]);
        var at = _e[k - 1] + (step * (half - _y[k - 1]) / rise);
        return Estimate.Of(at, "V", _half, Math.Sqrt(Square(step) + Square(_noise * step / rise)));
    }

    // Rows beside the top that the noise could have made the top.
    private double HalfWidthInNoise(int top)
    {
        var rows = RowsAbove(top, _y[top] - (3 * _noise));
        return Math.Abs(_e[rows.Last] - _e[rows.First]) / 2;
    }

    private RowRange RowsAbove(int top, double level)
    {
        var (a, b) = (top, top);
        while (a > 0 && _y[a - 1] > level) a--;
        while (b < _y.Length - 1 && _y[b + 1] > level) b++;
        return new RowRange(a, b);
    }

    private double StepAt(int top) => Math.Max(
        top > 0 ? Math.Abs(_e[top] - _e[top - 1]) : 0,
        top < _e.Length - 1 ? Math.Abs(_e[top + 1] - _e[top]) : 0);

    private SweepPeak None(string reason) => new(Estimate.Undefined("V", _potential, reason), Estimate.Undefined("mA", _height, reason), Estimate.Undefined("V", _half, reason));

    private static double Square(double x) => x * x;

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
