using MgProvenance.Application.Events;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>Of what items are asked.</summary>
public enum ThingKind
{
    Study,
    Group,
    Batch,
    Lot,
    Sheet,
    Cell,

    /// <summary>A part in a cell: electrode, separator, collector.</summary>
    Part,
    Run,
    Specimen,
    Measurement,
    Computation,
    Claim,
}

/// <summary>Something of which items are asked.</summary>
/// <param name="Head">The event that made it known: who recorded it is asked first.</param>
/// <param name="Events">Where answers are looked for: its own and those of what it is inseparable from, as a piece and its sheet.</param>
/// <param name="Attributes">What conditions of items look at.</param>
/// <param name="Stream">Its stream, or that in which it is an entry.</param>
/// <param name="Within">Cells or batches of whose record it is a part; for a claim what supports it.</param>
internal sealed record Thing(
    ThingKind Kind,
    string Label,
    RecordedEvent Head,
    IReadOnlyList<RecordedEvent> Events,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes,
    string Stream,
    IReadOnlyList<string> Within)
{
    /// <summary>For probes that need more than events; null where the thing is no cell, part or test of one.</summary>
    public AuditedCell? Cell { get; init; }

    /// <summary>Whether the baseline that all electrolytes of a study share is one of them; null where they share none, or where it is all there is.</summary>
    public bool? BaselineTested { get; init; }
}
