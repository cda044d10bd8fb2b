using MgProvenance.Application.Protocols;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Electrolytes;

public enum StepState
{
    Done,
    Skipped,
    Missing,
}

/// <summary>One planned step of a batch with what was done in it.</summary>
/// <param name="Planned">For the scale of the batch; null where the step plans no amount.</param>
/// <param name="Weigh">What it comes to in the lot that was used; without a lot or its purity and formula, what is missing.</param>
/// <param name="Tolerance">Allowed relative difference, 0.02 = 2 %.</param>
/// <param name="Acts">More than one where it was repeated; the skipping where it was skipped.</param>
public sealed record RecordStep(
    int Number,
    string Key,
    string Action,
    string Instruction,
    string? Substance,
    AnyQuantity? Planned,
    PlannedMass Weigh,
    int? Portions,
    decimal? Tolerance,
    Reported<Temperature>? Temperature,
    string? EndPoint,
    StepState State,
    IReadOnlyList<RecordedAct> Acts);

/// <summary>The protocol version against which a batch is held.</summary>
public sealed record PinnedProtocol(string Protocol, string Label, string Title, int Version, decimal Scale);

/// <summary>
/// The record of a batch: step by step what was planned and what was done, which rules that broke and why, who recorded it and when, under which conditions. It follows from the notebook as of one
/// ledger position and holds nothing else.
/// </summary>
/// <param name="State">In preparation, released or discarded.</param>
/// <param name="Pinned">Null where the batch is held against no protocol.</param>
/// <param name="Glovebox">Label; null when not recorded.</param>
/// <param name="Atmosphere">Readings and events of the glovebox; empty where none is known for the time.</param>
/// <param name="Unplanned">What was put in or done outside the steps of the pinned protocol.</param>
/// <param name="Observations">What was seen and measured, in order.</param>
/// <param name="Afterwards">Aliquots, stock-taking, release, discarding.</param>
/// <param name="Sources">Where the entries come from, as their senders said: simulated, imported; empty where all were made here.</param>
/// <param name="Cautions">What to know before a number of this batch is used.</param>
public sealed record BatchRecord(
    string Batch,
    string Label,
    string Formulation,
    string State,
    BenchTime? Begun,
    PinnedProtocol? Pinned,
    string? Glovebox,
    IReadOnlyList<GloveboxState> Atmosphere,
    IReadOnlyList<RecordStep> Steps,
    IReadOnlyList<RecordedAct> Unplanned,
    IReadOnlyList<RecordedAct> Observations,
    IReadOnlyList<RecordedAct> Afterwards,
    IReadOnlyList<LotUsed> Lots,
    VolumeBalance Volume,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Cautions)
{
    /// <summary>All acts, each once, by version.</summary>
    public IEnumerable<RecordedAct> Acts() => Steps.SelectMany(s => s.Acts).Concat(Unplanned).Concat(Observations).Concat(Afterwards).DistinctBy(a => a.Version).OrderBy(a => a.Version);

    /// <summary>Planned steps that were neither done nor skipped.</summary>
    public IEnumerable<RecordStep> Missing() => Steps.Where(s => s.State == StepState.Missing);
}
