namespace MgProvenance.Domain.Kernel;

/// <summary>One step of a published version of a protocol.</summary>
/// <param name="Key">Unique within the version, for example <c>alcl3</c>.</param>
/// <param name="Action">What the hand does, as the name of the command that records it, for example <c>add-salt</c>.</param>
/// <param name="Instruction">The sentence on the card.</param>
/// <param name="Substance">As the group writes it; null where the step needs none.</param>
/// <param name="Amount">What is planned; null where the step plans no amount.</param>
/// <param name="Tolerance">Allowed relative difference from the amount, 0.02 = 2 %; null where none is set.</param>
/// <param name="EndPoint">What has to be seen before the next step, in words.</param>
/// <param name="Hazard">What to beware of, in words.</param>
/// <param name="Portions">In how many portions at least; null where that is left open.</param>
/// <param name="Temperature">At which the step is done; its upper end is a limit.</param>
/// <param name="Why">What the step is for, in words.</param>
/// <param name="StopWhen">At what sight the work is stopped, in words.</param>
/// <param name="Fixed">The amount stays the same whatever the scale.</param>
public sealed record ProtocolStep(
    string Key,
    string Action,
    string Instruction,
    string? Substance = null,
    AnyQuantity? Amount = null,
    decimal? Tolerance = null,
    string? EndPoint = null,
    string? Hazard = null,
    int? Portions = null,
    Reported<Temperature>? Temperature = null,
    string? Why = null,
    string? StopWhen = null,
    bool? Fixed = null)
{
    /// <summary>What is planned for so many times the protocol. Only what is charged grows with the scale: durations, temperatures and lengths stay.</summary>
    public AnyQuantity? AmountAt(decimal scale) =>
        Amount is { } planned && Fixed is not true && (Mass.Units.ContainsKey(planned.Unit) || Volume.Units.ContainsKey(planned.Unit) || AmountOfSubstance.Units.ContainsKey(planned.Unit))
            ? planned with { Value = planned.Value * scale }
            : Amount;
}
