using System.Text.Json;
using System.Text.Json.Serialization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>One half-cycle as the file has it.</summary>
/// <param name="EnergyMWh">∫ V dQ, with the sign of the voltage.</param>
/// <param name="EnergyOfMagnitudesMWh">Σ |V| |ΔQ|, as EC-Lab prints it.</param>
/// <param name="HighestVoltageV">Where a charge came to its end.</param>
/// <param name="LowVoltageTailPercent">Share near its lower end; null for a charge, or where it is not defined.</param>
public sealed record MeasuredHalf(
    double ChargeMAh,
    Completeness Completeness,
    string CompletenessReason,
    double EnergyMWh,
    double EnergyOfMagnitudesMWh,
    double? AverageVoltageV,
    double? MedianVoltageV,
    double HighestVoltageV,
    double? LowVoltageTailPercent,
    double DurationS)
{
    /// <summary>Null where no time passed.</summary>
    public double? MeanCurrentMA => DurationS > 0 ? ChargeMAh / DurationS * 3600 : null;

    /// <summary>Mean magnitude of the voltage over the mean current; null where no time or charge passed.</summary>
    [JsonIgnore]
    public double? Ohm => MeanCurrentMA is { } current and > 0 ? 1000 * EnergyOfMagnitudesMWh / ChargeMAh / current : null;

    [JsonIgnore]
    public HalfCapacity Capacity => new(ChargeMAh, Completeness, CompletenessReason);

    public static MeasuredHalf? Of(CyclingTrace trace, HalfCycle? half) => half is null
        ? null
        : new MeasuredHalf(
            half.ChargeMAh,
            half.Completeness,
            half.CompletenessReason,
            half.EnergyMWh,
            half.EnergyOfMagnitudesMWh,
            half.AverageVoltageV,
            half.MedianVoltageV,
            ProfileFlags.HighestVoltage(trace, half)!.Value,
            half.Direction == Direction.Discharge ? ProfileFlags.LowVoltageTail(trace, half).Value : null,
            half.DurationS);
}

/// <summary>One cycle as the file has it.</summary>
/// <param name="Reasons">Why a number is missing, or a caution.</param>
public sealed record MeasuredCycle(
    int Cycle,
    MeasuredHalf? Charge,
    MeasuredHalf? Discharge,
    double? CoulombicEfficiencyPercent,
    double? EnergyEfficiencyPercent,
    double? VoltageHysteresisV,
    IReadOnlyList<string> Reasons);

/// <summary>
/// What one file of cycling data says by itself. It depends on no active mass and no reference cycle, so that a corrected mass needs no second reading of the file.
/// </summary>
/// <param name="Cautions">What the reader could not read of the file; numbers after such a place may be wrong.</param>
/// <param name="Vendor">What the instrument's own program says of its cycles, under its own names.</param>
public sealed record MeasuredCycles(
    string Parser,
    string PrimaryDigest,
    string CapacitySource,
    string CoulombicEfficiencyConvention,
    IReadOnlyList<string> Cautions,
    IReadOnlyList<MeasuredCycle> Cycles,
    IReadOnlyList<VendorNumber> Vendor,
    IReadOnlyList<MethodUsed> Methods)
{
    /// <summary>Raised whenever this record changes its shape, or the same file may give other numbers without a change of the methods behind it.</summary>
    public const string MethodName = "measured-cycles/3";

    /// <summary>Versions of the methods that may be behind the numbers: a raised version is another result.</summary>
    private static readonly string MethodVersions = JsonSerializer.Serialize(
        new[]
        {
            Analysis.Methods.HalfCycles, Analysis.Methods.Charge, Analysis.Methods.Energy, Analysis.Methods.EnergyOfMagnitudes, Analysis.Methods.AverageVoltage, Analysis.Methods.MedianVoltage,
            Analysis.Methods.EnergyEfficiency, Analysis.Methods.VoltageHysteresis,
            Analysis.Methods.CoulombicEfficiencyChargeFirst, Analysis.Methods.CoulombicEfficiencyInsertionFirst,
        }.ToDictionary(m => m.Name, m => m.Version, StringComparer.Ordinal),
        KernelJson.Options);

    /// <summary>Under which the cycles of a run's files are kept: under the last one, with those before it as parameters.</summary>
    public static DerivationKey KeyOf(IReadOnlyList<AttachedFile> files)
    {
        var (last, earlier) = (files[^1], files.SkipLast(1).Select(f => new { f.RawSha256, f.Parser, f.StartedLocal, f.TimeZone }).ToList());
        var parameters = earlier.Count == 0 ? MethodVersions : JsonSerializer.Serialize(new { methods = MethodVersions, earlier, last.StartedLocal, last.TimeZone }, KernelJson.Options);
        return new DerivationKey(last.RawSha256, last.Parser, MethodName, parameters);
    }

    /// <param name="convention">Null: by the direction in which the file starts (charge first, or insertion first).</param>
    public static MeasuredCycles Of(CyclingData data, CycleConvention? convention = null)
    {
        var halves = HalfCycles.Find(data.Trace);
        convention ??= halves.Items is [{ Direction: Direction.Discharge }, ..] ? CycleConvention.InsertionFirst : CycleConvention.ChargeFirst;
        var table = CycleTable.From(data.Trace, halves, convention);
        return new MeasuredCycles(
            data.Parser,
            data.File.PrimaryDigest,
            data.CapacitySource,
            convention.Method.Convention,
            [.. data.Cautions, .. data.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Place}: {f.Message}")],
            [.. table.Cycles.Select(c => Measured(data.Trace, c))],
            data.IsJoined ? [] : VendorNumbers.Of(data.File, table),
            [.. table.Methods.Select(MethodUsed.From)]);
    }

    private static MeasuredCycle Measured(CyclingTrace trace, Cycle cycle) => new(
        cycle.Number,
        MeasuredHalf.Of(trace, cycle.Charge),
        MeasuredHalf.Of(trace, cycle.Discharge),
        cycle.CoulombicEfficiency.Value,
        cycle.EnergyEfficiency.Value,
        cycle.VoltageHysteresis.Value,
        [.. NotDefined.Of(("coulombic efficiency", cycle.CoulombicEfficiency), ("energy efficiency", cycle.EnergyEfficiency), ("hysteresis", cycle.VoltageHysteresis))]);
}
