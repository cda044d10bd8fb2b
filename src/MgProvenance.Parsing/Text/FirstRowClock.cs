using System.Globalization;

namespace MgProvenance.Parsing.Text;

/// <summary>Where a file states no start, its first row does: wall clock less elapsed time.</summary>
internal static class FirstRowClock
{
    private static readonly string[] Forms =
    [
        "yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss", "MM/dd/yyyy HH:mm:ss",
        "yyyy/MM/dd HH:mm:ss.FFF", "yyyy-MM-dd HH:mm:ss.FFF", "MM/dd/yyyy HH:mm:ss.FFF",
    ];

    private const double LongestTest = 1e10;   // seconds: more is no elapsed time

    /// <param name="form">How the date is written, where that is known.</param>
    public static LocalStart? Start(IReadOnlyList<Column> columns, FindingList findings, string? form = null)
    {
        var clock = columns.FirstOrDefault(c => c.Meaning == Meaning.WallClock);
        var time = columns.FirstOrDefault(c => c.Meaning == Meaning.Time);
        if (clock?.Texts is not [var raw, ..] || time is not { Values: [var first, ..] }) return null;
        var elapsed = first * SecondsPer(time.Unit);
        if (!(Math.Abs(elapsed) < LongestTest)) return null;
        if (!DateTime.TryParseExact(raw, form is null ? Forms : [form], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            findings.Error("text.start", FindingList.AtColumn(clock.Name), $"The first row does not hold a date that can be read.", "year, month, day and time", raw);
            return null;
        }

        return new LocalStart(local.AddSeconds(-elapsed), $"{clock.Name} of the first row, less its {time.Name}", raw);
    }

    private static double SecondsPer(string unit) => unit switch
    {
        "s" => 1,
        "min" => 60,
        "h" => 3600,
        "ms" => 1e-3,
        _ => double.NaN,
    };
}
