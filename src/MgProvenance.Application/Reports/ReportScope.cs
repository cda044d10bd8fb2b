using MgProvenance.Application.Cells;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Manuscripts;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports.Figures;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports;

/// <summary>What a report is of.</summary>
/// <param name="Manuscript">With it, the report is of every study whose cells and measurements the manuscript shows; null for the study alone.</param>
public sealed record ReportSubject(StudyId Study, ManuscriptId? Manuscript = null);

/// <summary>Everything that a report prints of, as of one ledger position.</summary>
/// <param name="Main">The study that the report is filed under.</param>
/// <param name="Studies">All studies, the main one first, the others by label.</param>
/// <param name="Measurements">On specimens of these studies, by label.</param>
/// <param name="Computations">That the manuscript shows, by label.</param>
/// <param name="Manuscript">Null when the report is of a study alone.</param>
internal sealed record ReportScope(
    NotebookAt Notebook,
    StudyAt Main,
    IReadOnlyList<StudyAt> Studies,
    IReadOnlyList<MeasurementLine> Measurements,
    IReadOnlyList<RecordedStream> Computations,
    ManuscriptRecord? Manuscript,
    RunSummaries Summaries,
    RunAnalyses Analyses)
{
    private readonly Dictionary<string, StudyComparison> _comparisons = new(StringComparer.Ordinal);
    private RunDrawings? _drawings;

    /// <summary>What figures show of runs.</summary>
    public RunDrawings Drawings => _drawings ??= new(this);

    public IEnumerable<StudyCell> Cells => Studies.SelectMany(s => s.Cells);

    public IEnumerable<RecordedStream> AllStreams => Studies.SelectMany(s => s.AllStreams).Concat(Computations).DistinctBy(s => s.StreamId);

    public bool Simulated => Cells.SelectMany(c => c.Runs).Any(Provenance.Simulated.IsIn) || Measurements.Any(m => m.Simulated) || AllStreams.SelectMany(s => s.Events).Any(e => e.Stored.Headers.Source is not null);

    /// <summary>A study's groups beside each other with their statistics, worked out once for a report.</summary>
    public async Task<StudyComparison> Compared(StudyAt study, CancellationToken cancellation) =>
        _comparisons.TryGetValue(study.Stream.StreamId, out var known)
            ? known
            : _comparisons[study.Stream.StreamId] = await StudyComparison.Of(Notebook, study, Analyses, Factor.Group, cancellation).ConfigureAwait(false);

    /// <exception cref="MalformedValueException">There is no such study or manuscript at that position, or the manuscript names another study.</exception>
    public static async Task<ReportScope> Read(NotebookAt notebook, IProjections projections, RunSummaries summaries, RunAnalyses analyses, ReportSubject subject, CancellationToken cancellation)
    {
        var main = await StudyAt.Read(notebook, projections, summaries, subject.Study, cancellation).ConfigureAwait(false);
        var (manuscript, studies, computations) = ((ManuscriptRecord?)null, new List<StudyAt> { main }, new List<RecordedStream>());
        if (subject.Manuscript is { } id)
        {
            manuscript = await ManuscriptRecord.Read(notebook, id, cancellation).ConfigureAwait(false);
            var shown = (await notebook.Stream(id.Value, cancellation).ConfigureAwait(false)).Events.SelectMany(e => Mentions.In(e.Fact)).Distinct(StringComparer.Ordinal).ToList();
            foreach (var other in await StudiesOf(notebook, projections, shown, cancellation).ConfigureAwait(false))
            {
                if (other != main.Stream.StreamId) studies.Add(await StudyAt.Read(notebook, projections, summaries, StudyId.Of(other), cancellation).ConfigureAwait(false));
            }

            foreach (var computation in shown.Where(s => StreamIds.SubjectOf(s) == ComputationId.Subject)) computations.Add(await notebook.Stream(computation, cancellation).ConfigureAwait(false));
        }

        var measured = studies.SelectMany(s => s.State.Measurements.Keys).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        var lines = await new MeasurementList(projections, summaries).Of(notebook, measured, cancellation).ConfigureAwait(false);
        return new ReportScope(
            notebook,
            main,
            [main, .. studies.Skip(1).OrderBy(s => s.Opened.Label.Text, StringComparer.Ordinal)],
            [.. lines.OrderBy(m => m.Label, StringComparer.Ordinal)],
            [.. computations.OrderBy(c => c.Label, StringComparer.Ordinal)],
            manuscript,
            summaries,
            analyses);
    }

    /// <summary>Studies to which the shown cells and measurements belong, and the cells of shown runs, as they were assigned below the position.</summary>
    private static async Task<IReadOnlyList<string>> StudiesOf(NotebookAt notebook, IProjections projections, IReadOnlyList<string> shown, CancellationToken cancellation)
    {
        var members = shown.Where(s => StreamIds.SubjectOf(s) is "cell" or "measurement").ToHashSet(StringComparer.Ordinal);
        foreach (var run in shown.Where(s => StreamIds.SubjectOf(s) == RunId.Subject))
        {
            if ((await notebook.Stream(run, cancellation).ConfigureAwait(false)).Of<RunPlanned>().FirstOrDefault().Fact is { } planned) members.Add(planned.Cell.Value);
        }

        var studies = new List<string>();
        foreach (var study in await Users.Of(projections, members, StudyId.Subject, cancellation).ConfigureAwait(false))
        {
            if ((await notebook.Stream(study, cancellation).ConfigureAwait(false)).Of<StudyOpened>().Any()) studies.Add(study);
        }

        return studies;
    }
}
