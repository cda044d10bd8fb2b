namespace MgProvenance.Documents.Xlsx;

/// <summary>Names of columns, and text measured in characters.</summary>
internal static class XlsxText
{
    /// <summary>Of one line of text, in points.</summary>
    public const double LineHeight = 13.5;

    /// <summary>A spreadsheet's tallest row.</summary>
    private const double Tallest = 400;

    /// <summary>A, B, …, Z, AA, … for columns that count from 0.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>Of a row with this text on a line of so many characters. A spreadsheet fits no row to a merged cell.</summary>
    public static double Height(RichText text, double width, double line = LineHeight) => Math.Min(Tallest, line * Math.Ceiling(1.08 * Math.Max(1, text.Spans.Sum(s => s.Text.Length)) / width));

    /// <summary>An ampersand begins a command in the header of a printed page, and digits after one a size.</summary>
    public static string InHeader(string text)
    {
        var safe = DisplayText.Clean(text).Replace("&", "&&", StringComparison.Ordinal);
        return safe.Length > 0 && char.IsAsciiDigit(safe[0]) ? " " + safe : safe;
    }
}
