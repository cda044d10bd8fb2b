using System.Text.Json;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Definitions;

/// <summary>Reads the style of a definition, and refuses what does not fit on its page.</summary>
internal static class StyleReader
{
    /// <summary>What a number may be, apart from the page that it must fit.</summary>
    public static IReadOnlyDictionary<string, (double Least, double Most)> Ranges { get; } = new Dictionary<string, (double, double)>(StringComparer.Ordinal)
    {
        ["textSizePt"] = (6, 14),
        ["marginMm"] = (10, 50),
        ["singleColumnMm"] = (40, 195.9),
        ["doubleColumnMm"] = (40, 195.9),
        ["figureFontSizePt"] = (5, 12),
    };

    /// <summary>Widths of paper by the name that Typst has for it.</summary>
    public static IReadOnlyDictionary<string, double> PageWidthsMm { get; } = new Dictionary<string, double>(StringComparer.Ordinal) { ["a4"] = 210, ["us-letter"] = 215.9 };

    public static IReadOnlyDictionary<string, TextFont> Fonts { get; } = Words<TextFont>();
    public static IReadOnlyDictionary<string, TableRules> Rules { get; } = Words<TableRules>();
    public static IReadOnlyDictionary<string, CitationMarks> Marks { get; } = Words<CitationMarks>();
    public static IReadOnlyDictionary<string, EastAsianText> EastAsian { get; } = Words<EastAsianText>();

    public static IReadOnlyList<string> Members { get; } =
        ["name", "textFont", "textSizePt", "page", "marginMm", "singleColumnMm", "doubleColumnMm", "figureFontSizePt", "tableRules", "citationMarks", "eastAsianText"];

    /// <summary>Members that tell people where the style is from.</summary>
    public static IReadOnlyList<string> Told { get; } = ["$schema", "source"];

    public static DocumentStyle Read(HandWritten file, PlacedJson style)
    {
        if (style.Kind != JsonTokenType.StartObject) throw file.Fault("definition.malformed", style, "A style is an object in braces.");
        file.Holds(style, Members, Told);
        if (style.Find("source") is { } source) file.Text(source);
        var pageWidth = file.OneOf(Of("page"), PageWidthsMm);
        var margin = Number("marginMm");
        var room = pageWidth - (2 * margin);
        var single = Number("singleColumnMm", most: room);
        return new DocumentStyle(
            file.Text(Of("name")),
            file.OneOf(Of("textFont"), Fonts),
            Number("textSizePt"),
            Of("page").Text,
            margin,
            single,
            Number("doubleColumnMm", least: single, most: room),
            Number("figureFontSizePt"),
            file.OneOf(Of("tableRules"), Rules),
            file.OneOf(Of("citationMarks"), Marks),
            file.OneOf(Of("eastAsianText"), EastAsian));

        PlacedJson Of(string member) => style.Find(member)!;

        double Number(string member, double least = 0, double most = double.PositiveInfinity) =>
            file.Number(Of(member), Math.Max(least, Ranges[member].Least), Math.Min(most, Ranges[member].Most));
    }

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), StringComparer.Ordinal);
}
