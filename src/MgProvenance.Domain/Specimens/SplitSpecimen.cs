using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Specimens;

[CommandName("split-specimen", "Record that a part of a specimen became one of its own, for another technique or preparation.")]
public sealed record SplitSpecimen(
    SpecimenId Specimen,
    Label Label,
    SpecimenId Parent,
    string Description,
    bool? UsedUp = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SpecimenSplit>
{
    /// <summary>The event of the parent.</summary>
    public static Decision Decide(SplitSpecimen c, Specimen parent, Deviations deviations) =>
        parent.NotTaken(c.Parent) ?? deviations.Accept(new SpecimenSplit(c.Parent, c.Specimen, c.DoneAt, c.UsedUp), parent.BrokenByAct(c.Parent), c.DeviationReason);

    /// <summary>The event of the part.</summary>
    public static Decision Part(SplitSpecimen c, Specimen part) => c.Specimen == c.Parent
        ? Decision.Refuse("specimen.of-itself", "A specimen is no part of itself.")
        : TakeSpecimen.Take(new(c.Specimen, c.Label, c.Description, null, null, null, null, c.Parent, null, null, null, null, c.DoneAt), part);
}
