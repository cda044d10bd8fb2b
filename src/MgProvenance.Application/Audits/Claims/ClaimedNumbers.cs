using System.Globalization;
using System.Text.RegularExpressions;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A number that evidence gives.</summary>
/// <param name="Of">What it is of, for a sentence: <c>discharge of cycle 1, CELL-1</c>.</param>
/// <param name="Kind">Numbers of one kind, over cells, have a mean: <c>discharge of cycle 1</c>; null where there is none to take.</param>
internal sealed record EvidenceNumber(string Of, string? Kind, double Value, double? StandardUncertainty, string Unit)
{
    public string Text => $"{(StandardUncertainty is { } u and > 0 ? Printed.WithUncertainty(Value, u, 6) : Printed.Any(Value, null))} {Unit}";
}

/// <summary>The numbers that evidence gives for a claimed quantity. Cells of the audited study have theirs at hand; those of others are not looked at.</summary>
internal static partial class ClaimedNumbers
{
    /// <summary>The cycle that words name; null where they name none.</summary>
    public static int? CycleIn(string words) =>
        Cycle().Match(words) is { Success: true } found ? int.Parse(found.Groups["n"].Value, CultureInfo.InvariantCulture) : null;

    /// <param name="streams">Evidence, as far as it is of what is claimed.</param>
    /// <param name="cycle">The only one looked at; null: all.</param>
    public static IReadOnlyList<EvidenceNumber> Of(AuditedRecord record, IEnumerable<string> streams, ClaimedProperty property, int? cycle) => property.Quantity switch
    {
        ClaimedQuantity.Leakage => [],
        ClaimedQuantity.Energy => [.. streams.SelectMany(s => Energies(record, s, property.Energy))],
        ClaimedQuantity.UpperCutoff => [.. streams.SelectMany(s => Cutoff(record, s, p => p.UpperCutoff))],
        ClaimedQuantity.LowerCutoff => [.. streams.SelectMany(s => Cutoff(record, s, p => p.LowerCutoff))],
        var quantity => [.. CellsOf(record, streams).SelectMany(c => OfCell(c, quantity, cycle))],
    };

    /// <summary>Whether the quantity is another one in every cycle.</summary>
    public static bool IsPerCycle(ClaimedQuantity quantity) => quantity is ClaimedQuantity.Capacity or ClaimedQuantity.DischargeCapacity or ClaimedQuantity.ChargeCapacity
        or ClaimedQuantity.Retention or ClaimedQuantity.CoulombicEfficiency or ClaimedQuantity.DischargeVoltage or ClaimedQuantity.Hysteresis;

    /// <summary>Cells of the audited study that these are, or whose cycling run is one of them.</summary>
    private static IEnumerable<StudyCell> CellsOf(AuditedRecord record, IEnumerable<string> streams)
    {
        var named = streams.ToHashSet(StringComparer.Ordinal);
        return record.Target.Cells.Where(c => named.Contains(c.Story.Cell.StreamId) || (c.RunStream is { } run && named.Contains(run.StreamId)));
    }

    private static IEnumerable<EvidenceNumber> OfCell(StudyCell cell, ClaimedQuantity quantity, int? cycle) => quantity switch
    {
        ClaimedQuantity.ActiveMass => Derived(cell, cell.Story.ActiveMassDerived()),
        ClaimedQuantity.TheoreticalCapacity => cell.Run?.Summary?.TheoreticalMAhPerG is { } value ? [new EvidenceNumber($"declared reaction, {cell.Label}", null, value, null, "mA.h/g")] : [],
        ClaimedQuantity.Loading => Derived(cell, cell.Story.Loading()),
        _ => from n in cell.Run?.Summary?.Cycles ?? []
             where cycle is null || n.Cycle == cycle
             from number in OfCycle(n, quantity)
             where number.Value is not null
             let kind = string.Create(CultureInfo.InvariantCulture, $"{number.What} cycle {n.Cycle}")
             select new EvidenceNumber($"{kind}, {cell.Label}", kind, number.Value!.Value, number.Uncertainty, number.Unit),
    };

    private static IEnumerable<EvidenceNumber> Derived(StudyCell cell, Derived number) =>
        number.Value is { } value ? [new EvidenceNumber(cell.Label, null, value, number.StandardUncertainty, number.Unit)] : [];

    private static IEnumerable<(string What, double? Value, double? Uncertainty, string Unit)> OfCycle(CycleNumbers n, ClaimedQuantity quantity)
    {
        if (quantity is ClaimedQuantity.Capacity or ClaimedQuantity.DischargeCapacity) yield return ("discharge of", n.Discharge?.MAhPerG, n.Discharge?.SpecificUncertaintyMAhPerG, "mA.h/g");
        if (quantity is ClaimedQuantity.Capacity or ClaimedQuantity.ChargeCapacity) yield return ("charge of", n.Charge?.MAhPerG, n.Charge?.SpecificUncertaintyMAhPerG, "mA.h/g");
        if (quantity == ClaimedQuantity.Retention) yield return ("retention at", n.DischargeRetentionPercent, null, "%");
        if (quantity == ClaimedQuantity.CoulombicEfficiency) yield return ("coulombic efficiency of", n.CoulombicEfficiencyPercent, null, "%");
        if (quantity == ClaimedQuantity.DischargeVoltage) yield return ("discharge of", n.Discharge?.AverageVoltageV, null, "V");
        if (quantity == ClaimedQuantity.Hysteresis) yield return ("hysteresis of", n.VoltageHysteresisV, null, "V");
    }

    private static IEnumerable<EvidenceNumber> Energies(AuditedRecord record, string stream, string? name)
    {
        if (record.Streams.GetValueOrDefault(stream) is not { } computation) return [];
        var label = record.LabelOf(stream);
        return computation.Of<EnergiesExtracted>().SelectMany(e => e.Fact.Energies.Where(n => n.Name == name).Select(n => (n.Value, Of: $"{n.Place} of {e.Fact.FileName}, {label}")))
            .Concat(computation.Of<EnergiesStated>().SelectMany(e => e.Fact.Energies.Where(n => n.Name == name).Select(n => (n.Value, Of: $"{n.Of}, {label}"))))
            .Select(n => new EvidenceNumber(n.Of, null, (double)n.Value.In("eV"), null, "eV"));
    }

    private static IEnumerable<EvidenceNumber> Cutoff(AuditedRecord record, string stream, Func<ProgramPinned, Quantity<Voltage>?> cutoff) =>
        record.Streams.GetValueOrDefault(stream)?.Of<ProgramPinned>().LastOrDefault().Fact is { } program && cutoff(program) is { } value
            ? [new EvidenceNumber($"program of {record.LabelOf(stream)}", null, (double)value.In("V"), null, "V")]
            : [];

    [GeneratedRegex(@"\bcycle (?<n>\d+)\b|\b(?<n>\d+)(?:st|nd|rd|th) cycle\b|\bafter (?<n>\d+) cycles\b")]
    private static partial Regex Cycle();
}
