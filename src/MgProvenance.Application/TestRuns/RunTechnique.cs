using MgProvenance.Application.Events;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.TestRuns;

/// <summary>What a run is: an instrument's file knows it better than the plan.</summary>
/// <param name="Name">As the file, else the plan, names it.</param>
public sealed record RunTechnique(string Name, RunKind Kind)
{
    /// <summary>Null where the run was never planned.</summary>
    public static RunTechnique? Of(RecordedStream run) =>
        run.Of<RunPlanned>().FirstOrDefault().Fact is { } planned ? Of(run.Of<DataFileAttached>().LastOrDefault().Fact?.Technique ?? planned.Technique) : null;

    private static RunTechnique Of(string name) => new(name, RunKinds.Of(name));
}
