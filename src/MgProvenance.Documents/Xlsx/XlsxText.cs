namespace MgProvenance.Documents.Xlsx;

/// <summary>Names of columns, and text measured in characters.</summary>
internal static class XlsxText
{
    /// <summary>Of one line of text, in points.</summary>
    public const double LineHeight = 14;

    private const int LongestHeader = 100;

    public const double TitleHeight = 17;

    /// <summary>A spreadsheet's tallest row.</summary>
    private const double Tallest = 400;

    /// <summary>A, B, …, Z, AA, … for columns that count from 0.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>Of a row with this text in a column of so many digits: letters are a little narrower than digits, and broken lines are not full.</summary>
    public static double Height(RichText text, double width, double line = LineHeight)
    {
        var lines = 0.95 * text.Spans.Sum(s => s.Text.Length) / (width - 1);
        return lines <= 1 ? line : Math.Min(Tallest, line * Math.Ceiling(1.1 * lines));
    }

    /// <summary>An ampersand begins a command in the header of a printed page, and digits after one a size. A header holds 255 characters in all.</summary>
    public static string InHeader(string text)
    {
        var clean = DisplayText.Clean(text);
        var safe = SheetNames.Cut(clean, LongestHeader).Replace("&", "&&", StringComparison.Ordinal);
        return safe.Length > 0 && char.IsAsciiDigit(safe[0]) ? " " + safe : safe;
    }
}
