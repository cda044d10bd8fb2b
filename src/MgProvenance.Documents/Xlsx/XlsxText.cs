using MgProvenance.Documents.Office;

namespace MgProvenance.Documents.Xlsx;

/// <summary>Names of columns, and text measured in digits.</summary>
internal static class XlsxText
{
    /// <summary>Of one line of text, in points.</summary>
    public const double LineHeight = 14;

    private const int LongestHeader = 100;

    /// <summary>Of the usual font, in points.</summary>
    private const double DigitWidth = 5.56;

    /// <summary>Lines that are broken at words are not full.</summary>
    private const double FullLines = 1.1;

    /// <summary>A spreadsheet's tallest row.</summary>
    private const double Tallest = 400;

    /// <summary>A, B, …, Z, AA, … for columns that count from 0.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>A spreadsheet measures its columns in digits of the usual font.</summary>
    public static double Width(RichText text, LookKind kind) => text.Spans.Sum(s => ArialWidth.Of(s, XlsxStyles.SizeOf(kind), XlsxStyles.IsBold(kind))) / DigitWidth;

    /// <summary>Of a row with this text in a column of this width, in points.</summary>
    public static double Height(RichText text, double width, LookKind kind = LookKind.Body)
    {
        var line = LineHeight * XlsxStyles.SizeOf(kind) / XlsxStyles.SizeOf(LookKind.Body);
        var lines = Width(text, kind) / (width - 1);
        return lines <= 1 ? line : Math.Min(Tallest, line * Math.Ceiling(FullLines * lines));
    }

    /// <summary>An ampersand begins a command in the header of a printed page, and digits after one a size. A header holds 255 characters in all.</summary>
    public static string InHeader(string text)
    {
        var clean = DisplayText.Clean(text);
        var safe = SheetNames.Cut(clean, LongestHeader).Replace("&", "&&", StringComparison.Ordinal);
        return safe.Length > 0 && char.IsAsciiDigit(safe[0]) ? " " + safe : safe;
    }
}
