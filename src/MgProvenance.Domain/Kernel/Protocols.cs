namespace MgProvenance.Domain.Kernel;

/// <summary>The protocol step that an event carries out, in the version that was pinned, with what that step planned.</summary>
/// <param name="Step">The step's key within the protocol, for example <c>alcl3</c>.</param>
/// <param name="Planned">Filled in from the protocol when the event is recorded; null where the step plans no amount.</param>
public sealed record StepRef(ProtocolId Protocol, int Version, string Step, AnyQuantity? Planned = null);

/// <summary>What a decision needs to know of a protocol step that lies in another stream.</summary>
/// <param name="Tolerance">Allowed relative difference from the plan, 0.02 = 2 %; null where the protocol sets none.</param>
public sealed record StepFacts(StepRef Step, AnyQuantity? Planned, decimal? Tolerance)
{
    /// <summary>The reference to store with the event, holding what was planned.</summary>
    public StepRef WithPlan => Step with { Planned = Planned };

    /// <summary>The rule that this amount breaks, when it was planned in the same kind of quantity and lies outside the tolerance.</summary>
    public IEnumerable<Deviation> BrokenBy<TKind>(Quantity<TKind>? actual)
        where TKind : IKind
    {
        if (actual is not { } amount || Planned is not { Value: > 0 } planned || Tolerance is not { } tolerance || !TKind.Units.ContainsKey(planned.Unit)) yield break;
        if (Math.Abs(amount.In(planned.Unit) - planned.Value) > tolerance * planned.Value)
        {
            yield return new Deviation("step.outside-tolerance", FormattableString.Invariant($"Step {Step.Step}: {amount} where {planned} was planned (± {tolerance * 100:0.##} %)."));
        }
    }
}
