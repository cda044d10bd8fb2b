using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reagents;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.Reports;

namespace MgProvenance.Application.Reports;

/// <summary>
/// Whether issued reports are out of date, and which takes the place of which. Nothing of it is stored: it follows from the events and from the position at which a report was built, so no
/// correction is ever recorded without its mark, and a rebuild says the same.
/// </summary>
/// <param name="notebook">As it stands now.</param>
public sealed class ReportStandings(IProjections projections, NotebookAt notebook)
{
    /// <summary>Of these reports, by id; streams that hold no issued report are left out.</summary>
    public async Task<IReadOnlyDictionary<string, ReportStanding>> Of(IReadOnlyCollection<string> reports, CancellationToken cancellation)
    {
        var issued = await Issued(reports, cancellation).ConfigureAwait(false);
        if (issued.Count == 0) return new Dictionary<string, ReportStanding>(StringComparer.Ordinal);
        var siblings = await Issued(await Naming([.. issued.Values.Select(r => r.Study.Value).Distinct(StringComparer.Ordinal)], cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var origins = await Origins(issued.Keys, cancellation).ConfigureAwait(false);
        var reached = issued.Keys.ToDictionary(r => r, r => Reached(r, origins), StringComparer.Ordinal);
        var changed = await Changed([.. reached.Values.SelectMany(r => r).Distinct(StringComparer.Ordinal)], cancellation).ConfigureAwait(false);
        return issued.ToDictionary(
            r => r.Key,
            r => Standing(r.Key, r.Value, [.. changed.Where(s => reached[r.Key].Contains(s.StreamId)).SelectMany(s => Since(r.Value.Position, s))], siblings.Values),
            StringComparer.Ordinal);
    }

    /// <summary>Of all reports of a study, in the order in which they were built.</summary>
    public async Task<IReadOnlyList<ReportStanding>> OfStudy(StudyId study, CancellationToken cancellation) =>
        [.. (await Of(await Naming([study.Value], cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false)).Values.OrderBy(s => s.Position)];

    /// <summary>Of all reports of a manuscript, in the order in which they were built.</summary>
    public async Task<IReadOnlyList<ReportStanding>> OfManuscript(ManuscriptId manuscript, CancellationToken cancellation) =>
        [.. (await Of(await Naming([manuscript.Value], cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false)).Values.OrderBy(s => s.Position)];

    /// <summary>What was issued of a study alone, or of it for a manuscript, in the order in which it was built.</summary>
    public async Task<IReadOnlyList<ReportIssued>> IssuedOf(ReportSubject subject, CancellationToken cancellation) =>
        [.. (await Issued(await Naming([subject.Study.Value], cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false)).Values
            .Where(r => r.Study == subject.Study && r.Manuscript == subject.Manuscript).OrderBy(r => r.Position)];

    private static ReportStanding Standing(string id, ReportIssued report, IReadOnlyList<LaterChange> changes, IEnumerable<ReportIssued> siblings)
    {
        var same = siblings.Where(s => s.Study == report.Study && s.Manuscript == report.Manuscript && s.Definition == report.Definition).OrderBy(s => s.Position).ToList();
        return new ReportStanding(
            id,
            report.Label.Text,
            report.Definition,
            report.Study.Value,
            report.Position,
            changes,
            same.LastOrDefault(s => s.Position < report.Position)?.Label.Text,
            same.FirstOrDefault(s => s.Position > report.Position)?.Label.Text);
    }

    private async Task<Dictionary<string, ReportIssued>> Issued(IReadOnlyCollection<string> reports, CancellationToken cancellation)
    {
        await notebook.Prefetch(reports, cancellation).ConfigureAwait(false);
        var issued = new Dictionary<string, ReportIssued>(StringComparer.Ordinal);
        foreach (var id in reports) if ((await notebook.Stream(id, cancellation).ConfigureAwait(false)).Of<ReportIssued>().FirstOrDefault().Fact is { } fact) issued[id] = fact;
        return issued;
    }

    private Task<IReadOnlyList<string>> Naming(string[] streams, CancellationToken cancellation) => Users.Of(projections, streams, ReportId.Subject, cancellation);

    /// <summary>What everything above these reports was made from, level by level. A report looks at all tests on its cells, so a cell leads to its runs as well. Who recorded is not followed.</summary>
    private async Task<Dictionary<string, List<string>>> Origins(IEnumerable<string> reports, CancellationToken cancellation)
    {
        var origins = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (string[] level = [.. reports]; level.Length > 0;)
        {
            foreach (var stream in level) origins[stream] = [];
            foreach (var edge in (await projections.RowsOf(LineageProjection.Named, level, cancellation).ConfigureAwait(false)).As<LineageEdge>()) if (IsFollowed(edge.From)) origins[edge.To].Add(edge.From);
            string[] cells = [.. level.Where(s => StreamIds.SubjectOf(s) == CellId.Subject)];
            if (cells.Length > 0) foreach (var run in (await projections.Rows(RunProjection.Named, cells, cancellation).ConfigureAwait(false)).As<RunRow>()) origins[run.Cell].Add(run.Run);
            level = [.. level.SelectMany(s => origins[s]).Distinct(StringComparer.Ordinal).Where(s => !origins.ContainsKey(s))];
        }

        return origins;
    }

    private static bool IsFollowed(string origin) => StreamIds.SubjectOf(origin) is { } subject && subject != PersonId.Subject;

    private static HashSet<string> Reached(string report, Dictionary<string, List<string>> origins)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal) { report }, new Stack<string>([report]));
        while (open.TryPop(out var stream)) foreach (var origin in origins[stream]) if (reached.Add(origin)) open.Push(origin);
        return reached;
    }

    /// <summary>Those of these streams that hold a correction, and lots that are recalled.</summary>
    private async Task<IReadOnlyList<RecordedStream>> Changed(IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        var corrected = (await projections.RowsOf(NameProjection.Named, streams, cancellation).ConfigureAwait(false)).As<StreamName>().Where(n => n.Corrections > 0).Select(n => n.Stream);
        string[] lots = [.. streams.Where(s => StreamIds.SubjectOf(s) == LotId.Subject)];
        var recalled = (await projections.RowsOf(LotProjection.Named, lots, cancellation).ConfigureAwait(false)).As<LotRow>().Where(l => l.Recalled).Select(l => l.Lot);
        var changed = corrected.Union(recalled, StringComparer.Ordinal).ToList();
        await notebook.Prefetch(changed, cancellation).ConfigureAwait(false);
        var read = new List<RecordedStream>();
        foreach (var stream in changed) read.Add(await notebook.Stream(stream, cancellation).ConfigureAwait(false));
        return read;
    }

    /// <summary>What was recorded below this position and counts otherwise now. What was corrected and then put right again is as it was.</summary>
    private static IEnumerable<LaterChange> Since(long position, RecordedStream now)
    {
        var then = RecordedStream.From(now.StreamId, now.History.Select(e => e.Stored).Where(e => e.Index < position));
        foreach (var version in now.History.Where(e => !(e.Stored.Index < position)).Select(e => e.Fact).OfType<ICorrection>().Select(c => c.Version).Distinct())
        {
            if (then.First(version) is not { } first || !IsLookedAt(first.Fact, now)) continue;
            var (was, counts) = (then.Effective(version)?.Fact, now.Effective(version)?.Fact);
            if (was is null ? counts is null : counts is not null && EventCatalogue.Same(was, counts)) continue;
            var (correction, stored) = now.CorrectionsOf(version).Last();
            yield return new LaterChange(
                now.StreamId, Labels.Of(now), version, first.Stored.Type, counts is null ? LaterChangeKind.StruckOut : LaterChangeKind.Corrected, stored.Version, correction.Reason, stored.Actor, stored.RecordedAt);
        }

        foreach (var (recall, recorded) in now.Of<LotRecalled>().Where(r => !(r.Recorded.Stored.Index < position)))
        {
            var stored = recorded.Stored;
            yield return new LaterChange(now.StreamId, Labels.Of(now), stored.Version, stored.Type, LaterChangeKind.Recalled, stored.Version, recall.Reason, stored.Actor, stored.RecordedAt);
        }
    }

    /// <summary>Of equipment, reports say what it is; what was read and calibrated on it since goes on without end and is not theirs.</summary>
    private static bool IsLookedAt(IEvent fact, RecordedStream stream) => StreamIds.SubjectOf(stream.StreamId) != EquipmentId.Subject || fact is ILabels;
}
