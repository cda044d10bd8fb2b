using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

/// <summary>As much of a run's past as the next decision needs.</summary>
/// <param name="Cell">Null before it was planned.</param>
/// <param name="Files">Attached so far: SHA-256 of each raw file, and of the column map with which it is read.</param>
public sealed record TestRun(
    CellId? Cell, bool IsConnected, ProgramPinned? Program, bool IsStarted, bool IsInterrupted, bool IsEnded, bool HasFailed, IReadOnlyList<(string Sha256, string? MapSha256)> Files) : ISubject<TestRun>
{
    public static TestRun Initial { get; } = new(null, false, null, false, false, false, false, []);

    public bool IsPlanned => Cell is not null;

    public static TestRun Evolve(TestRun run, IEvent happened) => happened switch
    {
        RunPlanned e => run with { Cell = e.Cell },
        ChannelConnected => run with { IsConnected = true },
        ProgramPinned e => run with { Program = e },
        RunStarted => run with { IsStarted = true },
        RunInterrupted => run with { IsInterrupted = true },
        RunResumed => run with { IsInterrupted = false },
        RunEnded => run with { IsEnded = true },
        CellFailed => run with { HasFailed = true },
        DataFileAttached e => run with { Files = [.. run.Files, (e.Sha256, e.MapSha256)] },
        TemperatureLogged or ActivationDeclared => run,
        _ => throw new UnknownEventException(happened, run),
    };

    /// <summary>What an act breaks that needs current to flow.</summary>
    internal IEnumerable<Deviation> BrokenWhileNotRunning(RunId id)
    {
        if (!IsStarted) yield return new Deviation("run.not-started", $"Run {id} was not started before this.");
        if (IsEnded) yield return new Deviation("run.ended", $"Run {id} had ended before this.");
    }

    internal IEnumerable<Deviation> BrokenByStart(RunId id)
    {
        if (!IsConnected) yield return new Deviation("run.not-connected", $"Run {id} was started before it was recorded which electrode is on which lead.");
        if (Program is null) yield return new Deviation("run.no-program", $"Run {id} was started before its program was pinned.");
    }

    internal Decision.Refused? NotPlanned(RunId id) =>
        IsPlanned ? null : new Decision.Refused(new Refusal("run.not-planned", $"Run {id} was never planned."));
}
