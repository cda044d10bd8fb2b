using MgProvenance.Parsing;
using MgProvenance.Parsing.Cycling;

namespace MgProvenance.Application.TestRuns;

/// <summary>Smallest and largest of the numbers that are there.</summary>
public sealed record ValueRange(double Low, double High);

/// <summary>The readings of a file that everybody looks at first, in s, V and mA whatever unit the file has; null where it has no such column.</summary>
public sealed record FileSeries(double[]? TimeS, double[]? VoltageV, double[]? CurrentMA, double[]? FrequencyHz, double[]? ImpedanceReal, double[]? NegativeImpedanceImaginary)
{
    public static FileSeries Of(InstrumentFile file) => new(
        InBaseUnit(file, Meaning.Time),
        InBaseUnit(file, Meaning.Voltage, Meaning.MeanVoltage, Meaning.CellVoltage),
        InBaseUnit(file, Meaning.Current, Meaning.MeanCurrent),
        Find(file, Meaning.Frequency)?.Values,
        Find(file, Meaning.ImpedanceReal)?.Values,
        Negative(Find(file, Meaning.ImpedanceImaginary)));

    /// <summary>Null where there is no number at all.</summary>
    public static ValueRange? RangeOf(double[]? values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values ?? [])
        {
            if (!double.IsFinite(value)) continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return low <= high ? new ValueRange(low, high) : null;
    }

    private static Column? Find(InstrumentFile file, params Meaning[] meanings) => meanings.Select(file.Find).FirstOrDefault(c => c is { Texts: null });

    private static double[]? InBaseUnit(InstrumentFile file, params Meaning[] meanings) =>
        Find(file, meanings) is { } column && Units.FactorOf(column.Unit) is { } factor ? factor == 1 ? column.Values : Array.ConvertAll(column.Values, v => v * factor) : null;

    /// <summary>BioLogic stores −Im(Z) and says so in the column's name.</summary>
    private static double[]? Negative(Column? imaginary) => imaginary is null || imaginary.Name.StartsWith('-') ? imaginary?.Values : Array.ConvertAll(imaginary.Values, v => -v);
}
