namespace MgProvenance.Domain.Kernel;

/// <summary>The protocol step that an event carries out, in the version that was pinned, with what that step planned.</summary>
/// <param name="Step">The step's key within the protocol, for example <c>alcl3</c>.</param>
/// <param name="Planned">Filled in from the protocol when the event is recorded, for the scale at which it was carried out; null where the step plans no amount.</param>
public sealed record StepRef(ProtocolId Protocol, int Version, string Step, AnyQuantity? Planned = null)
{
    /// <summary>Whether both name the same step, whatever was planned in it.</summary>
    public bool IsSame(StepRef other) => IsOf(other.Protocol, other.Version) && Step == other.Step;

    public bool IsOf(ProtocolId protocol, int version) => Protocol == protocol && Version == version;
}

/// <summary>What a decision needs to know of a protocol step that lies in another stream. The rules here hold for one act; those of order need the acts before it (<see cref="StepsSoFar"/>).</summary>
/// <param name="Steps">All steps of that version in order.</param>
/// <param name="Scale">How many times the protocol's amounts are prepared.</param>
public sealed record StepFacts(StepRef Step, ProtocolStep Plan, IReadOnlyList<ProtocolStep> Steps, decimal Scale = 1)
{
    public AnyQuantity? Planned => Plan.AmountAt(Scale);

    /// <summary>The reference to store with the event, holding what was planned.</summary>
    public StepRef WithPlan => Step with { Planned = Planned };

    /// <summary>The rule that this amount breaks, when it was planned in the same kind of quantity and lies outside the tolerance.</summary>
    public IEnumerable<Deviation> BrokenBy<TKind>(Quantity<TKind>? actual)
        where TKind : IKind => Planned is { } planned && TKind.Units.ContainsKey(planned.Unit) && actual is { } amount
            ? OutsideTolerance(planned, Bounds.Exactly(amount.In(planned.Unit)), amount.ToString())
            : [];

    /// <summary>The same for how long it took: as stated and, where that does not settle it, from its beginning to its end. Only what is certain breaks the rule.</summary>
    public IEnumerable<Deviation> BrokenBy(Reported<Duration>? stated, BenchTime? doneAt, BenchTime? endedAt)
    {
        if (Planned is not { } planned || !Duration.Units.TryGetValue(planned.Unit, out var second)) return [];
        var (least, most) = (BenchTime.Between(doneAt, endedAt).Least / second, BenchTime.Between(doneAt, endedAt).Most / second);
        return OutsideTolerance(planned, Bounds.Of(stated, planned.Unit), $"{stated}")
            .Concat(OutsideTolerance(planned, new Bounds(least, most, LeastExcluded: true, MostExcluded: true), $"from {doneAt} to {endedAt}")).Take(1);
    }

    /// <summary>The rule that a higher temperature than planned breaks.</summary>
    public IEnumerable<Deviation> BrokenBy(Reported<Temperature>? actual)
    {
        if (Plan.Temperature is { } planned && Highest(planned) is { } limit && Bounds.Of(actual, "Cel").IsAbove(limit))
        {
            yield return new Deviation("step.too-warm", $"Step {Step.Step}: {actual} where {planned} was planned.");
        }
    }

    /// <summary>The rule that fewer portions than planned break.</summary>
    public IEnumerable<Deviation> BrokenBy(int? portions)
    {
        if (portions < Plan.Portions) yield return new Deviation("step.fewer-portions", FormattableString.Invariant($"Step {Step.Step}: {portions} portion(s) where {Plan.Portions} were planned."));
    }

    /// <summary>The rule that another substance than planned breaks.</summary>
    public IEnumerable<Deviation> BrokenBy(LotFacts used)
    {
        if (Plan.Substance is { } planned && used.Substance is { } actual && !string.Equals(planned.Trim(), actual.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            yield return new Deviation("step.other-substance", $"Step {Step.Step}: {actual} (lot {used.Label}) where {planned} was planned.");
        }
    }

    private IEnumerable<Deviation> OutsideTolerance(AnyQuantity planned, Bounds actual, string said)
    {
        if (planned.Value <= 0 || Plan.Tolerance is not { } tolerance) yield break;
        if (actual.IsBelow(planned.Value * (1 - tolerance)) || actual.IsAbove(planned.Value * (1 + tolerance)))
        {
            yield return new Deviation("step.outside-tolerance", FormattableString.Invariant($"Step {Step.Step}: {said} where {planned} was planned (± {tolerance * 100:0.##} %)."));
        }
    }

    /// <summary>What the plan allows at most; “±” in a plan says how far it may go.</summary>
    private static decimal? Highest(Reported<Temperature> planned) =>
        planned.Form == Form.PlusMinus ? planned.Value.Value + planned.Other!.Value.Value : Bounds.Of(planned, "Cel").Most;
}
