using MgProvenance.Application.Cells;
using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>A cell with the run that a test was on it.</summary>
internal sealed record TestedCell(StudyCell Cell, RecordedStream Run)
{
    public RunKind Kind { get; } = RunTechnique.Of(Run)?.Kind ?? RunKind.Other;

    /// <summary>The run gave capacities of a cell with an active material.</summary>
    public bool HasCapacity => Cell.IsReported && Cell.RunStream!.StreamId == Run.StreamId && Cell.Run!.Summary!.HasCapacity;

    public bool IsOf(ElectrodePair electrodes) => Kind.MayCycle() && Electrochemistry.RunAnalysis.ElectrodesOf(Kind, Cell.Story.Configuration) == electrodes;

    /// <summary>The file, or a weighing by which its numbers are divided, was made up.</summary>
    public bool IsSimulated => Provenance.Simulated.IsIn(Run) || Cell.Story.Streams.Any(Provenance.Simulated.IsIn);
}

/// <summary>The cells of one group in a test.</summary>
/// <param name="Colour">The group's in every figure of its study.</param>
internal sealed record TestedGroup(string Name, int Colour, IReadOnlyList<TestedCell> Cells);

/// <summary>Cells of one study that went through the same program, without those that were excluded: what one figure shows.</summary>
internal sealed record FigureTest(StudyAt Study, string Name, IReadOnlyList<TestedCell> Cells)
{
    public bool IsSimulated => Cells.Any(c => c.IsSimulated);

    public IReadOnlyList<TestedGroup> Groups => [.. Study.Groups.Select((g, i) => new TestedGroup(g.Group, i, [.. Cells.Where(c => c.Cell.Group == g.Group)])).Where(g => g.Cells.Count > 0)];

    /// <summary>The study's tests, each with those of its cells that are wanted; none without any.</summary>
    public static IReadOnlyList<FigureTest> In(StudyAt study, Func<TestedCell, bool> isWanted) =>
    [
        .. study.Cells.Where(c => c.Exclusion is null).SelectMany(c => c.Runs.Where(r => r.Of<DataFileAttached>().Any()).Select(r => new TestedCell(c, r))).Where(isWanted)
            .GroupBy(t => TestName.Of(t.Run), StringComparer.Ordinal).Select(g => new FigureTest(study, g.Key, [.. g])),
    ];
}
