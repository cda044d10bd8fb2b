using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;

namespace MgProvenance.Application.Tests.Projections;

/// <summary>Small streams with fixed ids, times and actors, as they lie in the store.</summary>
internal static class Streams
{
    public const string Lot = "lot-0199b000-0000-7000-8000-000000000003";
    public const string Batch = "electrolyte-0199b000-0000-7000-8000-000000000004";
    public const string Cell = "cell-0199b000-0000-7000-8000-000000000005";
    public const string Run = "run-0199b000-0000-7000-8000-000000000006";
    public const string Specimen = "specimen-0199b000-0000-7000-8000-000000000008";
    public const string Measurement = "measurement-0199b000-0000-7000-8000-000000000009";
    public const string Piece = "piece-0199b000-0000-7000-8000-000000000007";
    private const string Balance = "equipment-0199b000-0000-7000-8000-000000000002";
    private static readonly string OtherPerson = Notebook.Person.Value[..^1] + "9";
    private static readonly DateTimeOffset Recorded = new(2026, 4, 10, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<StoredEvent> ALot { get; } = Stored(Lot,
        ("lot.received.v1", $$"""{"lot":"{{Lot}}","label":"DME-1","substance":"DME","purity":{"value":"0.995","unit":"1"},"expires":"2026-04-01","doneAt":"2026-03-02+01:00","volume":{"value":"100","unit":"mL"},"useWithinAfterOpening":{"value":"20","unit":"d"} }"""),
        ("lot.opened.v1", $$"""{"lot":"{{Lot}}","doneAt":"2026-03-03T09:15+01:00"}"""),
        ("lot.amount-withdrawn.v1", $$"""{"lot":"{{Lot}}","volume":{"value":"1.50","unit":"mL"},"purpose":"NMR"}"""),
        ("lot.amount-withdrawn.v1", $$"""{"lot":"{{Lot}}","volume":{"value":"5.00","unit":"mL"},"doneAt":"2026-03-05T09:15+01:00","for":"{{Batch}}"}"""),
        ("lot.amount-withdrawn.v1", $$"""{"lot":"{{Lot}}","mass":{"value":"1","unit":"g"},"doneAt":"2026-03-04+01:00","for":"{{Batch}}"}"""),
        ("lot.stock-reconciled.v1", $$"""{"lot":"{{Lot}}","volume":{"value":"90","unit":"mL"},"doneAt":"2026-03-04T12:00+01:00"}"""),
        ("lot.recalled.v1", $$"""{"lot":"{{Lot}}","reason":"peroxide"}"""));

    public static IReadOnlyList<StoredEvent> ABatch { get; } = Stored(Batch,
        ("electrolyte.batch-opened.v1", $$"""{"batch":"{{Batch}}","label":"B-1","formulation":"DOE","doneAt":"2026-04-02T09:00+02:00"}"""),
        ("electrolyte.solvent-dispensed.v1", $$"""{"batch":"{{Batch}}","solvent":"{{Lot}}","volume":{"value":"5.00","unit":"mL"} }"""),
        ("electrolyte.solvent-dispensed.v1", $$"""{"batch":"{{Batch}}","solvent":"{{Lot}}","volume":{"value":"250","unit":"uL"} }"""),
        ("deviation.noted.v1", """{"number":1,"rule":"lot.expired","sentence":"Too old."}"""),
        ("deviation.noted.v1", """{"number":2,"rule":"lot.expired","sentence":"Too old."}"""),
        ("deviation.answered.v1", """{"number":1,"reason":"Checked."}"""),
        ("electrolyte.aliquot-drawn.v1", $$"""{"batch":"{{Batch}}","volume":{"value":"80","unit":"uL"},"cell":"{{Cell}}"}"""),
        ("electrolyte.aliquot-drawn.v1", $$"""{"batch":"{{Batch}}","volume":{"value":"0.02","unit":"mL"},"purpose":"conductivity"}"""));

    public static IReadOnlyList<StoredEvent> ACell { get; } = Stored(Cell,
        ("cell.assembly-started.v1", $$"""{"cell":"{{Cell}}","label":"C-1","format":"CR2032","doneAt":"2026-04-03T10:00+02:00"}"""),
        ("cell.part-placed.v1", $$"""{"cell":"{{Cell}}","role":"positiveElectrode","piece":"{{Piece}}","description":"disc"}"""),
        ("cell.electrolyte-dispensed.v1", $$"""{"cell":"{{Cell}}","batch":"{{Batch}}","volume":{"value":"80","unit":"uL"} }"""),
        ("cell.closed.v1", $$"""{"cell":"{{Cell}}","closing":"crimp","tool":"{{Balance}}"}"""));

    public static IReadOnlyList<StoredEvent> ARun { get; } = Stored(Run,
        ("run.planned.v1", $$"""{"run":"{{Run}}","label":"R-1","cell":"{{Cell}}","technique":"GCPL"}"""),
        ("tombstone", "{}"),
        ("run.data-file-attached.v1", $$"""{"run":"{{Run}}","sha256":"{{new string('b', 64)}}","primaryDigest":"{{new string('c', 64)}}","fileName":"a.mpr","format":"biologic-mpr","parser":"biologic-mpr/1","bytes":46000,"rows":120,"timeZone":"Europe/Berlin","simulated":true}"""));

    public static IReadOnlyList<StoredEvent> ASpecimen { get; } = Stored(Specimen,
        ("specimen.taken.v1", $$"""{"specimen":"{{Specimen}}","label":"S-1","description":"cathode","cell":"{{Cell}}","part":"positiveElectrode","doneAt":"2026-04-08T10:00+02:00"}"""),
        ("specimen.rinsed.v1", $$"""{"specimen":"{{Specimen}}","solvent":"{{Lot}}","times":3}"""),
        ("specimen.prepared.v1", $$"""{"specimen":"{{Specimen}}","method":"dissolved","usedUp":true}"""));

    public static IReadOnlyList<StoredEvent> AMeasurement { get; } = Stored(Measurement,
        ("measurement.specimen-mounted.v1", $$"""{"measurement":"{{Measurement}}","label":"M-1","specimen":"{{Specimen}}","technique":"tofSims","doneAt":"2026-04-09T10:00+02:00"}"""),
        ("measurement.taken.v1", $$"""{"measurement":"{{Measurement}}","settings":[{"name":"polarity","words":"negative"}],"doneAt":"2026-04-09T11:00+02:00"}"""),
        ("measurement.data-file-attached.v1", $$"""{"measurement":"{{Measurement}}","sha256":"{{new string('d', 64)}}","fileName":"a.tdc","bytes":46000,"simulated":true}"""));

    /// <summary>The one place that calls a projection.</summary>
    public static IReadOnlyList<ProjectedRow> Project(IStreamProjection projection, IReadOnlyList<StoredEvent> stream) => projection.Project(RecordedStream.From(stream[0].StreamId, stream));

    /// <summary>The rows that all projections make of a stream, one a line.</summary>
    public static IEnumerable<string> Rows(IReadOnlyList<StoredEvent> stream) =>
        from projection in AllProjections.List
        where projection.Follows(stream[0].StreamId[..stream[0].StreamId.IndexOf('-', StringComparison.Ordinal)])
        from row in Project(projection, stream)
        select $"{projection.Name} {row.Key} {row.Json}";

    /// <summary>One event a minute; every third was recorded by somebody else.</summary>
    public static IReadOnlyList<StoredEvent> Stored(string stream, params (string Type, string Data)[] events) =>
        [.. events.Select((e, i) => new StoredEvent(i, stream, i + 1, new Guid(i, 0, 0, new byte[8]), e.Type, e.Data, Recorded.AddMinutes(i), i % 3 == 2 ? OtherPerson : Notebook.Person.Value, $"c{i}", Notebook.Headers))];
}
