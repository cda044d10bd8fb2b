using System.Text.Json;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Specimens;

/// <summary>The command that recorded where a specimen comes from, made again from what it stored in the specimen's stream and in that of its origin.</summary>
internal static class SpecimenOrigins
{
    /// <summary>The part of a cell as a specimen names it, for example <c>positiveElectrode</c>.</summary>
    public static string NameOf(PartRole part) => JsonNamingPolicy.CamelCase.ConvertName(part.ToString());

    /// <param name="fact">What is to be stated, in whichever of the two streams.</param>
    /// <param name="together">What counts of the facts that were recorded with it.</param>
    /// <returns>Null where the fact is about something else.</returns>
    /// <exception cref="MalformedValueException">No command can have recorded this.</exception>
    public static ICommand? Recorder(IEvent fact, IReadOnlyList<IEvent> together, string? reason) =>
        Taken(fact, together) is { } taken ? Recorder(taken, (fact as SpecimenSplit ?? together.OfType<SpecimenSplit>().FirstOrDefault())?.UsedUp, reason) : null;

    private static SpecimenTaken? Taken(IEvent fact, IReadOnlyList<IEvent> together) => fact switch
    {
        SpecimenTaken taken => taken,
        SpecimenHarvested h => Recorded(together) with { Specimen = h.Specimen, Cell = h.Cell, Part = NameOf(h.Part), DoneAt = h.DoneAt },
        SpecimenSplit s => Recorded(together) with { Specimen = s.Specimen, Parent = s.Parent, DoneAt = s.DoneAt },
        AliquotDrawn { Specimen: { } specimen } a => Recorded(together) with { Specimen = specimen, Batch = a.Batch, Volume = a.Volume, DoneAt = a.DoneAt },
        _ => null,
    };

    private static ICommand Recorder(SpecimenTaken t, bool? usedUp, string? reason) => t switch
    {
        { Cell: { } cell } => new HarvestSpecimen(t.Specimen, t.Label, cell, PartNamed(t.Part), t.Description, t.StateOfCharge, t.LastHalfCycle, t.StoppedAt, t.DoneAt, reason),
        { Part: null, StateOfCharge: null, LastHalfCycle: null, StoppedAt: null } => t.Parent is { } parent
            ? new SplitSpecimen(t.Specimen, t.Label, parent, t.Description, usedUp, t.DoneAt, reason)
            : new TakeSpecimen(t.Specimen, t.Label, t.Description, t.Batch, t.Lot, t.Piece, t.Volume, t.DoneAt, reason),
        _ => throw new MalformedValueException("specimen.origin", "Only what was harvested from a cell has a part, a state of charge, a last half-cycle and a time of stopping."),
    };

    private static SpecimenTaken Recorded(IReadOnlyList<IEvent> together) =>
        together.OfType<SpecimenTaken>().FirstOrDefault() ?? throw new MalformedValueException("specimen.not-taken", "No specimen was recorded with this.");

    private static PartRole PartNamed(string? name) =>
        Enum.GetValues<PartRole>().Cast<PartRole?>().FirstOrDefault(role => NameOf(role!.Value) == name) ?? throw new MalformedValueException("specimen.part-unknown", $"“{name}” is no part of a cell.");
}
