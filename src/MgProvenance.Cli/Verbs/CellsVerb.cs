using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp cells</c>: every cell with its batch and what its cycling came to.</summary>
internal static class CellsVerb
{
    private sealed record Line(
        string Cell, string Label, string Format, string? Batch, string? Formulation, double? ActiveMassMg, string? Run, int? Cycles, double? FirstDischargeMAhPerG, double? LastDischargeMAhPerG,
        double? LastCoulombicEfficiencyPercent, bool Simulated, int OpenDeviations, string? Remark);

    public static Command Build(Terminal terminal)
    {
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("cells", "List the cells with their batches and what their cycling came to.") { notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var lines = await Lines(open, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(lines);
                else Print(terminal, lines);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static async Task<IReadOnlyList<Line>> Lines(Notebook open, CancellationToken cancellation)
    {
        var batches = (await open.Projections.Rows(BatchProjection.Named, cancellation).ConfigureAwait(false)).As<BatchRow>().ToDictionary(b => b.Batch, StringComparer.Ordinal);
        var runs = (await open.Projections.Rows(RunProjection.Named, cancellation).ConfigureAwait(false)).As<RunRow>().ToLookup(r => r.Cell, StringComparer.Ordinal);
        var now = open.Now;
        var lines = new List<Line>();
        foreach (var cell in (await open.Projections.Rows(CellProjection.Named, cancellation).ConfigureAwait(false)).As<CellRow>())
        {
            var batch = cell.Batch is { } id ? batches.GetValueOrDefault(id) : null;
            var story = await CellStory.Read(now, cell.Cell, cancellation).ConfigureAwait(false);
            var mass = story?.ActiveMass().Mass?.Mass.Value;
            var run = runs[cell.Cell].FirstOrDefault(r => r.Files.Count > 0);
            var result = run is null ? null : await open.Runs.Of(await now.Stream(run.Run, cancellation).ConfigureAwait(false), story, 1, cancellation).ConfigureAwait(false);
            var cycles = result?.Summary?.Cycles;
            var last = cycles?.LastOrDefault(c => c.CoulombicEfficiencyPercent is not null);
            lines.Add(new Line(
                cell.Cell, cell.Label, cell.Format, batch?.Label, batch?.Formulation, mass, run?.Label, cycles?.Count, cycles is [var first, ..] ? first.DischargeMAhPerG : null, last?.DischargeMAhPerG,
                last?.CoulombicEfficiencyPercent, result?.Simulated ?? false, cell.OpenDeviations, result?.Reason));
        }

        return lines;
    }

    private static void Print(Terminal terminal, IReadOnlyList<Line> lines)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("cell", "batch", "electrolyte", "active mg", "run", "cycles", "first discharge mAh/g", "last discharge mAh/g", "last CE %", string.Empty);
        foreach (var l in lines)
        {
            table.AddRow([.. new[]
            {
                l.Label, l.Batch ?? "–", l.Formulation ?? "–", Digits(l.ActiveMassMg, "0.000"), l.Run ?? "–", l.Cycles?.ToString(CultureInfo.InvariantCulture) ?? "–",
                Digits(l.FirstDischargeMAhPerG, "0.0"), Digits(l.LastDischargeMAhPerG, "0.0"), Digits(l.LastCoulombicEfficiencyPercent, "0.00"),
                string.Join(", ", new[] { l.Simulated ? "simulated" : null, l.OpenDeviations > 0 ? $"{l.OpenDeviations} deviation(s) pending" : null, l.Remark }.OfType<string>()),
            }.Select(Markup.Escape)]);
        }

        terminal.Rich.Write(table);
    }

    private static string Digits(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
