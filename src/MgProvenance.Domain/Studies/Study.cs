using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

/// <summary>As much of a study's past as the next decision needs.</summary>
/// <param name="Groups">Each declared group as it was declared.</param>
/// <param name="PlannedCells">Each group with its planned number of cells.</param>
/// <param name="Criteria">Each declared exclusion criterion with its text.</param>
/// <param name="Assigned">Each assigned cell with its group.</param>
/// <param name="Measurements">Each assigned measurement with its group.</param>
/// <param name="Excluded">Cells that were excluded, with the criteria by which.</param>
/// <param name="Acknowledged">Findings of audits that were let stand, with the latest reason.</param>
public sealed record Study(
    bool IsOpen,
    IReadOnlyDictionary<string, GroupDeclared> Groups,
    IReadOnlyDictionary<string, int> PlannedCells,
    IReadOnlyDictionary<string, string> Criteria,
    IReadOnlyDictionary<CellId, string> Assigned,
    IReadOnlyDictionary<MeasurementId, string> Measurements,
    IReadOnlyList<(CellId Cell, string Criterion)> Excluded,
    ConditioningDeclared? Conditioning,
    int? ReferenceCycle,
    ReactionDeclared? Reaction,
    IReadOnlyDictionary<string, string> Acknowledged) : ISubject<Study>
{
    public static Study Initial { get; } = new(
        false, new Dictionary<string, GroupDeclared>(), new Dictionary<string, int>(), new Dictionary<string, string>(), new Dictionary<CellId, string>(), new Dictionary<MeasurementId, string>(), [], null, null, null, new Dictionary<string, string>());

    public static Study Evolve(Study study, IEvent happened) => happened switch
    {
        StudyOpened => study with { IsOpen = true },
        GroupDeclared e => study with { Groups = With(study.Groups, e.Group, e) },
        SampleSizePlanned e => study with { PlannedCells = With(study.PlannedCells, e.Group, e.Cells) },
        ExclusionCriterionDeclared e => study with { Criteria = With(study.Criteria, e.Criterion, e.Text) },
        CellAssigned e => study with { Assigned = With(study.Assigned, e.Cell, e.Group) },
        MeasurementAssigned e => study with { Measurements = With(study.Measurements, e.Measurement, e.Group) },
        CellExcluded e => study with { Excluded = [.. study.Excluded, (e.Cell, e.Criterion)] },
        ConditioningDeclared e => study with { Conditioning = e },
        ReferenceCycleDeclared e => study with { ReferenceCycle = e.Cycle },
        ReactionDeclared e => study with { Reaction = e },
        FindingAcknowledged e => study with { Acknowledged = With(study.Acknowledged, e.Finding, e.Reason) },
        _ => throw new UnknownEventException(happened, study),
    };

    internal Decision.Refused? NotOpen(StudyId id) =>
        IsOpen ? null : new Decision.Refused(new Refusal("study.not-open", $"Study {id} was never opened."));

    internal Decision.Refused? NoGroup(StudyId id, string group) => NotOpen(id)
        ?? (Groups.ContainsKey(group) ? null : new Decision.Refused(new Refusal("study.group-unknown", $"Study {id} has no group “{group}”.")));

    private static Dictionary<TKey, TValue> With<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> known, TKey key, TValue value)
        where TKey : notnull => new(known) { [key] = value };
}
