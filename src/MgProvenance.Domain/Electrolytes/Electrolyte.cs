using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

/// <summary>As much of a batch's past as the next decision needs.</summary>
/// <param name="KnownVolumeMl">Upper bound of what is in the bottle: solvent charged or the last stock-taking, less what was drawn since.</param>
public sealed record Electrolyte(bool IsOpen, bool IsReleased, bool IsDiscarded, bool NeedsStirring, bool IsClear, decimal KnownVolumeMl) : ISubject<Electrolyte>
{
    public static Electrolyte Initial { get; } = new(false, false, false, false, false, 0);

    /// <summary>The protocol version against which the preparation is held; null when there is none.</summary>
    public (ProtocolId Protocol, int Version)? Pinned { get; private init; }

    /// <summary>How many times the protocol's amounts are prepared.</summary>
    public decimal Scale { get; private init; } = 1;

    /// <summary>How far the steps were carried out.</summary>
    public StepsSoFar Steps { get; private init; } = StepsSoFar.None;

    public static Electrolyte Evolve(Electrolyte batch, IEvent happened) => happened switch
    {
        BatchOpened e => batch with { IsOpen = true, Pinned = e is { Protocol: { } protocol, ProtocolVersion: { } version } ? (protocol, version) : null, Scale = e.Scale ?? 1 },
        SolventDispensed e => batch with { KnownVolumeMl = batch.KnownVolumeMl + e.Volume.In("mL"), IsClear = false, Steps = batch.Steps.Done(e.Step) },
        SaltAdded e => batch with { NeedsStirring = true, IsClear = false, Steps = batch.Steps.Added(e.Step) },
        ElectrolyteStirred e => batch with { NeedsStirring = false, Steps = batch.Steps.Done(e.Step) },
        ElectrolyteFiltered e => batch with { Steps = batch.Steps.Done(e.Step) },
        ElectrolyteConditioned e => batch with { Steps = batch.Steps.Done(e.Step) },
        StepSkipped e => batch with { Steps = batch.Steps.Skipped(e.Step) },
        AppearanceNoted { Clarity: Clarity.Clear } e => batch with { IsClear = true, Steps = batch.Steps.Observed(e.Step, e).Clear() },
        AppearanceNoted e => batch with { IsClear = false, Steps = batch.Steps.Observed(e.Step, e) },
        TemperatureNoted e => batch with { Steps = batch.Steps.Observed(e.Step, e) },
        WaterContentMeasured e => batch with { Steps = batch.Steps.Observed(e.Step, e) },
        ConductivityMeasured e => batch with { Steps = batch.Steps.Observed(e.Step, e) },
        DensityMeasured e => batch with { Steps = batch.Steps.Observed(e.Step, e) },
        AliquotDrawn e => batch with { KnownVolumeMl = batch.KnownVolumeMl - e.Volume.In("mL") },
        VolumeReconciled e => batch with { KnownVolumeMl = e.Remaining.In("mL") },
        ElectrolyteReleased => batch with { IsReleased = true },
        BatchDiscarded => batch with { IsDiscarded = true },
        _ => throw new UnknownEventException(happened, batch),
    };

    /// <summary>What a further fact about this batch breaks, whatever the fact is.</summary>
    internal IEnumerable<Deviation> BrokenByAnyFact(BatchId id)
    {
        if (IsDiscarded) yield return new Deviation("electrolyte.discarded", $"Batch {id} had been discarded.");
    }

    /// <summary>What a change of the composition breaks.</summary>
    internal IEnumerable<Deviation> BrokenByAddition(BatchId id)
    {
        foreach (var deviation in BrokenByAnyFact(id)) yield return deviation;
        if (IsReleased) yield return new Deviation("electrolyte.changed-after-release", $"Batch {id} was changed after its release.");
    }

    /// <summary>The step as this batch carries it out: at its scale.</summary>
    internal StepFacts? Held(StepFacts? step) => step is null ? null : step with { Scale = Scale };

    /// <summary>What carrying out a step now breaks by its place in the protocol.</summary>
    internal IEnumerable<Deviation> BrokenByStep(StepFacts? step) =>
        step is null ? [] : IsOfOther(step.Step) is { } other ? [other] : Steps.BrokenBy(step);

    /// <summary>What observing something at a step breaks.</summary>
    internal IEnumerable<Deviation> BrokenByObservation(BatchId id, StepFacts? step)
    {
        foreach (var deviation in BrokenByAnyFact(id)) yield return deviation;
        if (step is not null && IsOfOther(step.Step) is { } other) yield return other;
    }

    /// <summary>The planned steps that were neither done nor skipped; what the protocol plans from the release on is not due yet.</summary>
    public IReadOnlyList<ProtocolStep> MissingBeforeRelease(IEnumerable<ProtocolStep> planned) =>
        Pinned is { } pinned ? [.. Steps.Missing(pinned.Protocol, pinned.Version, planned.TakeWhile(s => s.Action != Release))] : [];

    private static string Release { get; } = EventCatalogue.ActionOf(typeof(ElectrolyteReleased));

    private Deviation? IsOfOther(StepRef step) => Pinned is { } pinned && !step.IsOf(pinned.Protocol, pinned.Version)
        ? new Deviation("step.other-protocol", $"Step {step.Step} is of {step.Protocol} version {step.Version}, and the batch is held against {pinned.Protocol} version {pinned.Version}.")
        : null;

    internal Decision.Refused? NotOpen(BatchId id) =>
        IsOpen ? null : new Decision.Refused(new Refusal("electrolyte.not-open", $"Batch {id} was never opened."));
}
