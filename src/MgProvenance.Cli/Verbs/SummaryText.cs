using System.Globalization;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.TestRuns;
using static MgProvenance.Cli.NumberTable;

namespace MgProvenance.Cli.Verbs;

/// <summary>The numbers of a test as text.</summary>
internal static class SummaryText
{
    public static void Write(Terminal terminal, CyclingSummary summary, CycleChoice choice)
    {
        if (choice.NoneOf([.. summary.Cycles.Select(c => c.Cycle)]) is { } none) terminal.Out.WriteLine(none);
        Capacities(terminal, summary, choice);
        Voltages(terminal, summary, choice);
        Vendor(terminal, summary, choice);
        if (summary.Cycles.Count == 0)
        {
            terminal.Out.WriteLine($"Nothing is defined, because {NotDefined.Continued(summary.CyclesTo80Percent.Reason)}");
            foreach (var caution in summary.Cautions) terminal.Out.WriteLine($"  CAUTION {caution}");
            return;
        }

        terminal.Out.WriteLine($"{summary.CoulombicEfficiencyConvention} Retention: discharge, relative to cycle {summary.ReferenceCycle}. Capacity: {summary.CapacitySource}.");
        var life = summary.CyclesTo80Percent;
        terminal.Out.WriteLine(life is { Cycle: null, CensoredAfter: null } ? NotDefined.Because("Cycles to 80 %", life.Reason) : $"Cycles to 80 %: {life.Reason}");
        if (summary.TheoreticalMAhPerG is { } theoretical) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Theoretical capacity of the declared reaction: {theoretical:0.0} mAh/g."));
        foreach (var caution in summary.Cautions) terminal.Out.WriteLine($"  CAUTION {caution}");
        foreach (var (flag, cycles) in Flags(summary)) terminal.Out.WriteLine($"  {flag} ({cycles})");
        foreach (var reason in summary.Cycles.SelectMany(c => c.Reasons).Distinct(StringComparer.Ordinal)) terminal.Out.WriteLine($"  {reason}");
    }

    private static void Capacities(Terminal terminal, CyclingSummary summary, CycleChoice choice) => NumberTable.Write(
        terminal,
        [("cycle", null), ("charge", "mAh"), ("discharge", "mAh"), ("charge", "mAh/g"), ("discharge", "mAh/g"), ("discharge", "mAh/cm2"), ("CE", "%"), ("energy eff.", "%"), ("retention", "%"), ("rate", "C")],
        choice.Rows(summary.Cycles, c => c.Cycle, summary.ReferenceCycle, c => new[]
        {
            Whole(c.Cycle),
            Digits(c.Charge?.MAh, "0.000000"), Digits(c.Discharge?.MAh, "0.000000"), Specific(c.Charge), Specific(c.Discharge), Digits(c.Discharge?.MAhPerCm2, "0.0000"),
            Digits(c.CoulombicEfficiencyPercent, "0.0000"), Digits(c.EnergyEfficiencyPercent, "0.00"), Digits(c.DischargeRetentionPercent, "0.00"), Digits(c.Discharge?.RateC, "0.00"),
        }));

    private static void Voltages(Terminal terminal, CyclingSummary summary, CycleChoice choice) => NumberTable.Write(
        terminal,
        [
            ("cycle", null), ("mean, charge", "V"), ("mean, discharge", "V"), ("median, charge", "V"), ("median, discharge", "V"), ("hysteresis", "V"), ("end of charge", "V"),
            ("energy, charge", "mWh"), ("energy, discharge", "mWh"), ("tail", "%"),
        ],
        choice.Rows(summary.Cycles, c => c.Cycle, summary.ReferenceCycle, c => new[]
        {
            Whole(c.Cycle),
            Digits(c.Charge?.AverageVoltageV, "0.0000"), Digits(c.Discharge?.AverageVoltageV, "0.0000"), Digits(c.Charge?.MedianVoltageV, "0.0000"), Digits(c.Discharge?.MedianVoltageV, "0.0000"),
            Digits(c.VoltageHysteresisV, "0.0000"), Digits(c.Charge?.HighestVoltageV, "0.000"), Digits(c.Charge?.EnergyMWh, "0.000000"), Digits(c.Discharge?.EnergyMWh, "0.000000"),
            Digits(c.Discharge?.LowVoltageTailPercent, "0.0"),
        }));

    /// <summary>What the instrument says of its cycles, where it does.</summary>
    public static void Vendor(Terminal terminal, CyclingSummary summary, CycleChoice choice)
    {
        if (summary.Vendor.Count == 0) return;
        var names = summary.Vendor.Select(v => v.Name).Distinct(StringComparer.Ordinal).ToList();
        terminal.Out.WriteLine("The instrument's own numbers, under its own names:");
        NumberTable.Write(
            terminal,
            [("cycle", null), .. names.Select(n => (n, (string?)null))],
            choice.Rows([.. summary.Vendor.GroupBy(v => v.Cycle)], c => c.Key, summary.ReferenceCycle, c => (string[])[Whole(c.Key), .. names.Select(n => Digits(c.FirstOrDefault(v => v.Name == n)?.Value, "G8"))]));
    }

    /// <summary>A flag said once, with the first cycles and the number of cycles that have it.</summary>
    private static IEnumerable<(string Flag, string Cycles)> Flags(CyclingSummary summary)
    {
        foreach (var kind in summary.Cycles.SelectMany(c => c.Flags.Select(f => (c.Cycle, Flag: f))).GroupBy(f => f.Flag[..f.Flag.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            var count = kind.Count();
            yield return (kind.First().Flag, count == 1 ? $"cycle {Whole(kind.First().Cycle)}" : $"first in cycle {Whole(kind.First().Cycle)}, in {Whole(count)} of {Whole(summary.Cycles.Count)} cycles");
        }
    }

    private static string Specific(HalfNumbers? half) => half switch
    {
        { MAhPerG: { } value, SpecificUncertaintyMAhPerG: { } u and > 0 } => Printed.WithUncertainty(value, u, 2),
        _ => Digits(half?.MAhPerG, "0.00"),
    };
}
