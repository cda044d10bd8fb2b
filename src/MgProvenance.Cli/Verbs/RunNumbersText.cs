using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;

namespace MgProvenance.Cli.Verbs;

/// <summary>The numbers of a technique as text: a table for the rows that have the same columns, then conventions and reasons.</summary>
internal static class RunNumbersText
{
    private const int MostReasons = 10;

    /// <summary>An efficiency is told from 100 by its decimals.</summary>
    private const string Percent = "0.00##";

    /// <param name="reference">Cycle that is never left out.</param>
    public static void Write(Terminal terminal, RunNumbers numbers, CycleChoice choice, int reference)
    {
        terminal.Out.WriteLine(char.ToUpperInvariant(numbers.Technique[0]) + numbers.Technique[1..]);
        if (choice.NoneOf([.. numbers.Rows.Select(r => r.Cycle).OfType<int>()]) is { } none) terminal.Out.WriteLine(none);
        foreach (var rows in Alike(numbers.Rows))
        {
            var columns = rows[0].Numbers.Select(n => (n.Name, n.Unit)).ToList();
            NumberTable.Write(
                terminal,
                [(string.Empty, null), .. columns.Select(c => (c.Name, (string?)Unit(c.Unit)))],
                rows[0].Cycle is null ? [.. rows.Select(Cells)] : choice.Rows(rows, r => r.Cycle!.Value, reference, Cells));
        }

        foreach (var caution in numbers.Cautions) terminal.Out.WriteLine($"  {caution}");
        var reasons = Reasons(numbers).ToList();
        foreach (var reason in reasons.Take(MostReasons)) terminal.WriteBelow(reason);
        if (reasons.Count > MostReasons) terminal.WriteBelow($"… and {NumberTable.Whole(reasons.Count - MostReasons)} more like these; --json has them all.");
        if (numbers.Methods.Any()) terminal.Out.WriteLine("Conventions");
        foreach (var (_, convention) in numbers.Methods) terminal.WriteBelow(convention);
    }

    private static string[] Cells(NumberRow row) => [row.Of, .. row.Numbers.Select(Number)];

    public static string Number(RunNumber number) => number switch
    {
        { Value: not { } } => NumberTable.None,
        { Unit: "%", Bound: Bound.None, StandardUncertainty: null, Value: { } percent } => NumberTable.Digits(percent, Percent),
        { Value: { } value } => $"{Sign(number.Bound)}{Printed.Any(value, number.Bound == Bound.None ? number.StandardUncertainty : null)}",
    };

    public static string Sign(Bound bound) => bound switch { Bound.Below => "< ", Bound.Above => "> ", _ => string.Empty };

    public static string Unit(string ucum) => ucum == "1" ? string.Empty : ucum;

    private static IEnumerable<List<NumberRow>> Alike(IReadOnlyList<NumberRow> rows)
    {
        var part = new List<NumberRow>();
        foreach (var row in rows)
        {
            if (part.Count > 0 && !part[0].Numbers.Select(n => (n.Name, n.Unit)).SequenceEqual(row.Numbers.Select(n => (n.Name, n.Unit))))
            {
                yield return part;
                part = [];
            }

            part.Add(row);
        }

        if (part.Count > 0) yield return part;
    }

    /// <summary>Each sentence once, with the numbers that it belongs to.</summary>
    private static IEnumerable<string> Reasons(RunNumbers numbers) =>
        numbers.Rows.SelectMany(r => r.Numbers.Where(n => n.Reason is not null).Select(n => (n.Name, r.Of, Key: (n.Reason, IsMissing: n.Value is null))))
            .GroupBy(n => n.Key)
            .Select(g => Said(g.Key.Reason!, g.Key.IsMissing, $"{string.Join(", ", g.Select(n => n.Name).Distinct(StringComparer.Ordinal))}{(g.Select(n => n.Of).Distinct().Count() == 1 ? $" ({g.First().Of})" : string.Empty)}"));

    private static string Said(string reason, bool isMissing, string of) => isMissing ? NotDefined.Because(of, reason) : $"{of}: {reason}";
}
