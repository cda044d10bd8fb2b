using MgProvenance.Application.Characterization;
using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Studies;

/// <param name="Control">Null when it was not said.</param>
/// <param name="Planned">Null when no number was planned.</param>
public sealed record GroupLine(string Group, string Factor, bool? Control, int? Planned, int Built, int Tested, int Excluded, int Reported)
{
    internal static GroupLine Of(GroupDeclared group, StudyAt study)
    {
        var cells = study.Cells.Where(c => c.Group == group.Group).ToList();
        return new GroupLine(
            group.Group,
            group.Factor,
            group.Control,
            study.State.PlannedCells.TryGetValue(group.Group, out var planned) ? planned : null,
            cells.Count,
            cells.Count(c => c.IsTested),
            cells.Count(c => c.Exclusion is not null),
            cells.Count(c => c.IsReported));
    }
}

/// <summary>A test on a cell.</summary>
/// <param name="IsReported">Its numbers are those that the study reports of the cell; the tests before it are the cell's prior tests.</param>
public sealed record TestLine(string Run, string Label, string Technique, string? Purpose, BenchTime? StartedAt, int Files, bool Simulated, bool IsReported);

/// <param name="When">Whether the criterion was declared beforehand.</param>
/// <param name="DataSeen">The exclusion was recorded, or changed, when a data file of the cell was there.</param>
public sealed record ExclusionLine(string Criterion, string Reason, string Approver, Declared When, bool DataSeen, DateTimeOffset RecordedAt);

/// <param name="BuiltAt">When its assembly was begun.</param>
/// <param name="Tested">One of its tests has a data file.</param>
/// <param name="Tests">In the order in which they were started; those not started come as they were planned.</param>
/// <param name="NotReported">Why there are no numbers of it; null where there are, or where it was excluded.</param>
public sealed record StudyCellLine(string Cell, string Label, string Group, string? Configuration, BenchTime? BuiltAt, bool Tested, IReadOnlyList<TestLine> Tests, IReadOnlyList<ExclusionLine> Exclusions, bool IsReported, string? NotReported);

/// <param name="Specimen">Label of the specimen; null where something straight from a lot was measured.</param>
public sealed record StudyMeasurementLine(string Measurement, string Label, string Group, Technique? Technique, string? Specimen, string? Cell, string? Lot, bool Simulated);

/// <summary>A study with its groups, declarations, cells and measurements.</summary>
/// <param name="FirstData">Ledger index of the first data file of any of its cells; what was declared later is post hoc. Null while there is none.</param>
public sealed record StudyRecord(
    string Study,
    string Label,
    string Title,
    bool Simulated,
    long? FirstData,
    IReadOnlyList<GroupLine> Groups,
    IReadOnlyList<Declaration> Declarations,
    IReadOnlyList<StudyCellLine> Cells,
    IReadOnlyList<StudyMeasurementLine> Measurements)
{
    /// <exception cref="MalformedValueException">There is no such study.</exception>
    public static async Task<StudyRecord> Read(NotebookAt notebook, IProjections projections, RunSummaries summaries, StudyId id, CancellationToken cancellation)
    {
        var study = await StudyAt.Read(notebook, projections, summaries, id, cancellation).ConfigureAwait(false);
        var names = new Dictionary<PersonId, string>();
        foreach (var approver in study.Stream.Of<CellExcluded>().Select(e => e.Fact.Approver).Distinct()) names[approver] = (await notebook.Stream(approver.Value, cancellation).ConfigureAwait(false)).Label ?? approver.Value;
        var measured = await new MeasurementList(projections, summaries).Of(notebook, [.. study.State.Measurements.Keys.Select(m => m.Value)], cancellation).ConfigureAwait(false);
        return new StudyRecord(
            study.Stream.StreamId,
            study.Opened.Label.Text,
            study.Opened.Title,
            study.Cells.Any(c => c.Runs.Any(Provenance.Simulated.IsIn)) || measured.Any(m => m.Simulated),
            Studies.Declarations.FirstData(study.Runs),
            [.. study.Groups.Select(g => GroupLine.Of(g, study))],
            study.Declarations,
            [.. study.Cells.Select(c => Cell(c, study, names))],
            [.. study.State.Measurements.Select(m => Measurement(m.Key, m.Value, measured)).OrderBy(m => m.Group, StringComparer.Ordinal).ThenBy(m => m.Label, StringComparer.Ordinal)]);
    }

    private static StudyCellLine Cell(StudyCell cell, StudyAt study, Dictionary<PersonId, string> names) => new(
        cell.Story.Cell.StreamId,
        cell.Label,
        cell.Group,
        cell.Story.Configuration,
        cell.Story.Assembly.DoneAt,
        cell.IsTested,
        [.. cell.Runs.Select(r => Test(r, cell))],
        [.. study.Stream.Of<CellExcluded>().Where(e => e.Fact.Cell.Value == cell.Story.Cell.StreamId).Select(e => Exclusion(e.Fact, e.Recorded, cell, study, names))],
        cell.IsReported,
        cell.Run?.Summary is null ? cell.Run?.Reason ?? (cell.IsTested ? "No test with cycles has a data file." : "No data file is attached.") : null);

    private static ExclusionLine Exclusion(CellExcluded fact, RecordedEvent recorded, StudyCell cell, StudyAt study, Dictionary<PersonId, string> names)
    {
        var says = recorded.Correction ?? recorded.Stored;
        return new ExclusionLine(fact.Criterion, fact.Reason, names[fact.Approver], study.WhenDeclared(fact.Criterion), says.Index > Studies.Declarations.FirstData(cell.Runs), says.RecordedAt);
    }

    private static TestLine Test(RecordedStream run, StudyCell cell)
    {
        var planned = run.Of<RunPlanned>().First().Fact;
        return new TestLine(
            run.StreamId,
            planned.Label.Text,
            planned.Technique,
            planned.Purpose,
            run.Of<RunStarted>().FirstOrDefault().Fact?.DoneAt,
            run.Of<DataFileAttached>().Count(),
            Provenance.Simulated.IsIn(run),
            cell.IsReported && run.StreamId == cell.RunStream?.StreamId);
    }

    private static StudyMeasurementLine Measurement(MeasurementId id, string group, IReadOnlyList<MeasurementLine> measured)
    {
        var line = measured.FirstOrDefault(m => m.Measurement == id.Value);
        return new StudyMeasurementLine(id.Value, line?.Label ?? id.Value, group, line?.Technique, line?.Specimen?.Label, line?.Specimen?.Cell, line?.Lot, line?.Simulated ?? false);
    }
}
