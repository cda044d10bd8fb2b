using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Cells;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp cells</c>: every cell with its batch and what its cycling came to.</summary>
internal static class CellsVerb
{
    public static Command Build(Terminal terminal)
    {
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("cells", "List the cells with their batches and what their cycling came to.") { notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var lines = await new CellList(open.Projections, open.Runs, TimeProvider.System).Read(open.Now, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(lines);
                else Print(terminal, lines);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, IReadOnlyList<CellLine> lines)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("cell", "electrodes", "batch", "electrolyte", "active mg", "run", "cycles", "first discharge mAh/g", "last discharge mAh/g", "last CE %", string.Empty);
        foreach (var l in lines)
        {
            table.AddRow([.. new[]
            {
                l.Label, l.Configuration ?? "–", l.Batch ?? "–", l.Formulation ?? "–", Digits(l.ActiveMassMg, "0.000"), l.Run ?? "–", l.Cycles?.ToString(CultureInfo.InvariantCulture) ?? "–",
                Digits(l.FirstDischargeMAhPerG, "0.0"), Digits(l.LastDischargeMAhPerG, "0.0"), Digits(l.LastCoulombicEfficiencyPercent, "0.00"),
                string.Join(", ", new[] { l.Simulated ? "simulated" : null, l.OpenDeviations > 0 ? $"{l.OpenDeviations} deviation(s) pending" : null, Remark(l), l.OtherTests.Count > 0 ? $"also {string.Join(", ", l.OtherTests)}" : null }.OfType<string>()),
            }.Select(Markup.Escape)]);
        }

        terminal.Rich.Write(table);
        foreach (var convention in lines.GroupBy(l => l.CoulombicEfficiencyConvention, StringComparer.Ordinal).Where(c => c.Key is not null))
            terminal.WriteBelow($"{convention.Key} ({string.Join(", ", convention.Select(l => l.Configuration ?? "electrodes not recorded").Distinct(StringComparer.Ordinal))})");
    }

    private static string? Remark(CellLine line) => line.State is { } state && line.Remark is { } remark ? $"{Shared.Word(state)}: {remark}" : line.Remark;

    private static string Digits(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
