using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.TestRuns;

/// <param name="Kind">By what its last file says, else by what was planned.</param>
/// <param name="Instrument">To which it was connected last; null before that.</param>
/// <param name="Channel">Of that instrument.</param>
/// <param name="IsRunning">Started, and neither ended nor given up.</param>
public sealed record RunRow(
    string Run, string Label, string Cell, string Technique, RunKind Kind, IReadOnlyList<RunFile> Files, int OpenDeviations, string? Instrument, string? Channel, bool IsRunning);

public sealed record RunFile(string Sha256, string PrimaryDigest, string FileName, string Format, string Parser, int Rows, bool Simulated);

/// <summary>Runs, keyed by the cell that was tested.</summary>
public sealed class RunProjection() : StreamProjection<RunRow>(Named, 3, RunId.Subject)
{
    public const string Named = "runs";

    protected override IEnumerable<(string Key, RunRow Row)> Rows(RecordedStream stream)
    {
        if (stream.Of<RunPlanned>().FirstOrDefault().Fact is not { } planned) yield break;
        var files = stream.Of<DataFileAttached>().Select(f => new RunFile(f.Fact.Sha256, f.Fact.PrimaryDigest, f.Fact.FileName, f.Fact.Format, f.Fact.Parser, f.Fact.Rows, f.Fact.Simulated));
        var connected = stream.Of<ChannelConnected>().LastOrDefault().Fact;
        var run = stream.Fold<TestRun>().State;
        yield return (
            planned.Cell.Value,
            new RunRow(
                stream.StreamId,
                planned.Label.Text,
                planned.Cell.Value,
                planned.Technique,
                RunTechnique.Of(stream)!.Kind,
                [.. files],
                stream.Deviations.Open.Count,
                connected?.Instrument.Value,
                connected?.Channel,
                run is { IsStarted: true, IsEnded: false, HasFailed: false }));
    }
}
