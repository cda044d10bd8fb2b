namespace MgProvenance.Application.Audits.Statements;

/// <summary>Statements against statements, and against what was recorded.</summary>
internal static class StatementRules
{
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new StatementsDiffer(),
        new CompositionContradicted(),
        new UnknownSlot(),
        new SlotShowsOther(),
        new UniversalContradicted(),
        new EndConditionUnmet(),
        new NotBeyondLimit(),
        new ReferenceScaleWithoutReference(),
        new LikenessAcrossCells(),
        new GroupsWithoutEvidence(),
        new AtmosphereInVacuum(),
        new RecordSaysOther(),
        new CountRecordedOtherwise(),
    ];
}
