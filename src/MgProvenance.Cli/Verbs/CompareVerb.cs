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
        foreach (var quantity in test.Quantities)
        {
            terminal.Out.WriteLine($"  {quantity.Name}{(quantity.Unit == "1" ? string.Empty : $" / {quantity.Unit}")}{(quantity.IsDescriptiveOnly ? "  (descriptive only)" : string.Empty)}");
            foreach (var group in quantity.Groups) terminal.WriteBelow(Said(group, quantity.How));
            foreach (var t in quantity.Tests.Where(t => t.PValue is not null || t.AdjustedPValue is not null || !quantity.IsDescriptiveOnly)) terminal.WriteBelow(Said(t, quantity.How));
            if (quantity.Overall is { PValue: { } p }) terminal.WriteBelow(string.Create(CultureInfo.InvariantCulture, $"all groups: log-rank p = {p:G2}"));
        }

        foreach (var caution in test.Cautions) terminal.WriteBelow(caution);
        foreach (var convention in test.Quantities.SelectMany(q => q.Methods.Select(m => m.Convention).Concat(q.Tests.Select(t => t.Method?.Convention).OfType<string>())).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)) terminal.WriteBelow(convention);
        terminal.Out.WriteLine();
    }

    private static string Said(GroupStatistics group, Comparison how)
    {
        if (group.Cells == 0) return $"{group.Group}  not defined{(group.Missing.Count > 0 ? $": {string.Join("; ", group.Missing)}" : string.Empty)}";
        var summed = how switch
        {
            Comparison.Survival => group.Median is { } median ? $"median {Any(median)}{Interval(group)}" : "median not reached",
            Comparison.Logarithmic => $"{Any(group.Mean!.Value)}{(group.Spread is { } factor ? $" ×/÷ {Any(factor)}" : string.Empty)}{Interval(group)}",
            _ => group.Spread is { } sd and > 0 ? $"{Printed.Any(group.Mean!.Value, sd)} s.d.{Interval(group)}" : Any(group.Mean!.Value),
        };
        var points = string.Join(", ", group.Values.Select(v => $"{v.Cell} {RunNumbersText.Sign(v.Bound)}{Printed.Any(v.Value, v.Bound == Bound.None ? v.StandardUncertainty : null)}"));
        var size = string.Create(CultureInfo.InvariantCulture, $"n = {group.Cells} cells, {group.Batches} batches, {group.Sheets} sheets");
        return $"{group.Group}  {summed}; {size}; {points}{(group.Cells > 1 ? $"; representative {group.Representative}" : string.Empty)}{(group.Note is { } note ? $". {note}" : string.Empty)}{(group.Missing.Count > 0 ? $" Without a value: {string.Join("; ", group.Missing)}" : string.Empty)}";
    }

    private static string Said(GroupTest test, Comparison how)
    {
        if ((test.AdjustedPValue ?? test.PValue) is not { } p) return $"{test.First} against {test.Second}: {test.Note}";
        var difference = test.Difference is { } d ? $"{(how == Comparison.Logarithmic ? "ratio" : "difference")} {Any(d)}{(test.Difference95 is { } ci ? $" ({Any(ci.Lower)} to {Any(ci.Upper)})" : string.Empty)}, " : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{test.First} against {test.Second}: {difference}p = {p:G2} (adjusted{(test.PValue is { } raw ? $"; {raw:G2} alone" : string.Empty)}){(test.Note is { } note ? $". {note}" : string.Empty)}");
    }

    private static string Interval(GroupStatistics group) => group.Confidence95 is { } ci ? $", 95 % CI {Any(ci.Lower)} to {Any(ci.Upper)}" : string.Empty;

    private static string Any(double value) => Printed.Any(value, null);
}
