using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("pin-program", "Pin the program of a run: its digest, rates, cutoffs, holds and first half-cycle.")]
public sealed record PinProgram(
    RunId Run,
    string? Sha256 = null,
    Quantity<SpecificCurrent>? SpecificCurrent = null,
    Quantity<Voltage>? LowerCutoff = null,
    Quantity<Voltage>? UpperCutoff = null,
    FirstHalfCycle? FirstHalfCycle = null,
    int? Cycles = null,
    string? Description = null,
    IReadOnlyList<Quantity<ScanRate>>? ScanRates = null,
    IReadOnlyList<Quantity<Voltage>>? HoldVoltages = null,
    Quantity<Duration>? HoldDuration = null,
    Quantity<ArealCurrent>? ArealCurrent = null,
    Quantity<ArealCapacity>? ArealCapacity = null,
    decimal? CRate = null,
    Quantity<SpecificCurrent>? OneC = null,
    int? AfterCycles = null,
    string? DeviationReason = null) : IRecords<ProgramPinned>
{
    public static Decision Decide(PinProgram c, TestRun run, Deviations deviations) =>
        Impossible(c) ?? (c.Pinned == new ProgramPinned(c.Run, null, null, null, null, null, null, null)
            ? Decision.Refuse("run.program-empty", "Nothing of the program is stated.")
            : run.NotPlanned(c.Run) ?? Pin(c.Pinned, run, deviations, c.DeviationReason));

    private ProgramPinned Pinned => new(
        Run, Sha256, SpecificCurrent, LowerCutoff, UpperCutoff, FirstHalfCycle, Cycles, Description, ScanRates, HoldVoltages, HoldDuration, ArealCurrent, ArealCapacity, CRate, OneC, AfterCycles);

    private static Decision? Impossible(PinProgram c) => c switch
    {
        { Sha256: { } digest } when !Digests.IsSha256(digest) => Decision.Refuse("run.digest-malformed", "A SHA-256 has 64 lower-case hex digits."),
        { Cycles: < 1 } => Decision.Refuse("run.cycles-impossible", "A program has at least one cycle."),
        { AfterCycles: < 0 } => Decision.Refuse("run.cycles-impossible", "A cell has completed no fewer than zero cycles."),
        { LowerCutoff: { } lower, UpperCutoff: { } upper } when lower.In("V") >= upper.In("V") =>
            Decision.Refuse("run.cutoffs-reversed", $"The lower cutoff {lower} is not below the upper cutoff {upper}."),
        { ScanRates: { } rates } when rates.Count == 0 || rates.Any(r => r.Value == 0) => Decision.Refuse("run.scan-rate-impossible", "A scan has a rate above zero: give one or more, or leave them out."),
        { HoldVoltages.Count: 0 } => Decision.Refuse("run.hold-voltage-missing", "Give the voltages that were held, or leave them out."),
        { CRate: <= 0 } => Decision.Refuse("run.rate-impossible", "A C-rate is above zero."),
        _ => null,
    };

    private static Decision Pin(ProgramPinned pinned, TestRun run, Deviations deviations, string? reason) => IsSame(pinned, run.Program)
        ? Decision.Accept()
        : deviations.Accept(
            pinned,
            run is { IsStarted: true, Program: not null } ? [new Deviation("run.program-changed", $"The program of run {pinned.Run} was changed after its start.")] : [],
            reason);

    /// <summary>Lists within records are compared by reference.</summary>
    private static bool IsSame(ProgramPinned one, ProgramPinned? other) =>
        other is not null
        && one with { ScanRates = null, HoldVoltages = null } == other with { ScanRates = null, HoldVoltages = null }
        && (one.ScanRates ?? []).SequenceEqual(other.ScanRates ?? [])
        && (one.HoldVoltages ?? []).SequenceEqual(other.HoldVoltages ?? []);
}
