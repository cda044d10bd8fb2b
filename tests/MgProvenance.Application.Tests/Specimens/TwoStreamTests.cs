using MgProvenance.Application.Handling;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Tests.Specimens;

/// <summary>What a specimen was taken from knows of it too: both sides are recorded, corrected and struck out together.</summary>
public sealed class TwoStreamTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Harvest = """{"command": "harvest-specimen", "label": "MARK-S", "cell": "MARK-C1", "part": "negativeElectrode", "description": "Mg", "stateOfCharge": "100 %", "lastHalfCycle": "charge", "stoppedAt": "2026-04-10T10:00+02:00", "doneAt": "2026-04-11T10:00+02:00"}""";

    [Fact]
    public async Task A_harvested_part_lies_in_the_cell_and_in_the_specimen()
    {
        await Recorded("H", Harvest);
        var (cell, specimen) = (await notebook.Stream("H-C1"), await notebook.Stream("H-S"));
        var taken = Assert.Single(specimen.Of<SpecimenTaken>()).Fact;
        Assert.Equal((cell.StreamId, "negativeElectrode", "charge"), (taken.Cell?.Value, taken.Part, taken.LastHalfCycle));
        Assert.Equal((specimen.StreamId, PartRole.NegativeElectrode), (Assert.Single(cell.Of<SpecimenHarvested>()).Fact.Specimen.Value, cell.Of<SpecimenHarvested>().Single().Fact.Part));
    }

    [Fact]
    public async Task A_corrected_harvest_is_corrected_on_both_sides_and_keeps_what_was_corrected_before()
    {
        await Recorded("K", Harvest);
        await Correct("K-S", 1, await Fact<SpecimenTaken>("K-S") with { Description = "Mg disc", Label = new Label("K-S2") }, "K-S");
        await Correct("K-C1", await Version<SpecimenHarvested>("K-C1"), await Fact<SpecimenHarvested>("K-C1") with { Part = PartRole.PositiveElectrode }, "K-S", "K-C1");
        var taken = await Fact<SpecimenTaken>("K-S");
        Assert.Equal(("K-S2", "Mg disc", "positiveElectrode", "charge"), (taken.Label.Text, taken.Description, taken.Part, taken.LastHalfCycle));

        await Correct("K-S", 1, taken with { Part = "negativeElectrode", StateOfCharge = null }, "K-S", "K-C1");
        Assert.Equal(PartRole.NegativeElectrode, (await Fact<SpecimenHarvested>("K-C1")).Part);
        await Refused("specimen.part-unknown", "K-S", taken with { Part = "lid" });
        await Refused("specimen.origin", "K-S", taken with { Cell = null });
    }

    [Fact]
    public async Task A_harvest_that_was_of_another_cell_moves_there()
    {
        await Recorded("M", Harvest);
        await notebook.Record(Bench.Cell("M", "C2"));
        await notebook.Record("""{"command": "open-cell", "cell": "M-C2"}""");
        await Correct("M-S", 1, await Fact<SpecimenTaken>("M-S") with { Cell = CellId.Of(await notebook.IdOf("M-C2")) }, "M-S", "M-C1", "M-C2");
        Assert.Empty((await notebook.Stream("M-C1")).Of<SpecimenHarvested>());
        Assert.Single((await notebook.Stream("M-C2")).Of<SpecimenHarvested>());
    }

    [Fact]
    public async Task A_struck_harvest_is_struck_on_both_sides()
    {
        await Recorded("Z", Harvest);
        await notebook.Record($$"""{"command": "strike-fact", "stream": "Z-C1", "version": {{await Version<SpecimenHarvested>("Z-C1")}}, "reason": "Another cell's."}""");
        Assert.Empty((await notebook.Stream("Z-C1")).Of<SpecimenHarvested>());
        Assert.Empty((await notebook.Stream("Z-S")).Of<SpecimenTaken>());
    }

    [Fact]
    public async Task A_volume_of_a_batch_leaves_it_and_follows_corrections()
    {
        await Recorded("B", """{"command": "take-specimen", "label": "MARK-S", "description": "for NMR", "batch": "MARK-BATCH", "volume": "0.6 mL"}""");
        Assert.Equal((0.6m, await notebook.IdOf("B-S")), (Drawn(await notebook.Stream("B-BATCH")), (await Fact<AliquotDrawn>("B-BATCH", last: true)).Specimen?.Value));
        await Correct("B-S", 1, await Fact<SpecimenTaken>("B-S") with { Volume = new(0.5m, "mL") }, "B-S", "B-BATCH");
        await Correct("B-BATCH", await Version<AliquotDrawn>("B-BATCH"), await Fact<AliquotDrawn>("B-BATCH", last: true) with { Volume = new(0.4m, "mL") }, "B-S", "B-BATCH");
        Assert.Equal((0.4m, new Quantity<Volume>(0.4m, "mL")), (Drawn(await notebook.Stream("B-BATCH")), (await Fact<SpecimenTaken>("B-S")).Volume));
        await Correct("B-S", 1, await Fact<SpecimenTaken>("B-S") with { Batch = null, Volume = null }, "B-S", "B-BATCH");
        Assert.Equal(0m, Drawn(await notebook.Stream("B-BATCH")));

        static decimal Drawn(Application.Events.RecordedStream batch) => batch.Of<AliquotDrawn>().Where(a => a.Fact.Specimen is not null).Sum(a => a.Fact.Volume.In("mL"));
    }

    [Fact]
    public async Task Without_a_volume_nothing_leaves_the_batch()
    {
        await Recorded("V", """{"command": "take-specimen", "label": "MARK-S", "description": "what stuck to the lid", "batch": "MARK-BATCH"}""");
        Assert.Equal("V-C1", Assert.Single((await notebook.Stream("V-BATCH")).Of<AliquotDrawn>()).Fact.Cell is { } cell && cell.Value == await notebook.IdOf("V-C1") ? "V-C1" : null);
    }

    [Fact]
    public async Task A_split_lies_in_the_parent_and_in_its_part()
    {
        await Recorded("P", Harvest, """{"command": "split-specimen", "label": "MARK-T", "parent": "MARK-S", "description": "half", "usedUp": true}""");
        Assert.Equal(await notebook.IdOf("P-T"), (await Fact<SpecimenSplit>("P-S")).Specimen.Value);
        await Correct("P-T", 1, await Fact<SpecimenTaken>("P-T") with { Description = "quarter" }, "P-T");
        await Correct("P-S", 2, await Fact<SpecimenSplit>("P-S") with { UsedUp = false, DoneAt = BenchTime.Parse("2026-04-12+02:00") }, "P-S", "P-T");
        var part = await Fact<SpecimenTaken>("P-T");
        Assert.Equal(("quarter", "2026-04-12+02:00", await notebook.IdOf("P-S")), (part.Description, part.DoneAt.ToString(), part.Parent?.Value));
        Assert.False((await Fact<SpecimenSplit>("P-S")).UsedUp);
    }

    private async Task Recorded(string mark, params string[] lines) => await notebook.Record(
        [.. Bench.Lots(mark), .. Bench.Batch(mark), .. Bench.Sheet(mark), .. Bench.Cell(mark), $$"""{"command": "open-cell", "cell": "{{mark}}-C1"}""", .. lines.Select(l => l.Replace("MARK", mark, StringComparison.Ordinal))]);

    private async Task<TFact> Fact<TFact>(string label, bool last = false)
        where TFact : IEvent => last ? (await notebook.Stream(label)).Of<TFact>().Last().Fact : (await notebook.Stream(label)).Of<TFact>().Single().Fact;

    private async Task<long> Version<TFact>(string label)
        where TFact : IEvent => (await notebook.Stream(label)).Of<TFact>().Last().Recorded.Stored.Version;

    private static string Command(string id, long version, IEvent replacement) =>
        $$"""{"command": "correct-fact", "stream": "{{id}}", "version": {{version}}, "reason": "Read again.", "replacement": {"type": "{{EventCatalogue.NameOf(replacement)}}", "data": {{EventCatalogue.Write(replacement)}} } }""";

    /// <summary>Exactly these streams get an event.</summary>
    private async Task Correct(string label, long version, IEvent replacement, params string[] streams)
    {
        var answer = await notebook.Record(Command(label, version, replacement));
        var expected = new List<string>();
        foreach (var stream in streams) expected.Add(await notebook.IdOf(stream));
        Assert.Equal(expected.Order(StringComparer.Ordinal), answer.Events.Select(e => e.Stream).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(answer.Deviations);
    }

    private async Task Refused(string code, string label, IEvent replacement) =>
        Assert.Equal(code, Assert.IsType<Reply.Refused>(await notebook.Send(Command(label, 1, replacement))).Refusal.Code);
}
