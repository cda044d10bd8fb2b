using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Comparisons;

/// <summary>By what cells are put together.</summary>
public enum Factor
{
    /// <summary>As the study declares them.</summary>
    Group,

    /// <summary>By the formulation of the electrolyte.</summary>
    Electrolyte,

    Batch,

    Sheet,
}

/// <summary>Cells of one group as they were counted.</summary>
public sealed record GroupCount(string Group, int Built, int Tested, int Excluded, int Reported);

/// <summary>One test that was made of cells of several groups under the same program.</summary>
/// <param name="Name">Technique and what the program says.</param>
public sealed record ComparedTest(string Name, IReadOnlyList<ComparedQuantity> Quantities, IReadOnlyList<string> Cautions);

/// <summary>A study's groups beside each other, quantity by quantity.</summary>
public sealed record StudyComparison(string Study, string Label, string Title, bool Simulated, Factor Factor, IReadOnlyList<GroupCount> Groups, IReadOnlyList<ComparedTest> Tests)
{
    /// <exception cref="MalformedValueException">There is no such study.</exception>
    public static async Task<StudyComparison> Read(NotebookAt notebook, IProjections projections, RunSummaries summaries, RunAnalyses analyses, StudyId id, Factor factor, CancellationToken cancellation)
    {
        var study = await StudyAt.Read(notebook, projections, summaries, id, cancellation).ConfigureAwait(false);
        return await Of(notebook, study, analyses, factor, cancellation).ConfigureAwait(false);
    }

    internal static async Task<StudyComparison> Of(NotebookAt notebook, StudyAt study, RunAnalyses analyses, Factor factor, CancellationToken cancellation)
    {
        var groups = GroupsOf(study, factor);
        var tests = new List<ComparedTest>();
        foreach (var test in study.Cells.SelectMany(c => c.Runs.Where(r => r.Of<DataFileAttached>().Any()).Select(r => (Cell: c, Run: r))).GroupBy(t => TestName.Of(t.Run), StringComparer.Ordinal))
        {
            tests.Add(await Compared(notebook, study, analyses, groups, factor, test.Key, [.. test], cancellation).ConfigureAwait(false));
        }

        return new StudyComparison(
            study.Stream.StreamId,
            study.Opened.Label.Text,
            study.Opened.Title,
            study.Runs.Any(Provenance.Simulated.IsIn),
            factor,
            [.. groups.Select(g => Counted(g, [.. study.Cells.Where(c => NameOf(c, factor) == g)]))],
            tests);
    }

    private static IReadOnlyList<string> GroupsOf(StudyAt study, Factor factor) => factor == Factor.Group
        ? [.. study.Groups.Select(g => g.Group)]
        : [.. study.Cells.Select(c => NameOf(c, factor)).Distinct(StringComparer.Ordinal)];

    private static string NameOf(StudyCell cell, Factor factor) => factor switch
    {
        Factor.Group => cell.Group,
        Factor.Electrolyte => cell.Story.Batch?.Of<BatchOpened>().FirstOrDefault().Fact?.Formulation ?? "not recorded",
        Factor.Batch => cell.BatchLabel ?? "not recorded",
        Factor.Sheet => cell.SheetLabel ?? "not recorded",
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "No such factor."),
    };

    private static GroupCount Counted(string group, IReadOnlyList<StudyCell> cells) =>
        new(group, cells.Count, cells.Count(c => c.IsTested), cells.Count(c => c.Exclusion is not null), cells.Count(c => c.IsTested && c.Exclusion is null));

    private static async Task<ComparedTest> Compared(
        NotebookAt notebook, StudyAt study, RunAnalyses analyses, IReadOnlyList<string> groups, Factor factor, string name, IReadOnlyList<(StudyCell Cell, RecordedStream Run)> tested, CancellationToken cancellation)
    {
        var (numbers, cautions) = (new List<(StudyCell Cell, RunNumber Number, Sources Sources)>(), new List<string>());
        var reported = tested.Where(t => t.Cell.Exclusion is null).ToList();
        var cycled = reported.Where(t => t.Cell.RunStream?.StreamId == t.Run.StreamId && t.Cell.IsReported && t.Cell.Run!.Summary!.HasCapacity).Select(t => t.Cell).ToList();
        foreach (var measure in cycled.Count == 0 ? [] : CellPerformance.Measures(study with { Cells = cycled })) numbers.AddRange(cycled.Select(c => (c, Number(measure, c), measure.Of(c).Sources)));
        foreach (var cell in cycled) if (CellPerformance.CycleLife(cell) is { } life) numbers.Add((cell, life, cell.Run!.Sources));
        var analysed = new List<(StudyCell Cell, IReadOnlyList<NumberRow> Rows, Sources Sources)>();
        foreach (var (cell, run) in reported)
        {
            var conditions = await RunConditions.Read(notebook, run, cell.Story, study.Stream, cancellation).ConfigureAwait(false);
            var (found, reason) = await analyses.Numbers(run, conditions, cancellation).ConfigureAwait(false);
            if (found is null) cautions.Add($"{cell.Label}, {run.Label}: {reason}");
            else analysed.Add((cell, found.Rows, RunSummaries.SourcesOf(AttachedFile.In(run)).And(conditions.Sources, conditions.ProgramSources)));
            if (found?.Rows.Count == 0) cautions.AddRange(found.Cautions.Select(c => $"{cell.Label}, {run.Label}: {c}"));
        }

        foreach (var ((cell, _, sources), rows) in analysed.Zip(ComparedProcesses.Of([.. analysed.Select(a => a.Rows)]))) numbers.AddRange(rows.SelectMany(Compared).Select(n => (cell, n, sources)));
        var control = factor == Factor.Group && study.Groups.Where(g => g.Control == true).ToList() is [var only] ? only.Group : null;
        var quantities = numbers.GroupBy(n => n.Number.Key, StringComparer.Ordinal).Where(q => q.Any(n => n.Number.Value is not null)).Select(q => Quantity([.. q], groups, factor, control));
        return new ComparedTest(name, [.. quantities], [.. cautions.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Named by the part of the run that they belong to, where it has parts.</summary>
    private static IEnumerable<RunNumber> Compared(NumberRow row) =>
        row.Numbers.Where(n => n.Comparison != Comparison.None).Select(n => row.IsWhole ? n : n with { Name = $"{row.Of}: {n.Name}" });

    private static RunNumber Number(PerformanceMeasure measure, StudyCell cell)
    {
        var derived = measure.Of(cell);
        return new RunNumber($"cycling.{measure.Key}", measure.Header, derived.Value, derived.Unit, derived.StandardUncertainty, derived.Method, derived.Reason, derived.UpperBound ? Bound.Below : Bound.None, Comparison.Arithmetic);
    }

    private static ComparedQuantity Quantity(IReadOnlyList<(StudyCell Cell, RunNumber Number, Sources Sources)> numbers, IReadOnlyList<string> groups, Factor factor, string? control)
    {
        var first = numbers[0].Number;
        var values = groups.Select(g =>
        {
            var own = numbers.Where(n => NameOf(n.Cell, factor) == g).OrderBy(n => n.Cell.Label, StringComparer.Ordinal).ToList();
            return new GroupValues(
                g,
                [
                    .. own.Where(n => n.Number.Value is not null).Select(n => new ComparedValue(
                        n.Cell.Label, n.Number.Key, n.Cell.BatchLabel, n.Cell.SheetLabel, n.Number.Value!.Value, n.Number.StandardUncertainty, n.Number.Bound, n.Sources)),
                ],
                [.. own.Where(n => n.Number.Value is null).Select(n => $"{n.Cell.Label}: {n.Number.Reason}")]);
        });
        return QuantityStatistics.Of(first.Key, first.Name, first.Unit, first.Comparison, [.. numbers.Select(n => n.Number.Method).DistinctBy(m => (m.Name, m.Version))], [.. values], control) with { MatchedBy = ComparedProcesses.IsOf(first) ? ComparedProcesses.Method : null };
    }
}
