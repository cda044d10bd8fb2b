using System.Globalization;

namespace MgProvenance.Documents.Xlsx;

/// <summary>Gives every sheet a name that a workbook can hold: at most 31 characters, none of <c>[ ] : * ? / \</c>, no apostrophe at an end, unique without regard to case.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\";

    // A workbook keeps this name for itself.
    private readonly HashSet<string> _taken = new(["History"], StringComparer.OrdinalIgnoreCase);

    public string Take(string wanted)
    {
        var name = Cut(string.Concat(DisplayText.Clean(wanted).Select(c => Forbidden.Contains(c, StringComparison.Ordinal) ? '-' : c == '\u00A0' ? ' ' : c)).Trim('\'', ' '), Longest);
        if (name.Length == 0) name = "Table";
        var unique = name;
        for (var n = 2; !_taken.Add(unique); n++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({n})");
            unique = Cut(name, Longest - suffix.Length) + suffix;
        }

        return unique;
    }

    /// <summary>A cell of a sheet as links and defined names write it.</summary>
    public static string Place(string sheet, string reference) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{reference}";

    /// <summary>Never between the halves of a surrogate pair, and not before an apostrophe or a space.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd('\'', ' ');
    }
}
