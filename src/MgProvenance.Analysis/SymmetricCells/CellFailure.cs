using System.Globalization;
using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.SymmetricCells;

/// <summary>How a symmetric cell ended.</summary>
public enum FailureKind
{
    /// <summary>Polarisation fell below the band and stayed there, but the cell still has the resistance of more than its contacts.</summary>
    SoftShort,

    /// <summary>The cell carries its current like a wire.</summary>
    HardShort,

    /// <summary>Polarisation rose above the band and stayed there.</summary>
    PolarisationRise,

    /// <summary>The program's voltage limit was reached.</summary>
    VoltageLimit,
}

/// <summary>The half-cycle with which a cell failed.</summary>
/// <param name="HalfCycle">Index of the first half-cycle that does not count to the life.</param>
/// <param name="Sentence">For the table.</param>
public sealed record CellFailure(FailureKind Kind, int HalfCycle, string Sentence);

/// <summary>What the search for a failure came to: one, or none, or an excursion too near the end to tell.</summary>
internal sealed record FailureSearch(CellFailure? Failure, CellFailure? Undecided, IReadOnlyList<Finding> Findings)
{
    /// <summary>How many half-cycles count to the life.</summary>
    public int Lived(int halfCycles) => (Failure ?? Undecided)?.HalfCycle ?? halfCycles;

    public static FailureSearch In(CyclingTrace trace, IReadOnlyList<HalfCycle> halves, IReadOnlyList<HalfCyclePolarisation> polarisations, SymmetricCellOptions options)
    {
        var findings = new List<Finding>();
        var trailing = new List<double>();
        for (var k = 0; k < polarisations.Count; k++)
        {
            if (ReachesLimit(trace, halves[k], options))
                return Found(FailureKind.VoltageLimit, k, Say($"Half-cycle {k} reaches the voltage limit of {options.VoltageLimitV} V."));
            if (k > 0 && RateStep.Differ(polarisations[k - 1], polarisations[k], options)) trailing.Clear();
            double? median = trailing.Count < 2 * options.TrailingCycles ? null : Median(trailing);
            if (Kind(polarisations[k], median, options) is not { } kind)
            {
                if (polarisations[k].Mean.Value is { } mean) Push(mean);
                continue;
            }

            // The half-cycles of an excursion do not enter the median it is judged by.
            var (next, last) = (k + 1, Math.Min(k + options.RecoveryHalfCycles, polarisations.Count - 1));
            while (next <= last && Kind(polarisations[next], SameCurrent(next) ? median : null, options) is { } still) (kind, next) = (still, next + 1);
            var against = median is { } m ? Say($"the median of the {options.TrailingCycles} cycles before is {m:G4} V") : Say($"fewer than {options.TrailingCycles} cycles at this current came before");
            var sentence = Say($"Half-cycle {k}: mean |V| {polarisations[k].Mean.Value:G4} V, {against} ({Word(kind)}).");
            if (next > last && last == k + options.RecoveryHalfCycles) return Found(kind, k, sentence);
            if (next > last) return new FailureSearch(null, new CellFailure(kind, k, sentence), findings);
            findings.Add(SameCurrent(next)
                ? new Finding("symmetric-cell.recovered", Say($"{sentence} It recovered with half-cycle {next}."), halves[k].FirstRow)
                : new Finding("symmetric-cell.current-changed", Say($"{sentence} The current changes with half-cycle {next}: whether it recovered is not known."), halves[k].FirstRow));
            k = next - 1;

            bool SameCurrent(int other) => !RateStep.Differ(polarisations[next - 1], polarisations[other], options);
        }

        return new FailureSearch(null, null, findings);

        FailureSearch Found(FailureKind kind, int k, string sentence) => new(new CellFailure(kind, k, sentence), null, findings);

        void Push(double mean)
        {
            trailing.Add(mean);
            if (trailing.Count > 2 * options.TrailingCycles) trailing.RemoveAt(0);
        }
    }

    private static FailureKind? Kind(HalfCyclePolarisation half, double? median, SymmetricCellOptions options) => half.Mean.Value switch
    {
        null => null,
        { } mean when half.CurrentMA.Value is { } current && 1000 * mean < options.HardShortOhm * current => FailureKind.HardShort,
        { } mean when mean < options.LowFraction * median => FailureKind.SoftShort,
        { } mean when mean > options.HighFraction * median => FailureKind.PolarisationRise,
        _ => null,
    };

    private static string Word(FailureKind kind) => kind switch
    {
        FailureKind.HardShort => "hard short",
        FailureKind.SoftShort => "soft short",
        _ => "polarisation has risen",
    };

    private static bool ReachesLimit(CyclingTrace trace, HalfCycle half, SymmetricCellOptions options)
    {
        if (options.VoltageLimitV is not { } limit) return false;
        foreach (var segment in half.Segments)
        {
            for (var row = segment.First; row <= segment.Last; row++)
            {
                if (Math.Abs(trace.VoltageV[row]) >= limit - options.VoltageLimitToleranceV) return true;
            }
        }

        return false;
    }

    private static double Median(List<double> values) => Statistics.Summary.Of(values).Required().Median;

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
