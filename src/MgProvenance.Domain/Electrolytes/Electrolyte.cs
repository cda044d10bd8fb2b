using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

/// <summary>As much of a batch's past as the next decision needs.</summary>
/// <param name="KnownVolumeMl">Upper bound of what is in the bottle: solvent charged or the last stock-taking, less what was drawn since.</param>
public sealed record Electrolyte(bool IsOpen, bool IsReleased, bool IsDiscarded, bool NeedsStirring, bool IsClear, decimal KnownVolumeMl) : ISubject<Electrolyte>
{
    public static Electrolyte Initial { get; } = new(false, false, false, false, false, 0);

    public static Electrolyte Evolve(Electrolyte batch, IEvent happened) => happened switch
    {
        BatchOpened => batch with { IsOpen = true },
        SolventDispensed e => batch with { KnownVolumeMl = batch.KnownVolumeMl + e.Volume.In("mL"), IsClear = false },
        SaltAdded => batch with { NeedsStirring = true, IsClear = false },
        ElectrolyteStirred => batch with { NeedsStirring = false },
        AppearanceNoted e => batch with { IsClear = e.Clarity == Clarity.Clear },
        AliquotDrawn e => batch with { KnownVolumeMl = batch.KnownVolumeMl - e.Volume.In("mL") },
        VolumeReconciled e => batch with { KnownVolumeMl = e.Remaining.In("mL") },
        TemperatureNoted or WaterContentMeasured or ConductivityMeasured => batch,
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

    internal Decision.Refused? NotOpen(BatchId id) =>
        IsOpen ? null : new Decision.Refused(new Refusal("electrolyte.not-open", $"Batch {id} was never opened."));
}
