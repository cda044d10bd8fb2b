using MgProvenance.Application.Cells;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Specimens;
using MgProvenance.Documents;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>A measurement with what was measured.</summary>
/// <param name="Specimen">Null where something straight from a lot was measured.</param>
internal sealed record MeasuredSpecimen(MeasurementLine Line, SpecimenMounted Mounted, SpecimenStory? Specimen);

/// <summary>What was done for a report, over all its studies, with everything that the facts name.</summary>
internal sealed class RecordedWork
{
    /// <summary>What is read because a fact names it; everything else is reached through a study.</summary>
    private static readonly string[] Named = [LotId.Subject, SynthesisId.Subject, EquipmentId.Subject, ProtocolId.Subject];

    private readonly Dictionary<string, RecordedStream> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _labels = new(StringComparer.Ordinal);

    private SubstancesInWords? _words;

    private RecordedWork(ReportScope scope)
    {
        Scope = scope;
        Cells = [.. scope.Cells.DistinctBy(c => c.Story.Cell.StreamId)];
        Batches = Distinct(scope.Studies.SelectMany(s => s.Batches));
        Sheets = [.. Distinct(scope.Studies.SelectMany(s => s.Sheets)).OrderBy(s => s.Of<SheetStarted>().First().Fact.Label.Text, StringComparer.Ordinal)];
        Pieces = Distinct(Cells.SelectMany(c => new[] { c.Story.PositivePiece, c.Story.NegativePiece }).OfType<RecordedStream>());
        Runs = Distinct(Cells.SelectMany(c => c.Runs));
    }

    public ReportScope Scope { get; }

    public IReadOnlyList<StudyCell> Cells { get; }

    public IReadOnlyList<RecordedStream> Batches { get; }

    public IReadOnlyList<RecordedStream> Sheets { get; }

    /// <summary>Electrodes of the cells, of sheets and of metal.</summary>
    public IReadOnlyList<RecordedStream> Pieces { get; }

    public IReadOnlyList<RecordedStream> Runs { get; }

    public IReadOnlyList<MeasuredSpecimen> Measurements { get; private set; } = [];

    /// <summary>Of the studies with more than one group, in their order.</summary>
    public IReadOnlyList<StudyComparison> Comparisons { get; private set; } = [];

    public static async Task<RecordedWork> Read(ReportScope scope, CancellationToken cancellation)
    {
        var work = new RecordedWork(scope);
        var (measured, streams) = (new List<MeasuredSpecimen>(), scope.AllStreams.Concat(work.Runs).ToList());
        foreach (var line in scope.Measurements)
        {
            var stream = await scope.Notebook.Stream(line.Measurement, cancellation).ConfigureAwait(false);
            var mounted = stream.Of<SpecimenMounted>().First().Fact;
            var specimen = mounted.Specimen is { } id ? await SpecimenStory.Read(scope.Notebook, id.Value, cancellation).ConfigureAwait(false) : null;
            measured.Add(new MeasuredSpecimen(line, mounted, specimen));
            streams.Add(stream);
            streams.AddRange(specimen?.Streams ?? []);
        }

        work.Measurements = measured;
        var comparisons = new List<StudyComparison>();
        foreach (var study in scope.Studies.Where(s => s.Groups.Count > 1)) comparisons.Add(await scope.Compared(study, cancellation).ConfigureAwait(false));
        work.Comparisons = comparisons;
        for (var level = streams; level.Count > 0;)
        {
            var next = level.SelectMany(s => s.Events).SelectMany(e => Mentions.In(e.Fact)).Distinct(StringComparer.Ordinal)
                .Where(id => !work._named.ContainsKey(id) && Named.Contains(StreamIds.SubjectOf(id))).ToList();
            await scope.Notebook.Prefetch(next, cancellation).ConfigureAwait(false);
            level = [];
            foreach (var id in next) level.Add(work._named[id] = await scope.Notebook.Stream(id, cancellation).ConfigureAwait(false));
        }

        foreach (var stream in streams.Concat(work._named.Values)) work._labels[stream.StreamId] = stream.Label;
        return work;
    }

    /// <summary>Lots, syntheses, equipment and protocols that facts name.</summary>
    public IReadOnlyDictionary<string, RecordedStream> Others => _named;

    /// <summary>A sentence that people wrote, with the substances of this work set as formulas.</summary>
    public RichText InWords(string words) => (_words ??= new SubstancesInWords(_named.Values.SelectMany(s => s.Of<LotReceived>()).SelectMany(l => new[] { l.Fact.Substance, l.Fact.Formula }).OfType<string>().Concat(Cells.Select(c => c.Story.PositiveMaterial).OfType<string>()))).In(words);

    /// <summary>The pair of electrodes, as <c>Mg‖Mo6S8</c>.</summary>
    public RichText Pair(string? configuration) => configuration is null ? RichText.Gap("electrodes") : InWords(configuration);

    /// <summary>What people call a stream behind the report.</summary>
    public string LabelOf(string id) => _labels.GetValueOrDefault(id) ?? id;

    public IEnumerable<RecordedStream> Of(string subject) => _named.Values.Where(s => StreamIds.SubjectOf(s.StreamId) == subject).OrderBy(s => s.Label, StringComparer.Ordinal);

    public LotReceived? Lot(LotId? id) => id is { } lot && _named.TryGetValue(lot.Value, out var stream) ? stream.Of<LotReceived>().FirstOrDefault().Fact : null;

    public string Substance(LotId lot) => Lot(lot)?.Substance ?? lot.Value;

    public EquipmentRegistered? Equipment(EquipmentId? id) => id is { } known && _named.TryGetValue(known.Value, out var stream) ? stream.Of<EquipmentRegistered>().FirstOrDefault().Fact : null;

    public IEnumerable<AtmosphereRead> Atmosphere(EquipmentId glovebox) => _named.TryGetValue(glovebox.Value, out var stream) ? stream.Of<AtmosphereRead>().Select(r => r.Fact) : [];

    /// <summary>In the order in which the groups of the studies use them.</summary>
    public List<string> Formulations => [.. Cells.Select(c => Formulation(c.Story)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The formulation of a cell's electrolyte; null where it was not filled.</summary>
    public static string? Formulation(CellStory cell) => cell.Batch?.Of<BatchOpened>().FirstOrDefault().Fact?.Formulation;

    private static List<RecordedStream> Distinct(IEnumerable<RecordedStream> streams) => [.. streams.DistinctBy(s => s.StreamId)];
}
