using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;
using MgProvenance.Domain.Materials;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.Specimens;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>Where things are looked for: all of an audited record, or what stands around one cell or batch.</summary>
internal sealed record Ground(
    IReadOnlyList<AuditedStudy> Studies,
    IReadOnlyList<AuditedManuscript> Manuscripts,
    IReadOnlyList<AuditedCell> Cells,
    IReadOnlyList<AuditedMeasurement> Measurements,
    IReadOnlyDictionary<string, RecordedStream> Streams)
{
    public static Ground Of(AuditedRecord record) => new(record.Studies, record.Manuscripts, record.Cells, record.Measurements, record.Streams);
}

/// <summary>Finds everything of which items are asked.</summary>
internal sealed class Things
{
    private readonly Ground _ground;
    private readonly Dictionary<string, AuditedCell> _cells;
    private readonly LotUses _uses;

    private Things(Ground ground)
    {
        _ground = ground;
        _cells = ground.Cells.ToDictionary(c => c.Id, StringComparer.Ordinal);
        _uses = new LotUses(ground.Streams.Values);
    }

    public static IReadOnlyList<Thing> In(Ground ground)
    {
        var things = new Things(ground);
        return
        [
            .. ground.Studies.SelectMany(things.StudyAndGroups),
            .. things.Of<BatchOpened>(BatchId.Subject).Select(b => things.Batch(b.Stream, b.Fact, b.Head)),
            .. things.Of<LotReceived>(LotId.Subject).Select(l => things.Lot(l.Stream, l.Fact, l.Head)),
            .. things.Of<SheetStarted>(SheetId.Subject).Select(s => Sheet(s.Stream, s.Fact, s.Head)),
            .. ground.Cells.SelectMany(things.CellWithParts),
            .. ground.Cells.SelectMany(c => c.Runs.Select(r => Run(c, r))),
            .. things.SpecimensAndMeasurements(),
            .. things.Of<InputsPinned>(ComputationId.Subject).Select(c => Computation(c.Stream, c.Fact, c.Head)),
            .. ground.Manuscripts.SelectMany(Claims),
        ];
    }

    private IEnumerable<(RecordedStream Stream, TFact Fact, RecordedEvent Head)> Of<TFact>(string subject)
        where TFact : IEvent =>
        from stream in _ground.Streams.Values
        where StreamIds.SubjectOf(stream.StreamId) == subject
        let first = stream.Of<TFact>().FirstOrDefault()
        where first.Recorded is not null
        select (stream, first.Fact, first.Recorded);

    private IEnumerable<Thing> StudyAndGroups(AuditedStudy study)
    {
        if (study.Stream.Of<StudyOpened>().FirstOrDefault().Recorded is not { } opened) yield break;
        var members = study.State.Assigned.Select(a => (Cell: _cells.GetValueOrDefault(a.Key.Value), Group: a.Value)).Where(m => m.Cell is not null).Select(m => (Cell: m.Cell!, m.Group)).ToList();
        var tested = CommonBaseline.IsTested([.. members.Select(m => m.Cell.Story.Batch).OfType<RecordedStream>().DistinctBy(b => b.StreamId)], _ground.Streams);
        yield return new Thing(
            ThingKind.Study,
            study.Label,
            opened,
            study.Stream.Events,
            ThingAttributes.Known(
                ("cell", members.Select(m => CellKind(m.Cell.Story))),
                ("technique", members.SelectMany(m => m.Cell.Runs).Select(TechniqueOf)),
                ("baseline", [tested is null ? null : "shared"])),
            study.Stream.StreamId,
            [])
        { BaselineTested = tested };
        foreach (var (group, declared) in study.Stream.Of<GroupDeclared>())
        {
            yield return new Thing(
                ThingKind.Group,
                $"{study.Label} {group.Group}",
                declared,
                [declared, .. study.Stream.Of<SampleSizePlanned>().Where(p => p.Fact.Group == group.Group).Select(p => p.Recorded)],
                ThingAttributes.Known(("cell", members.Where(m => m.Group == group.Group).Select(m => CellKind(m.Cell.Story)))),
                study.Stream.StreamId,
                []);
        }
    }

    private Thing Batch(RecordedStream stream, BatchOpened opened, RecordedEvent head) => new(
        ThingKind.Batch,
        opened.Label.Text,
        head,
        stream.Events,
        ThingAttributes.Known(("substance", CommonBaseline.Substances(stream, _ground.Streams)), ("formulation", [opened.Formulation])),
        stream.StreamId,
        [stream.StreamId]);

    private Thing Lot(RecordedStream stream, LotReceived received, RecordedEvent head)
    {
        var synthesis = received.Synthesis is { } made ? _ground.Streams.GetValueOrDefault(made.Value) : null;
        return new Thing(
            ThingKind.Lot,
            received.Label.Text,
            head,
            [.. stream.Events, .. synthesis?.Events ?? []],
            ThingAttributes.Known(("substance", [received.Substance]), ("formula", [received.Formula]), ("use", _uses.Of(stream.StreamId)), ("origin", [received.Synthesis is null ? "bought" : "made"])),
            stream.StreamId,
            _uses.BatchesOf(stream.StreamId));
    }

    private static Thing Sheet(RecordedStream stream, SheetStarted started, RecordedEvent head) =>
        new(ThingKind.Sheet, started.Label.Text, head, stream.Events, ThingAttributes.Known(("material", [started.ActiveMaterial]), ("process", [started.Process])), stream.StreamId, []);

    private IEnumerable<Thing> CellWithParts(AuditedCell cell)
    {
        var attributes = OfCell(cell.Story);
        yield return new Thing(ThingKind.Cell, cell.Story.Label, cell.Story.Cell.Of<AssemblyStarted>().First().Recorded, cell.Story.Cell.Events, ThingAttributes.Known(attributes), cell.Id, [cell.Id]) { Cell = cell };
        foreach (var (placed, recorded) in cell.Story.Cell.Of<PartPlaced>())
        {
            var piece = placed.Piece is { } id ? _ground.Streams.GetValueOrDefault(id.Value) : null;
            var cut = piece?.Of<PieceCut>().FirstOrDefault().Fact;
            var sheet = cut?.Sheet is { } from ? _ground.Streams.GetValueOrDefault(from.Value) : null;
            var lot = (cut?.Metal ?? placed.Lot)?.Value is { } metal ? _ground.Streams.GetValueOrDefault(metal)?.Of<LotReceived>().FirstOrDefault().Fact : null;
            yield return new Thing(
                ThingKind.Part,
                piece?.Label ?? $"{cell.Story.Label} {ThingAttributes.NameOf(placed.Role)}",
                recorded,
                [recorded, .. piece?.Events ?? [], .. sheet?.Events ?? []],
                ThingAttributes.Known(
                [
                    .. attributes,
                    ("role", [ThingAttributes.NameOf(placed.Role)]),
                    ("material", [sheet?.Of<SheetStarted>().FirstOrDefault().Fact?.ActiveMaterial ?? lot?.Formula ?? lot?.Substance]),
                    ("form", [sheet is not null ? "composite" : lot is not null ? "metal" : null]),
                    ("shape", [cut?.Shape]),
                ]),
                piece?.StreamId ?? cell.Id,
                [cell.Id])
            { Cell = cell };
        }
    }

    private static Thing Run(AuditedCell cell, RecordedStream run) => new(
        ThingKind.Run,
        run.Label ?? run.StreamId,
        run.Events[0],
        run.Events,
        ThingAttributes.Known([.. OfCell(cell.Story), ("technique", [TechniqueOf(run)])]),
        run.StreamId,
        [cell.Id])
    { Cell = cell };

    private IEnumerable<Thing> SpecimensAndMeasurements()
    {
        foreach (var measured in _ground.Measurements.Where(m => m.Specimen is not null).GroupBy(m => m.Specimen!.Specimen.StreamId, StringComparer.Ordinal))
        {
            var story = measured.First().Specimen!;
            yield return new Thing(
                ThingKind.Specimen,
                story.Specimen.Label ?? story.Specimen.StreamId,
                story.Specimen.Events[0],
                [.. story.Chain.SelectMany(s => s.Events)],
                ThingAttributes.Known([.. OfSpecimen(measured.First()), ("technique", measured.Select(m => ThingAttributes.NameOf(m.Fact.Technique)))]),
                story.Specimen.StreamId,
                []);
        }

        foreach (var m in _ground.Measurements)
        {
            var settings = m.Stream.Of<MeasurementTaken>().SelectMany(t => t.Fact.Settings).ToList();
            yield return new Thing(
                ThingKind.Measurement,
                m.Fact.Label.Text,
                m.Stream.Events[0],
                [.. m.Stream.Events, .. m.Specimen?.Chain.SelectMany(s => s.Events) ?? []],
                ThingAttributes.Known([.. OfSpecimen(m), ("technique", [ThingAttributes.NameOf(m.Fact.Technique)]), ("setting", settings.SelectMany(s => new[] { s.Name, s.Words }))]),
                m.Stream.StreamId,
                []);
        }
    }

    private static Thing Computation(RecordedStream stream, InputsPinned pinned, RecordedEvent head) => new(
        ThingKind.Computation,
        pinned.Label.Text,
        head,
        stream.Events,
        ThingAttributes.Known(
            ("program", [pinned.Program]),
            ("method", [pinned.Method]),
            ("subject", [pinned.Subject]),
            ("setting", (pinned.Settings ?? []).SelectMany(s => new[] { s.Name, s.Words })),
            ("calculation", stream.Of<CalculationRun>().Select(r => r.Fact.Kind))),
        stream.StreamId,
        []);

    private static IEnumerable<Thing> Claims(AuditedManuscript manuscript) => manuscript.Claims.Select(claim => new Thing(
        ThingKind.Claim,
        claim.Fact.Claim,
        claim.Recorded,
        [claim.Recorded, .. manuscript.Stream.Of<ClaimSupported>().Where(s => s.Fact.Claim == claim.Fact.Claim).Select(s => s.Recorded)],
        ThingAttributes.Known(("property", [claim.Fact.Property]), ("strength", [ThingAttributes.NameOf(claim.Fact.Strength)]), ("value", [claim.Fact.Value?.ToString()])),
        manuscript.Stream.StreamId,
        [.. claim.Supporting]));

    private static (string Name, IEnumerable<string?> Values)[] OfSpecimen(AuditedMeasurement measured) => measured.Specimen is not { } story
        ? [("from", ["lot"])]
        :
        [
            .. story.Cell is { } cell ? OfCell(cell) : [],
            ("from", [story.Cell is not null ? "cell" : story.Batch is not null ? "batch" : story.Taken.Piece is not null ? "piece" : story.Taken.Lot is not null ? "lot" : null]),
            ("part", [story.Taken.Part]),
        ];

    private static (string Name, IEnumerable<string?> Values)[] OfCell(CellStory story) =>
    [
        ("cell", [CellKind(story)]),
        ("configuration", [story.Configuration]),
        ("negative", [story.NegativeMaterial]),
        ("positive", [story.PositiveMaterial]),
        ("format", [story.Assembly.Format]),
    ];

    /// <summary><c>full</c>: a composite against whatever; <c>symmetric</c>: twice the same metal; <c>plating</c>: two metals; null where an electrode is not known.</summary>
    private static string? CellKind(CellStory story) => story switch
    {
        { PositiveSheet: not null } => "full",
        { PositiveMaterial: null } or { NegativeMaterial: null } => null,
        _ => string.Equals(story.PositiveMaterial, story.NegativeMaterial, StringComparison.OrdinalIgnoreCase) ? "symmetric" : "plating",
    };

    private static string? TechniqueOf(RecordedStream run) => RunTechnique.Of(run) is { } technique ? ThingAttributes.NameOf(technique.Kind) : null;
}
