using System.Globalization;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>What every figure is called and how its caption is put together.</summary>
internal static class FigureText
{
    private const int MostColumns = 3;

    /// <param name="name">Of the section.</param>
    /// <param name="number">Of the figure among those of this kind in the study, from 1.</param>
    public static FigureBlock Block(string name, StudyAt study, int number, RichText caption, IReadOnlyList<Plot> panels, int? columns = null)
    {
        var words = RichText.Build();
        foreach (var span in ReportText.WithUnits(caption).Spans)
        {
            if (span.Style == SpanStyle.None) words.Add(FormulasIn.Text(span.Text));
            else words.Add(span);
        }

        var whole = (panels.Any(p => p.Simulated) ? words.Text(" Simulated data.") : words).Done();
        return new FigureBlock(Anchor(name, study, number), "Figure S", whole, [.. panels.Select(SvgPlot.Thinned)], whole.ToPlainText(), Math.Clamp(columns ?? panels.Count, 1, MostColumns));
    }

    /// <summary>“(a) DOE, C1 (of n = 3); (b) AOE, C4 (n = 1)”; without letters where there is one panel.</summary>
    public static string Panels(IReadOnlyList<string> contents) =>
        contents.Count == 1 ? contents[0] : string.Join("; ", contents.Select((c, i) => $"({Letter(i)}) {c}"));

    public static string Letter(int index) => ((char)('a' + index)).ToString();

    /// <summary>“(a)”, “(a–c)”.</summary>
    public static string Letters(int first, int count) => count == 1 ? $"({Letter(first)})" : $"({Letter(first)}–{Letter(first + count - 1)})";

    public static string Of(FigureTest test) => $"{test.Study.Opened.Label.Text}, {test.Name}";

    /// <summary>“DOE (n = 3), AOE (n = 1)”.</summary>
    public static string Counts(FigureTest test) => string.Join(", ", test.Groups.Select(g => $"{g.Name} ({N(g.Cells.Count)})"));

    public static string N(int cells) => string.Create(CultureInfo.InvariantCulture, $"n\u00A0=\u00A0{cells}");

    private static string Anchor(string name, StudyAt study, int number) => string.Create(CultureInfo.InvariantCulture, $"figure-{name}-{study.Opened.Label.Text}-{number}");
}
