using System.Text.Json;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Definitions;

/// <summary>Reads the style of a definition, and refuses what does not fit on its page.</summary>
internal static class StyleReader
{
    private const double LeastTextPt = 6, MostTextPt = 14, LeastFigurePt = 5, MostFigurePt = 12, LeastMarginMm = 10, MostMarginMm = 50, LeastColumnMm = 40;

    /// <summary>Widths of paper by the name that Typst has for it.</summary>
    private static readonly IReadOnlyDictionary<string, double> PageWidthsMm = new Dictionary<string, double>(StringComparer.Ordinal) { ["a4"] = 210, ["us-letter"] = 215.9 };

    private static readonly IReadOnlyDictionary<string, TextFont> Fonts = Words<TextFont>();
    private static readonly IReadOnlyDictionary<string, TableRules> Rules = Words<TableRules>();
    private static readonly IReadOnlyDictionary<string, CitationMarks> Marks = Words<CitationMarks>();

    public static IReadOnlyList<string> Members { get; } =
        ["name", "textFont", "textSizePt", "page", "marginMm", "singleColumnMm", "doubleColumnMm", "figureFontSizePt", "tableRules", "citationMarks"];

    /// <summary>Members that tell people where the style is from.</summary>
    public static IReadOnlyList<string> Told { get; } = ["$schema", "source"];

    public static DocumentStyle Read(HandWritten file, PlacedJson style)
    {
        if (style.Kind != JsonTokenType.StartObject) throw file.Fault("definition.malformed", style, "A style is an object in braces.");
        file.Holds(style, Members, Told);
        if (style.Find("source") is { } source) file.Text(source);
        var pageWidth = file.OneOf(Of("page"), PageWidthsMm);
        var margin = file.Number(Of("marginMm"), LeastMarginMm, MostMarginMm);
        var room = pageWidth - (2 * margin);
        var single = file.Number(Of("singleColumnMm"), LeastColumnMm, room);
        return new DocumentStyle(
            file.Text(Of("name")),
            file.OneOf(Of("textFont"), Fonts),
            file.Number(Of("textSizePt"), LeastTextPt, MostTextPt),
            Of("page").Text,
            margin,
            single,
            file.Number(Of("doubleColumnMm"), single, room),
            file.Number(Of("figureFontSizePt"), LeastFigurePt, MostFigurePt),
            file.OneOf(Of("tableRules"), Rules),
            file.OneOf(Of("citationMarks"), Marks));

        PlacedJson Of(string member) => style.Find(member)!;
    }

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), StringComparer.Ordinal);
}
