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
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits;

/// <summary>A study as far as rules look at it: the audited one, or one whose cells a manuscript shows.</summary>
internal sealed record AuditedStudy(RecordedStream Stream, Study State)
{
    public string Label => Stream.Label ?? Stream.StreamId;

    public IEnumerable<string> Members => State.Assigned.Keys.Select(c => c.Value).Concat(State.Measurements.Keys.Select(m => m.Value));
}

/// <summary>A cell with its tests.</summary>
internal sealed record AuditedCell(CellStory Story, IReadOnlyList<RecordedStream> Runs)
{
    public string Id => Story.Cell.StreamId;
}

/// <param name="Specimen">Null where something straight from a lot was measured.</param>
internal sealed record AuditedMeasurement(RecordedStream Stream, SpecimenMounted Fact, SpecimenStory? Specimen);

/// <summary>
/// All that an audit of one study looks at, as of one ledger position, read once: the study, the manuscripts that report it, the studies whose cells and measurements those show, and whatever any of these was made from.
/// </summary>
/// <param name="Target">The audited study, with the numbers of its cells.</param>
/// <param name="Studies">The audited one first.</param>
/// <param name="Cells">Of all these studies.</param>
/// <param name="Measurements">Of all these studies.</param>
/// <param name="Streams">Everything read, by id; people are not.</param>
/// <param name="Reports">Issued reports that stand on any of the streams, each with the streams that it names.</param>
internal sealed record AuditedRecord(
    StudyAt Target,
    IReadOnlyList<AuditedStudy> Studies,
    IReadOnlyList<AuditedManuscript> Manuscripts,
    IReadOnlyList<AuditedCell> Cells,
    IReadOnlyList<AuditedMeasurement> Measurements,
    IReadOnlyDictionary<string, RecordedStream> Streams,
    IReadOnlyList<(string Label, IReadOnlyList<string> Streams)> Reports,
    AuditSettings Settings)
{
    private readonly Dictionary<string, AuditedCell> _cellById = Cells.ToDictionary(c => c.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, AuditedMeasurement> _measurementById = Measurements.ToDictionary(m => m.Stream.StreamId, StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlySet<string>> _origins = new(StringComparer.Ordinal);

    private readonly ILookup<string, (AuditedStudy Study, string Group)> _groups = Studies
        .SelectMany(s => s.State.Assigned.Select(a => (Member: a.Key.Value, Study: s, Group: a.Value)).Concat(s.State.Measurements.Select(m => (Member: m.Key.Value, Study: s, Group: m.Value))))
        .ToLookup(m => m.Member, m => (m.Study, m.Group), StringComparer.Ordinal);

    public IEnumerable<AuditedStatement> Statements => Manuscripts.SelectMany(m => m.Statements);

    public IEnumerable<AuditedClaim> Claims => Manuscripts.SelectMany(m => m.Claims);

    public IEnumerable<AuditedSlot> Slots => Manuscripts.SelectMany(m => m.Slots);

    /// <summary>Every stream of one subject, by label.</summary>
    public IEnumerable<RecordedStream> Of(string subject) => Streams.Values.Where(s => StreamIds.SubjectOf(s.StreamId) == subject).OrderBy(s => s.Label ?? s.StreamId, StringComparer.Ordinal);

    public string LabelOf(string stream) => Streams.GetValueOrDefault(stream)?.Label ?? stream;

    /// <summary>The cell that a cell, a run, a specimen or a measurement is of; null where there is none.</summary>
    public AuditedCell? CellOf(string stream) => StreamIds.SubjectOf(stream) switch
    {
        "cell" => _cellById.GetValueOrDefault(stream),
        "run" => Streams.GetValueOrDefault(stream)?.Of<RunPlanned>().FirstOrDefault().Fact is { } planned ? _cellById.GetValueOrDefault(planned.Cell.Value) : null,
        "measurement" => _measurementById.GetValueOrDefault(stream)?.Specimen?.Cell is { } story ? _cellById.GetValueOrDefault(story.Cell.StreamId) ?? new AuditedCell(story, []) : null,
        "specimen" => Measurements.FirstOrDefault(m => m.Specimen?.Specimen.StreamId == stream)?.Specimen?.Cell is { } of ? _cellById.GetValueOrDefault(of.Cell.StreamId) ?? new AuditedCell(of, []) : null,
        _ => null,
    };

    public AuditedMeasurement? Measurement(string stream) => _measurementById.GetValueOrDefault(stream);

    /// <summary>Studies and groups in which a cell or a measurement is, or the cell of a run.</summary>
    public IEnumerable<(AuditedStudy Study, string Group)> GroupsOf(string stream) =>
        _groups.Contains(stream) ? _groups[stream] : CellOf(stream) is { } cell ? _groups[cell.Id] : [];

    /// <summary>A stream and everything that it was made from, measured on or recorded with.</summary>
    public IReadOnlySet<string> Origins(string stream)
    {
        if (_origins.TryGetValue(stream, out var known)) return known;
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([stream]);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next) || !Streams.TryGetValue(next, out var recorded)) continue;
            foreach (var origin in LineageProjection.OriginsOf(recorded)) open.Push(origin);
        }

        return _origins[stream] = found;
    }

    /// <exception cref="MalformedValueException">There is no such study at that position.</exception>
    public static async Task<AuditedRecord> Read(NotebookAt notebook, IProjections projections, RunSummaries summaries, StudyId study, AuditSettings settings, CancellationToken cancellation)
    {
        var target = await StudyAt.Read(notebook, projections, summaries, study, cancellation).ConfigureAwait(false);
        return await new AuditReading(notebook, projections, settings).Read(target, cancellation).ConfigureAwait(false);
    }
}
