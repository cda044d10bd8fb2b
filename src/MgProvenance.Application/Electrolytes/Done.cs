using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Electrolytes;

/// <summary>What a fact of a batch says, in one shape for all kinds of fact.</summary>
internal sealed record Done(BenchTime? DoneAt, StepRef? Step = null, string? Words = null)
{
    private const int AmountDecimals = 4;

    public Quantity<Mass>? Mass { get; private init; }

    public Quantity<AmountOfSubstance>? Amount { get; private init; }

    public bool AmountFromMass { get; private init; }

    public Quantity<Volume>? Volume { get; private init; }

    public Reported<Duration>? Duration { get; private init; }

    public Reported<Temperature>? Temperature { get; private init; }

    public int? Portions { get; private init; }

    public BenchTime? EndedAt { get; private init; }

    /// <summary>From the plan, in percent of it, to 0.1 %: of amounts and of exact durations.</summary>
    public decimal? DifferencePercent => Step?.Planned is { Value: > 0 } planned && In(planned.Unit) is { } actual
        ? decimal.Round((actual - planned.Value) / planned.Value * 100, 1, MidpointRounding.AwayFromZero)
        : null;

    public static Done Of(IEvent fact, LotFacts? lot, Func<string, string> nameOf) => fact switch
    {
        SolventDispensed e => new(e.DoneAt, e.Step) { Volume = e.Volume, Portions = e.Portions },
        SaltAdded e => new(e.DoneAt, e.Step, e is { Gross: { } gross, Tare: { } tare } ? $"gross {gross}, tare {tare}" : null)
        {
            Mass = e.Mass,
            Amount = e.Amount ?? Rounded(lot?.AmountIn(e.Mass)),
            AmountFromMass = e.Amount is null && lot?.AmountIn(e.Mass) is not null,
            Portions = e.Portions,
        },
        ElectrolyteStirred e => new(e.DoneAt, e.Step, Joined(e.Until is null ? null : $"until {e.Until}", e.Temperature is null ? e.TemperatureInWords : null)) { Duration = e.Duration, Temperature = e.Temperature, EndedAt = e.EndedAt },
        ElectrolyteFiltered e => new(e.DoneAt, e.Step, Joined(e.Filter, $"{e.PoreSize}")),
        ElectrolyteConditioned e => new(e.DoneAt, e.Step, Joined(e.Method, e.Cell is { } cell ? $"in {nameOf(cell.Value)}" : null, e.Cycles is { } n ? $"{n} cycles" : null)) { EndedAt = e.EndedAt },
        StepSkipped e => new(e.DoneAt, e.Step, e.Reason),
        AppearanceNoted e => new(e.DoneAt, e.Step, Joined(e.Clarity.ToString().ToLowerInvariant(), e.Colour)),
        TemperatureNoted e => new(e.DoneAt, e.Step) { Temperature = e.Temperature },
        WaterContentMeasured e => new(e.DoneAt, e.Step, Joined($"water {e.Content}", e.Method, e.Replicates is { } n ? $"n = {n}" : null)),
        ConductivityMeasured e => new(e.DoneAt, e.Step, $"conductivity {e.Conductivity}") { Temperature = e.Temperature is { } t ? (Reported<Temperature>)t : null },
        DensityMeasured e => new(e.DoneAt, e.Step, $"density {e.Density}") { Temperature = e.Temperature is { } t ? (Reported<Temperature>)t : null },
        AliquotDrawn e => new(e.DoneAt, null, e.Cell is { } cell ? $"into {nameOf(cell.Value)}" : e.Purpose is { } purpose ? $"for {purpose}" : null) { Volume = e.Volume },
        VolumeReconciled e => new(e.DoneAt, null, "left by measurement") { Volume = e.Remaining },
        ElectrolyteReleased e => new(e.DoneAt, null, "released"),
        BatchDiscarded e => new(e.DoneAt, null, $"discarded: {e.Reason}"),
        _ => throw new UnknownEventException(fact, typeof(Done)),
    };

    private decimal? In(string unit) =>
        Mass is { } mass && Domain.Kernel.Mass.Units.ContainsKey(unit) ? mass.In(unit)
        : Amount is { } amount && AmountOfSubstance.Units.ContainsKey(unit) ? amount.In(unit)
        : Volume is { } volume && Domain.Kernel.Volume.Units.ContainsKey(unit) ? volume.In(unit)
        : Duration is { Form: Form.Exact } duration && Domain.Kernel.Duration.Units.ContainsKey(unit) ? duration.Value.In(unit)
        : null;

    private static Quantity<AmountOfSubstance>? Rounded(Quantity<AmountOfSubstance>? amount) =>
        amount is { } known ? new Quantity<AmountOfSubstance>(decimal.Round(known.Value, AmountDecimals, MidpointRounding.AwayFromZero), known.Unit) : null;

    private static string? Joined(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part)) said.Add(part);
        }

        return said.Count == 0 ? null : string.Join(", ", said);
    }
}
