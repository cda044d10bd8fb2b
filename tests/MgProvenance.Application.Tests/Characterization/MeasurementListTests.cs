using MgProvenance.Application.Characterization;
using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Tests.Characterization;

/// <summary>A measurement tells the whole story of what was measured, and says where it does not know it.</summary>
public sealed class MeasurementListTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static readonly string[] Harvested =
    [
        """{"command": "start-run", "run": "MARK-C1-RUN", "doneAt": "2026-04-04T10:00+02:00", "deviationReason": "n"}""",
        """{"command": "end-run", "run": "MARK-C1-RUN", "completed": 20, "doneAt": "2026-04-10T10:00+02:00"}""",
        """{"command": "open-cell", "cell": "MARK-C1", "airExposure": false, "doneAt": "2026-04-10T11:30+02:00"}""",
        """{"command": "harvest-specimen", "label": "MARK-S", "cell": "MARK-C1", "part": "negativeElectrode", "description": "Mg disc", "stateOfCharge": "100 %", "lastHalfCycle": "charge", "doneAt": "2026-04-10T11:40+02:00"}""",
        """{"command": "rinse-specimen", "specimen": "MARK-S", "solvent": "MARK-DME", "times": 3, "doneAt": "2026-04-10T12:00+02:00"}""",
        """{"command": "split-specimen", "label": "MARK-T", "parent": "MARK-S", "description": "half", "doneAt": "2026-04-10T12:10+02:00"}""",
        """{"command": "expose-specimen", "specimen": "MARK-S", "to": "air", "doneAt": "2026-04-10T12:20+02:00"}""",
        """{"command": "dry-specimen", "specimen": "MARK-T", "temperature": "60 Cel", "duration": "2 h", "doneAt": "2026-04-10T13:00+02:00"}""",
    ];

    private static readonly string[] Measured =
    [
        """{"command": "register-equipment", "label": "MARK-XPS", "kind": "other"}""",
        """{"command": "mount-specimen", "label": "MARK-M", "specimen": "MARK-T", "technique": "xps", "instrument": "MARK-XPS", "doneAt": "2026-04-12T09:00+02:00"}""",
        """{"command": "take-measurement", "measurement": "MARK-M", "settings": [{"name": "sputter-voltage", "value": "4 kV"}, {"name": "pass-energy", "value": "50 eV"}], "doneAt": "2026-04-12T11:30+02:00"}""",
        """{"command": "calibrate-spectrum", "measurement": "MARK-M", "reference": "C 1s", "value": "284.8 eV"}""",
        """{"command": "note-observation", "measurement": "MARK-M", "property": "inner layer", "finding": "MgF2-rich"}""",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private MeasurementList List => new(notebook.Projections, notebook.Runs);

    [Fact]
    public async Task All_that_is_known_of_cell_harvest_and_treatment_stands_with_the_measurement()
    {
        await Recorded("A", [.. Harvested, .. Measured]);
        Assert.Equal(
            "Recorded",
            (await new AttachUnread(notebook.Handler, notebook.RawFiles).Attach(MeasurementId.Of(await notebook.IdOf("A-M")), "/tmp/a.vms", [1, 2, 3], true, Notebook.Person, "attach A", Notebook.Headers, Stop)).GetType().Name);
        var line = await Line("A");
        Assert.Equal((Technique.Xps, "A-XPS", "2026-04-12T11:30+02:00", true), (line.Technique, line.Instrument, line.MeasuredAt.ToString(), line.Simulated));
        Assert.Equal([("sputter-voltage", "4 kV", true), ("pass-energy", "50 eV", false)], line.Settings.Select(s => (s.Name, s.Value?.ToString(), s.IsKnown)));
        Assert.Equal(("C 1s", "MgF2-rich", "a.vms"), (Assert.Single(line.Calibrations).Reference, Assert.Single(line.Observations).Finding, Assert.Single(line.Files).FileName));
        Assert.Equal([1, 2, 3], await notebook.RawFiles.Read(Assert.Single(line.Sources.RawFiles), Stop));

        var specimen = line.Specimen!;
        Assert.Equal(("A-T", "half", "A-S"), (specimen.Label, specimen.Description, Assert.Single(specimen.SplitFrom)));
        Assert.Equal(("A-C1", "Mg||Mo6S8", "negativeElectrode", "A-BATCH", "Mg(TFSI)2 in DME"), (specimen.Cell, specimen.Configuration, specimen.Part, specimen.Batch, specimen.Formulation));
        Assert.Equal((20, null, "charge", "100 %", false), (specimen.CyclesBeforeHarvest, specimen.NoCycles, specimen.LastHalfCycle, specimen.StateOfCharge?.ToString(), specimen.OpenedToAir));
        Assert.Equal(("1 h 30 min", "2 d 0 h"), (specimen.StopToOpening?.ToString(), specimen.OpeningToMeasurement?.ToString()));
        Assert.Equal([typeof(SpecimenRinsed), typeof(SpecimenDried)], specimen.Treatment.Select(t => t.GetType()));   // what happened to the rest after the split did not happen to this half
    }

    [Fact]
    public async Task What_was_stated_at_the_harvest_counts_before_the_end_of_the_run_and_days_stay_days()
    {
        await Recorded("B", [.. Harvested.Select(l => l.Replace("\"lastHalfCycle\"", "\"stoppedAt\": \"2026-04-09+02:00\", \"lastHalfCycle\"", StringComparison.Ordinal)), .. Measured]);
        var specimen = (await Line("B")).Specimen!;
        Assert.Equal(("2026-04-09+02:00", "1 d"), (specimen.StoppedAt?.ToString(), specimen.StopToOpening?.ToString()));
    }

    [Fact]
    public async Task What_is_not_known_is_told_as_such()
    {
        await Recorded("C",
            """{"command": "harvest-specimen", "label": "C-T", "cell": "C-C1", "part": "negativeElectrode", "description": "Mg", "deviationReason": "broken open"}""",
            """{"command": "mount-specimen", "label": "C-M", "specimen": "C-T", "technique": "sem"}""");
        var line = await Line("C");
        Assert.Equal((null, null, false), (line.Instrument, line.MeasuredAt, line.Simulated));
        Assert.Equal((null, "No cycling of the cell is recorded.", null, null, null), (line.Specimen!.CyclesBeforeHarvest, line.Specimen.NoCycles, line.Specimen.StopToOpening, line.Specimen.OpeningToMeasurement, line.Specimen.OpenedToAir));
    }

    [Fact]
    public async Task Cycles_come_from_the_file_where_the_end_of_the_run_does_not_tell()
    {
        await Recorded("D", [.. Harvested.Select(l => l.Replace("\"completed\": 20, ", "", StringComparison.Ordinal)), .. Measured]);
        await notebook.Attach("D-C1-RUN", "land.csv", Bench.LandFile());
        Assert.Equal(1, (await Line("D")).Specimen!.CyclesBeforeHarvest);
        await notebook.Record("""{"command": "plan-run", "label": "D-NEXT", "cell": "D-C1", "technique": "GCPL"}""", """{"command": "end-run", "run": "D-NEXT", "doneAt": "2026-04-09T10:00+02:00", "deviationReason": "n"}""");
        Assert.Equal((null, "D-NEXT: No data file is attached."), ((await Line("D")).Specimen!.CyclesBeforeHarvest, (await Line("D")).Specimen!.NoCycles));
    }

    [Fact]
    public async Task A_run_that_began_after_the_harvest_or_has_no_cycles_does_not_count()
    {
        await Recorded("E", [.. Harvested, .. Measured,
            """{"command": "plan-run", "label": "E-LATE", "cell": "E-C1", "technique": "GCPL"}""",
            """{"command": "start-run", "run": "E-LATE", "doneAt": "2026-05-01T10:00+02:00", "deviationReason": "n"}""",
            """{"command": "plan-run", "label": "E-CV", "cell": "E-C1", "technique": "CV"}""",
            """{"command": "start-run", "run": "E-CV", "doneAt": "2026-04-10T10:10+02:00", "deviationReason": "n"}""",
            """{"command": "end-run", "run": "E-CV", "completed": 5, "doneAt": "2026-04-10T11:00+02:00"}"""]);
        var specimen = (await Line("E")).Specimen!;
        Assert.Equal((20, "30 min"), (specimen.CyclesBeforeHarvest, specimen.StopToOpening?.ToString()));
    }

    [Fact]
    public async Task Electrolyte_and_what_comes_straight_from_a_lot_are_measured_too()
    {
        await Recorded("F",
            """{"command": "take-specimen", "label": "F-T", "description": "electrolyte", "batch": "F-BATCH", "volume": "0.6 mL"}""",
            """{"command": "mount-specimen", "label": "F-M", "specimen": "F-T", "technique": "nmr"}""",
            """{"command": "mount-specimen", "label": "F-L", "lot": "F-SALT", "technique": "raman"}""");
        Assert.Equal(("F-BATCH", null, null), ((await Line("F")).Specimen!.Batch, (await Line("F")).Specimen!.Cell, (await Line("F")).Specimen!.NoCycles));
        var straight = (await List.All(new NotebookAt(notebook.Log, null), Stop)).Single(l => l.Label == "F-L");
        Assert.Equal((null, "F-SALT"), (straight.Specimen, straight.Lot));
    }

    [Fact]
    public async Task Specimens_wait_until_they_or_a_part_of_them_were_measured_or_nothing_is_left()
    {
        await Recorded("G", Harvested);
        await notebook.Record("""{"command": "take-specimen", "label": "G-U", "description": "salt", "lot": "G-SALT"}""");
        Assert.Equal(["G-S", "G-T", "G-U"], await Waiting());
        await notebook.Record("""{"command": "mount-specimen", "label": "G-M", "specimen": "G-T", "technique": "sem"}""", """{"command": "prepare-specimen", "specimen": "G-U", "method": "dissolved", "usedUp": true}""");
        Assert.Empty(await Waiting());

        async Task<IEnumerable<string>> Waiting() => (await List.Waiting(Stop)).Select(s => s.Label).Where(l => l.StartsWith("G-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trace_leads_from_the_measurement_to_the_lots_and_back()
    {
        await Recorded("H", [.. Harvested, .. Measured]);
        Assert.Superset(new HashSet<string>(["H-M", "H-T", "H-S", "H-C1", "H-BATCH", "H-SALT", "H-DME", "H-MG", "H-SHEET", "H-HOST", "H-XPS"]), await Traced("H-M", TraceDirection.Up));
        Assert.Equal(new HashSet<string>(["H-MG", "H-C1-NEG", "H-C1", "H-C1-RUN", "H-S", "H-T", "H-M"]), await Traced("H-MG", TraceDirection.Down));
        Assert.DoesNotContain("H-S", await Traced("H-C1", TraceDirection.Up));
        Assert.DoesNotContain("H-T", await Traced("H-S", TraceDirection.Up));
        await notebook.Record("""{"command": "take-specimen", "label": "H-E", "description": "electrolyte", "batch": "H-BATCH", "volume": "0.1 mL"}""");
        Assert.DoesNotContain("H-E", await Traced("H-BATCH", TraceDirection.Up));
        Assert.Contains("H-E", await Traced("H-BATCH", TraceDirection.Down));
    }

    [Fact]
    public async Task An_older_position_shows_what_was_known_then()
    {
        await Recorded("I", [.. Harvested, .. Measured[..2]]);
        var position = (await notebook.Position()).Position;
        await notebook.Record([.. Measured[2..].Select(l => l.Replace("MARK", "I", StringComparison.Ordinal))]);
        var then = Assert.Single(await List.Of(new NotebookAt(notebook.Log, position), [await notebook.IdOf("I-M")], Stop));
        Assert.Empty(then.Settings);
        Assert.Equal(2, (await Line("I")).Settings.Count);
        Assert.Empty(await List.Of(new NotebookAt(notebook.Log, 1), [await notebook.IdOf("I-M")], Stop));
    }

    private async Task Recorded(string mark, params string[] lines) => await notebook.Record(
        [.. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), .. lines.Select(l => l.Replace("MARK", mark, StringComparison.Ordinal))]);

    private async Task<MeasurementLine> Line(string mark) => (await List.All(new NotebookAt(notebook.Log, null), Stop)).Single(l => l.Label == $"{mark}-M");

    private async Task<HashSet<string>> Traced(string label, TraceDirection direction) => [.. All(await new Trace(notebook.Projections).From(await notebook.IdOf(label), direction, Stop))];

    private static IEnumerable<string> All(TraceNode node) => node.Next.SelectMany(All).Prepend(node.Label);
}
