using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp compare [STUDY] --group electrolyte</c>: groups of cells beside each other, with the statistics that their numbers allow.</summary>
internal static class CompareVerb
{
    public static Command Build(Terminal terminal)
    {
        var study = new Argument<string?>("STUDY") { Description = "Label or id of the study; without it every study.", Arity = ArgumentArity.ZeroOrOne };
        var by = new Option<string>("--group") { Description = "What cells are put together by: electrolyte (its formulation), group (as the study declares), batch, sheet.", DefaultValueFactory = _ => "electrolyte" };
        by.AcceptOnlyFromAmong([.. Enum.GetNames<Factor>().Select(JsonNamingPolicy.CamelCase.ConvertName)]);
        var figures = new Option<string?>("--figures") { Description = "Folder into which a figure of each quantity is written as SVG." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("compare", "Compare groups of cells: every cell, mean and interval, tests, survival.") { study, by, figures, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                await open.Log.Seal(cancellation).ConfigureAwait(false);
                var comparisons = new List<StudyComparison>();
                foreach (var id in await Studies(open, parsed.GetValue(study), cancellation).ConfigureAwait(false))
                {
                    comparisons.Add(await StudyComparison.Read(open.Now, open.Projections, open.Runs, open.Analyses, id, Enum.Parse<Factor>(parsed.GetRequiredValue(by), ignoreCase: true), cancellation).ConfigureAwait(false));
                }

                if (parsed.GetValue(json)) terminal.WriteJson(comparisons);
                else foreach (var comparison in comparisons) Print(terminal, comparison);
                if (parsed.GetValue(figures) is { } folder) foreach (var c in comparisons) await FigureFiles.Write(terminal, folder, c.Label, ComparisonFigures.Of(c), cancellation).ConfigureAwait(false);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static async Task<IReadOnlyList<StudyId>> Studies(Notebook open, string? name, CancellationToken cancellation)
    {
        if (name is not null) return [await open.Resolve<StudyId>(name, cancellation).ConfigureAwait(false)];
        var named = (await open.Projections.Rows(NameProjection.Named, cancellation).ConfigureAwait(false)).As<StreamName>().Where(r => StreamIds.SubjectOf(r.Stream) == StudyId.Subject);
        return [.. named.OrderBy(r => r.Label, StringComparer.Ordinal).Select(r => new StudyId(r.Stream))];
    }

    private static void Print(Terminal terminal, StudyComparison comparison)
    {
        terminal.Out.WriteLine($"{comparison.Label}: {comparison.Title}, by {comparison.Factor.ToString().ToLowerInvariant()}{(comparison.Simulated ? "  SIMULATED" : string.Empty)}");
        NumberTable.Write(
            terminal,
            [("group", null), ("built", null), ("tested", null), ("excluded", null), ("reported", null)],
            [.. comparison.Groups.Select(g => new[] { g.Group, NumberTable.Whole(g.Built), NumberTable.Whole(g.Tested), NumberTable.Whole(g.Excluded), NumberTable.Whole(g.Reported) })]);
        foreach (var test in comparison.Tests) Print(terminal, test);
    }

    private static void Print(Terminal terminal, ComparedTest test)
    {
        terminal.Out.WriteLine(test.Name);
        if (test.Quantities.Count > 0)
        {
            var groups = test.Quantities[0].Groups.Select(g => g.Group).ToList();
            var pairs = test.Quantities.SelectMany(q => q.Tests).Where(t => t.AdjustedPValue is not null).Select(t => (t.First, t.Second)).Distinct().ToList();
            NumberTable.Write(
                terminal,
                [("mean ± s.d. (n)", null), .. groups.Select(g => (g, (string?)null)), .. pairs.Select(p => ($"p {p.First}, {p.Second}", (string?)null))],
                [.. test.Quantities.Select(q => (string[])[Named(q), .. q.Groups.Select(g => Summed(g, q.How)), .. pairs.Select(p => PValue(q, p))])]);
            var cells = test.Quantities.SelectMany(q => q.Groups).SelectMany(g => g.Values).Select(v => v.Cell).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            NumberTable.Write(
                terminal,
                [("every cell", null), .. cells.Select(c => (c, (string?)null))],
                [.. test.Quantities.Select(q => (string[])[Named(q), .. cells.Select(c => Value(q, c))])]);
        }

        foreach (var note in Notes(test).Distinct(StringComparer.Ordinal)) terminal.WriteBelow(note);
        terminal.Out.WriteLine();
    }

    private static string Named(ComparedQuantity quantity) => quantity.Unit == "1" ? quantity.Name : $"{quantity.Name} / {quantity.Unit}";

    private static string Summed(GroupStatistics group, Comparison how)
    {
        if (group.Cells == 0 || (how != Comparison.Survival && group.Mean is null)) return NumberTable.None;
        var n = string.Create(CultureInfo.InvariantCulture, $" ({group.Cells})");
        return how switch
        {
            Comparison.Survival => (group.Median is { } median ? $"median {Any(median)}" : $"> {Any(group.Values.Max(v => v.Value))}") + n,
            Comparison.Logarithmic => Any(group.Mean!.Value) + (group.Spread is { } factor ? $" ×/÷ {Any(factor)}" : string.Empty) + n,
            _ => (group.Spread is { } sd and > 0 ? Printed.Any(group.Mean!.Value, sd) : Any(group.Mean!.Value)) + n,
        };
    }

    private static string PValue(ComparedQuantity quantity, (string First, string Second) pair) =>
        NumberTable.Digits(quantity.Tests.FirstOrDefault(t => t.First == pair.First && t.Second == pair.Second)?.AdjustedPValue, "G2");

    private static string Value(ComparedQuantity quantity, string cell) =>
        quantity.Groups.SelectMany(g => g.Values).FirstOrDefault(v => v.Cell == cell) is { } value
            ? $"{RunNumbersText.Sign(value.Bound)}{Printed.Any(value.Value, value.Bound == Bound.None ? value.StandardUncertainty : null)}"
            : NumberTable.None;

    private static IEnumerable<string> Notes(ComparedTest test)
    {
        var groups = test.Quantities.SelectMany(q => q.Groups).ToList();
        foreach (var size in groups.Where(g => g.Cells > 0).Select(g => $"{g.Group}: n = {Count(g.Cells, "cell")}, b = {Count(g.Batches, "batch", "es")}, s = {Count(g.Sheets, "sheet")}.{(g.Note is { } note ? $" {note}" : string.Empty)}").Distinct()) yield return size;
        if (test.Quantities.Any(q => q.Tests.Any(t => t.PValue is not null))) yield return "p is adjusted for the comparisons made of each quantity (Holm); 95 % intervals and single p stand in --json.";
        if (test.Quantities.Count > 0 && test.Quantities.All(q => q.IsDescriptiveOnly)) yield return "One cell a group: descriptive only.";
        foreach (var quantity in test.Quantities)
        {
            if (quantity.Overall is { PValue: { } p }) yield return string.Create(CultureInfo.InvariantCulture, $"{quantity.Name}: log-rank over all groups, p = {p:G2}.");
            foreach (var missing in quantity.Groups.SelectMany(g => g.Missing)) yield return $"{quantity.Name}: {missing}";
            if (quantity.Methods.Count > 1) yield return $"{quantity.Name}: made by more than one method.";
        }

        foreach (var note in test.Quantities.SelectMany(q => q.Tests.Where(t => t.PValue is not null || t.AdjustedPValue is not null).Select(t => t.Note)).OfType<string>().Distinct(StringComparer.Ordinal).Take(1)) yield return note;
        foreach (var caution in test.Cautions) yield return caution;
        foreach (var matched in test.Quantities.Select(q => q.MatchedBy?.Convention).OfType<string>()) yield return matched;
        foreach (var convention in test.Quantities.SelectMany(q => q.Methods.Select(m => m.Convention).Concat(q.Tests.Select(t => t.Method?.Convention).OfType<string>())).Where(c => c.Length > 0)) yield return convention;
    }

    private static string Count(int number, string one, string ending = "s") => $"{NumberTable.Whole(number)} {one}{(number == 1 ? string.Empty : ending)}";

    private static string Any(double value) => Printed.Any(value, null);
}
