using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("pin-program", "Pin the program of a run: its digest, rate, cutoffs and first half-cycle.")]
public sealed record PinProgram(
    RunId Run,
    string? Sha256 = null,
    Quantity<SpecificCurrent>? SpecificCurrent = null,
    Quantity<Voltage>? LowerCutoff = null,
    Quantity<Voltage>? UpperCutoff = null,
    FirstHalfCycle? FirstHalfCycle = null,
    int? Cycles = null,
    string? Description = null,
    string? DeviationReason = null) : IRecords<ProgramPinned>
{
    public static Decision Decide(PinProgram c, TestRun run, Deviations deviations) => c switch
    {
        { Sha256: { } digest } when !Digests.IsSha256(digest) => Decision.Refuse("run.digest-malformed", "A SHA-256 has 64 lower-case hex digits."),
        { Cycles: < 1 } => Decision.Refuse("run.cycles-impossible", "A program has at least one cycle."),
        { LowerCutoff: { } lower, UpperCutoff: { } upper } when lower.In("V") >= upper.In("V") =>
            Decision.Refuse("run.cutoffs-reversed", $"The lower cutoff {lower} is not below the upper cutoff {upper}."),
        { Sha256: null, SpecificCurrent: null, LowerCutoff: null, UpperCutoff: null, FirstHalfCycle: null, Cycles: null, Description: null } =>
            Decision.Refuse("run.program-empty", "Nothing of the program is stated."),
        _ => run.NotPlanned(c.Run) ?? Pin(new(c.Run, c.Sha256, c.SpecificCurrent, c.LowerCutoff, c.UpperCutoff, c.FirstHalfCycle, c.Cycles, c.Description), run, deviations, c.DeviationReason),
    };

    private static Decision Pin(ProgramPinned pinned, TestRun run, Deviations deviations, string? reason) => pinned == run.Program
        ? Decision.Accept()
        : deviations.Accept(
            pinned,
            run is { IsStarted: true, Program: not null } ? [new Deviation("run.program-changed", $"The program of run {pinned.Run} was changed after its start.")] : [],
            reason);
}
