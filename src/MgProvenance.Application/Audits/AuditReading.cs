using MgProvenance.Application.Audits.Checklists;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Specimens;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits;

/// <summary>Reads what an audit looks at, level by level. Live projections only say where to look: what counts is read as of the position.</summary>
internal sealed class AuditReading(NotebookAt notebook, IProjections projections, AuditSettings settings)
{
    private readonly Dictionary<string, RecordedStream> _streams = new(StringComparer.Ordinal);

    public async Task<AuditedRecord> Read(StudyAt target, CancellationToken cancellation)
    {
        foreach (var stream in target.AllStreams.Concat(target.Runs)) _streams[stream.StreamId] = stream;
        var own = target.Runs.Select(r => r.StreamId).Concat(target.Cells.Select(c => c.Story.Cell.StreamId)).Concat(target.State.Measurements.Keys.Select(m => m.Value)).Append(target.Stream.StreamId).ToList();
        var manuscripts = new List<AuditedManuscript>();
        foreach (var id in await Users.Of(projections, own, ManuscriptId.Subject, cancellation).ConfigureAwait(false)) manuscripts.Add(AuditedManuscript.Of(await Take(id, cancellation).ConfigureAwait(false), settings.Relations));
        await TakeOrigins(manuscripts.Select(m => m.Stream.StreamId).Concat(own), cancellation).ConfigureAwait(false);

        var studies = new List<AuditedStudy> { new(target.Stream, target.State) };
        if (manuscripts.Count > 0) studies.AddRange(await OtherStudies(target, cancellation).ConfigureAwait(false));
        await TakeOrigins(studies.SelectMany(s => s.Members), cancellation).ConfigureAwait(false);
        var cells = await Cells(cancellation).ConfigureAwait(false);
        return new AuditedRecord(
            target,
            studies,
            manuscripts,
            cells,
            await Measurements(cancellation).ConfigureAwait(false),
            _streams,
            await Reports(cancellation).ConfigureAwait(false),
            settings);
    }

    /// <summary>A cell or a batch with what it was made from and its tests.</summary>
    /// <exception cref="MalformedValueException">There is none at that position.</exception>
    public async Task<Ground> Around(string id, CancellationToken cancellation)
    {
        await TakeOrigins([id], cancellation).ConfigureAwait(false);
        if (_streams[id].Events.Count == 0) throw new MalformedValueException("completeness.unknown", $"At this ledger position there is no {StreamIds.SubjectOf(id)} {id}.");
        return new Ground([], [], await Cells(cancellation).ConfigureAwait(false), [], _streams);
    }

    private string[] Ids(string subject) => [.. _streams.Keys.Where(id => StreamIds.SubjectOf(id) == subject).Order(StringComparer.Ordinal)];

    /// <summary>The other studies in which there are cells or measurements that were met.</summary>
    private async Task<IReadOnlyList<AuditedStudy>> OtherStudies(StudyAt target, CancellationToken cancellation)
    {
        var studies = new List<AuditedStudy>();
        foreach (var id in await Users.Of(projections, [.. Ids(CellId.Subject), .. Ids(MeasurementId.Subject)], StudyId.Subject, cancellation).ConfigureAwait(false))
        {
            if (id == target.Stream.StreamId) continue;
            var stream = await Take(id, cancellation).ConfigureAwait(false);
            if (stream.Of<StudyOpened>().Any()) studies.Add(new AuditedStudy(stream, stream.Fold<Study>().State));
        }

        return [.. studies.OrderBy(s => s.Label, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<AuditedCell>> Cells(CancellationToken cancellation)
    {
        var runs = await RunsOf([.. Ids(CellId.Subject)], cancellation).ConfigureAwait(false);
        var cells = new List<AuditedCell>();
        foreach (var id in Ids(CellId.Subject)) if (await CellStory.Read(notebook, id, cancellation).ConfigureAwait(false) is { } story) cells.Add(new AuditedCell(story, [.. runs[id]]));
        return [.. cells.OrderBy(c => c.Story.Label, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<AuditedMeasurement>> Measurements(CancellationToken cancellation)
    {
        var measurements = new List<AuditedMeasurement>();
        foreach (var id in Ids(MeasurementId.Subject))
        {
            if (_streams[id].Of<SpecimenMounted>().FirstOrDefault().Fact is not { } mounted) continue;
            var specimen = mounted.Specimen is { } from ? await SpecimenStory.Read(notebook, from.Value, cancellation).ConfigureAwait(false) : null;
            measurements.Add(new AuditedMeasurement(_streams[id], mounted, specimen));
        }

        return [.. measurements.OrderBy(m => m.Stream.Label, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<(string Label, IReadOnlyList<string> Streams)>> Reports(CancellationToken cancellation)
    {
        var reports = new List<(string, IReadOnlyList<string>)>();
        foreach (var id in await Users.Of(projections, [.. _streams.Keys.Where(k => StreamIds.SubjectOf(k) is "study" or "cell" or "electrolyte" or "run")], ReportId.Subject, cancellation).ConfigureAwait(false))
        {
            var report = await notebook.Stream(id, cancellation).ConfigureAwait(false);
            if (report.Events.Count > 0) reports.Add((report.Label ?? id, [.. LineageProjection.OriginsOf(report)]));
        }

        return reports;
    }

    private async Task<RecordedStream> Take(string id, CancellationToken cancellation) => _streams[id] = await notebook.Stream(id, cancellation).ConfigureAwait(false);

    private async Task TakeOrigins(IEnumerable<string> from, CancellationToken cancellation)
    {
        for (var level = from.Distinct(StringComparer.Ordinal).ToList(); level.Count > 0;)
        {
            await notebook.Prefetch(level, cancellation).ConfigureAwait(false);
            var next = new HashSet<string>(StringComparer.Ordinal);
            foreach (var id in level) next.UnionWith(LineageProjection.OriginsOf(await Take(id, cancellation).ConfigureAwait(false)).Where(o => StreamIds.SubjectOf(o) is not ("person" or "study")));
            level = [.. next.Where(id => !_streams.ContainsKey(id))];
        }
    }

    private async Task<ILookup<string, RecordedStream>> RunsOf(IReadOnlyCollection<string> cells, CancellationToken cancellation)
    {
        var rows = (await projections.Rows(RunProjection.Named, cells, cancellation).ConfigureAwait(false)).As<RunRow>().ToList();
        await TakeOrigins(rows.Select(r => r.Run).Where(r => !_streams.ContainsKey(r)), cancellation).ConfigureAwait(false);
        return rows.Where(r => _streams[r.Run].Events.Count > 0).OrderBy(r => r.Label, StringComparer.Ordinal).ToLookup(r => r.Cell, r => _streams[r.Run], StringComparer.Ordinal);
    }
}
