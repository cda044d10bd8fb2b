namespace MgProvenance.Application.Audits.Bench;

/// <summary>What happened at the bench: against protocols, declared ranges, limits, and the clock.</summary>
internal static class BenchRules
{
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new LoadingOutsideDeclared(),
        new VoidNotFilled(),
        new CellFlooded(),
        new WaterUnknown(),
        new WaterOutOfLimits(),
        new KarlFischerUnreliable(),
        new EtherNotChecked(),
        new LotPastLastDay(),
        new ChargeNotDefined(),
        new ElectrolyteOld(),
        new StoodBeforeCurrent(),
        new PolishedLongBefore(),
        new NotCalibrated(),
        new ResolutionUnknown(),
        new ChannelErrorUnknown(),
        new AtmosphereUnknown(),
        new AtmosphereOutOfLimits(),
        new ClockContradicts(),
        new LateEntries(),
        new StepDiffers(),
        new DeviationExplained(),
        new PendingDeviations(),
        new EndUnmetInData(),
        new NumberNotDefined(),
        new FewBlanks(),
        new ConditionNotRecorded(),
        new BinderNotDissolved(),
        new LewisAcidAddition(),
    ];
}
