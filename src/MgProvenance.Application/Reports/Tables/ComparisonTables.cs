using System.Globalization;
using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every test of a study: the values of each cell, the statistics of each group, and the tests of the groups against each other.</summary>
internal sealed class ComparisonTables(StudyAt study, StudyComparison comparison, bool named, NumberBook numbers)
{
    public IEnumerable<Block> Blocks() => comparison.Tests.Count == 0
        ? [TableParts.Instead($"No test of study {study.Opened.Label} has a data file to compare.")]
        : comparison.Tests.SelectMany((test, i) => Blocks(test, i + 1));

    private IEnumerable<Block> Blocks(ComparedTest test, int number)
    {
        var place = new ComparedPlace($"tests.{study.Opened.Label}.{Text(number)}", $"{TableParts.Anchor("tests", study)}-{Text(number)}", TestCaption(test));
        if (test.Quantities.Count == 0) return [TableParts.Instead($"{test.Name} (study {study.Opened.Label}): no quantity could be compared. {string.Join(" ", test.Cautions)}".TrimEnd())];
        return [.. new ComparedValues(place, test, numbers).Blocks(), .. new ComparedGroups(place, test, numbers).Blocks(), .. new ComparedPairs(place, test, numbers).Blocks()];
    }

    private RichText TestCaption(ComparedTest test) => TableParts.Caption(RichText.Build().Add(ReportText.WithUnits(FormulasIn.Text(Title(test.Name)))).Text(".").Done(), study, named);

    /// <summary>A program that is described by its technique says it once.</summary>
    private static string Title(string name)
    {
        if (name.Split(": ", 2) is [var technique, var program])
        {
            if (technique.EndsWith(program, StringComparison.OrdinalIgnoreCase)) name = technique;
            else if (program.StartsWith(technique, StringComparison.OrdinalIgnoreCase)) name = program;
        }

        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where the tables of one test stand.</summary>
/// <param name="Key">Begins the keys of its numbers.</param>
/// <param name="Anchor">Begins the anchors of its tables.</param>
/// <param name="Caption">What test it is.</param>
internal sealed record ComparedPlace(string Key, string Anchor, RichText Caption)
{
    private const string PartEnd = ": ";

    /// <summary>The quantity with its unit, as the first cell of a row.</summary>
    public static RichText NameOf(ComparedQuantity quantity) => WithUnit(quantity.Name, quantity);

    /// <summary>A row for each quantity; those of one part of the run, as of a scan rate or a hold, stand below its name.</summary>
    /// <param name="row">From the quantity and its name.</param>
    public static IEnumerable<TableRow> Rows(IEnumerable<ComparedQuantity> quantities, Func<ComparedQuantity, RichText, TableRow> row)
    {
        var parts = quantities.GroupBy(PartOf, StringComparer.Ordinal).ToList();
        foreach (var quantity in parts.Where(p => p.Key.Length == 0 || p.Count() == 1).SelectMany(p => p)) yield return row(quantity, NameOf(quantity));
        foreach (var part in parts.Where(p => p.Key.Length > 0 && p.Count() > 1))
        {
            yield return TableParts.GroupRow(char.ToUpperInvariant(part.Key[0]) + part.Key[1..]);
            foreach (var quantity in part) yield return row(quantity, WithUnit(quantity.Name[(part.Key.Length + PartEnd.Length)..], quantity));
        }
    }

    private static string PartOf(ComparedQuantity quantity) => quantity.Name.LastIndexOf(PartEnd, StringComparison.Ordinal) is > 0 and var at ? quantity.Name[..at] : string.Empty;

    private static RichText WithUnit(string name, ComparedQuantity quantity) => UnitText.Of(quantity.Unit) is { Length: > 0 } unit
        ? RichText.Build().Add(FormulasIn.Text(name)).Text(" / ").Add(Chemistry.Unit(unit)).Done()
        : FormulasIn.Text(name);

    public RichText Titled(string title) => RichText.Build().Add(Caption).Text($" {title}").Done();

    /// <summary>Numbers of the performance table are not printed again cell by cell.</summary>
    public static bool IsInPerformance(ComparedQuantity quantity) => quantity.Key.StartsWith("cycling.", StringComparison.Ordinal) && quantity.How != Comparison.Survival;
}
