using System.CommandLine;
using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp summary RUN|CELL|FILE</c>: capacities, efficiencies and voltages per cycle.</summary>
internal static class SummaryVerb
{
    private static readonly Dictionary<string, CycleConvention> Conventions = new(StringComparer.Ordinal)
    {
        ["charge-first"] = CycleConvention.ChargeFirst,
        ["insertion-first"] = CycleConvention.InsertionFirst,
        ["insertion-first-next"] = CycleConvention.InsertionFirstNextDischarge,
        ["plating-stripping"] = CycleConvention.PlatingStripping(),
    };

    public static Command Build(Terminal terminal)
    {
        var subject = new Argument<string>("RUN|CELL|FILE") { Description = "A run or cell of the notebook (label or id), or an instrument file, for which no notebook is needed." };
        var mass = new Option<string?>("--mass") { Description = "Active mass of a bare file, for example 0.790mg." };
        var convention = new Option<string?>("--convention") { Description = $"Coulombic efficiency: {string.Join(", ", Conventions.Keys)}. Without it, by the direction in which the file starts." };
        convention.AcceptOnlyFromAmong([.. Conventions.Keys]);
        var reference = new Option<int>("--reference-cycle") { Description = "Cycle to which retention refers.", DefaultValueFactory = _ => 1 };
        var json = Shared.Json();
        var verb = new Command("summary", "Capacities, coulombic efficiency, retention and voltages per cycle, with their conventions.") { subject, mass, convention, reference, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(subject);
            var question = new CyclingQuestion(
                parsed.GetValue(convention) is { } chosen ? Conventions[chosen] : null,
                parsed.GetValue(mass) is { } text ? new MassMg((double)QuantityText.Parse<Mass>(text).In("mg"), null) : null,
                Given,
                parsed.GetValue(reference));
            var bytes = await Shared.ReadFile(new FileInfo(name), cancellation).ConfigureAwait(false);
            var (data, findings) = CyclingData.Read(bytes, Path.GetFileName(name));
            if (data is null)
            {
                Shared.PrintFindings(terminal, findings);
                return ExitCodes.Findings;
            }

            var summary = CyclingSummary.Of(data, question);
            if (parsed.GetValue(json)) terminal.WriteJson(summary);
            else Print(terminal, summary);
            return ExitCodes.Done;
        });
        return verb;
    }

    private static readonly Method Given = new("active-mass/given", "1", "Active mass as given on the command line.");

    private static void Print(Terminal terminal, CyclingSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("cycle", "charge mAh", "discharge mAh", "charge mAh/g", "discharge mAh/g", "CE %", "V charge", "V discharge", "hysteresis V", "retention %");
        foreach (var column in table.Columns) column.RightAligned();
        foreach (var c in summary.Cycles)
        {
            table.AddRow(
                c.Cycle.ToString(CultureInfo.InvariantCulture),
                Digits(c.ChargeMAh, "0.000000"), Digits(c.DischargeMAh, "0.000000"), Digits(c.ChargeMAhPerG, "0.00"), Digits(c.DischargeMAhPerG, "0.00"),
                Digits(c.CoulombicEfficiencyPercent, "0.0000"), Digits(c.AverageChargeVoltageV, "0.0000"), Digits(c.AverageDischargeVoltageV, "0.0000"),
                Digits(c.VoltageHysteresisV, "0.0000"), Digits(c.DischargeRetentionPercent, "0.00"));
        }

        terminal.Rich.Write(table);
        terminal.Out.WriteLine($"{summary.CoulombicEfficiencyConvention} Retention: discharge, relative to cycle {summary.ReferenceCycle}. Capacity: {summary.CapacitySource}.");
        foreach (var reason in summary.Cycles.SelectMany(c => c.Reasons).Distinct(StringComparer.Ordinal)) terminal.Out.WriteLine($"  {reason}");
    }

    private static string Digits(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
