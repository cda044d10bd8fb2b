using System.Globalization;

namespace MgProvenance.Analysis.Voltammetry;

/// <summary>A potential sweep as parallel columns, one entry per recorded row, in the order of the file.</summary>
/// <remarks>The arrays are taken over, not copied: the caller must not change them afterwards. Zero rows are valid.</remarks>
public sealed class Voltammogram
{
    private readonly double[] _timeS;
    private readonly double[] _potentialV;
    private readonly double[] _currentMA;
    private readonly double[]? _controlV;
    private readonly int[]? _cycle;

    private Voltammogram(double[] timeS, double[] potentialV, double[] currentMA, double[]? controlV, int[]? cycle) =>
        (_timeS, _potentialV, _currentMA, _controlV, _cycle) = (timeS, potentialV, currentMA, controlV, cycle);

    /// <summary>Seconds; never decrease.</summary>
    public ReadOnlySpan<double> TimeS => _timeS;

    /// <summary>Measured potential. In a cell of two electrodes it is the cell voltage.</summary>
    public ReadOnlySpan<double> PotentialV => _potentialV;

    /// <summary>Oxidation positive.</summary>
    public ReadOnlySpan<double> CurrentMA => _currentMA;

    /// <summary>What the instrument was told to apply; the measured potential where the file has none. Only vertices are sought in it.</summary>
    public ReadOnlySpan<double> ControlV => _controlV ?? _potentialV;

    /// <summary>The instrument's own cycle label; null where the file has none.</summary>
    public IReadOnlyList<int>? Cycle => _cycle;

    public int RowCount => _timeS.Length;

    /// <summary>Checks the columns and joins them.</summary>
    /// <returns>The voltammogram, or a refusal: <c>voltammogram.lengths-differ</c>; <c>voltammogram.not-finite</c> or <c>voltammogram.time-decreases</c> with the first row at fault.</returns>
    public static Outcome<Voltammogram> From(double[] timeS, double[] potentialV, double[] currentMA, double[]? controlV = null, int[]? cycle = null)
    {
        var n = timeS.Length;
        if (potentialV.Length != n || currentMA.Length != n || (controlV ?? timeS).Length != n || (cycle?.Length ?? n) != n)
            return new Refusal("voltammogram.lengths-differ", "The columns differ in their number of rows.");
        for (var row = 0; row < n; row++)
        {
            if (!double.IsFinite(timeS[row]) || !double.IsFinite(potentialV[row]) || !double.IsFinite(currentMA[row]) || !double.IsFinite(controlV?[row] ?? 0))
                return new Refusal("voltammogram.not-finite", string.Create(CultureInfo.InvariantCulture, $"Row {row}: time, potential or current is not a finite number."), row);
            if (row > 0 && timeS[row] < timeS[row - 1])
                return new Refusal("voltammogram.time-decreases", string.Create(CultureInfo.InvariantCulture, $"Row {row}: time falls from {timeS[row - 1]} s to {timeS[row]} s."), row);
        }

        return new Voltammogram(timeS, potentialV, currentMA, controlV, cycle);
    }
}
