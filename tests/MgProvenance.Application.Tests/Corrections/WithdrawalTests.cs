using MgProvenance.Application.Handling;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Tests.Corrections;

/// <summary>What went into something left its lot: one thing that was done, recorded in two streams, corrected in both from either side.</summary>
public sealed class WithdrawalTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Fact]
    public async Task What_went_into_a_batch_a_sheet_or_a_synthesis_left_its_lot()
    {
        await Received("A", "10 g");
        await notebook.Record(
            """{"command": "receive-lot", "label": "A-DME", "substance": "DME", "volume": "100 mL"}""",
            """{"command": "open-batch", "label": "A-B", "formulation": "DOE"}""",
            """{"command": "dispense-solvent", "batch": "A-B", "solvent": "A-DME", "volume": "5.0 mL", "doneAt": "2026-04-02T09:10+02:00"}""",
            """{"command": "add-salt", "batch": "A-B", "salt": "A-LOT", "mass": "1.50 g", "amount": "2 mmol", "doneAt": "2026-04-02T09:20+02:00"}""",
            """{"command": "add-salt", "batch": "A-B", "salt": "A-LOT", "amount": "2 mmol"}""",
            """{"command": "start-sheet", "label": "A-S", "activeMaterial": "Mo6S8", "process": "cast", "components": [{"lot": "A-LOT", "role": "active", "fraction": "80 %"}]}""",
            """{"command": "weigh-component", "sheet": "A-S", "lot": "A-LOT", "mass": "700 mg"}""",
            """{"command": "add-binder", "sheet": "A-S", "binder": "A-LOT", "mass": "500 mg"}""",
            """{"command": "add-binder", "sheet": "A-S", "binder": "A-LOT"}""",
            """{"command": "mix-slurry", "sheet": "A-S", "solvent": "A-DME", "solventVolume": "1.0 mL"}""",
            """{"command": "start-synthesis", "label": "A-Y", "product": "Mo6S8"}""",
            """{"command": "use-reagent", "synthesis": "A-Y", "lot": "A-LOT", "mass": "1 g"}""",
            """{"command": "use-reagent", "synthesis": "A-Y", "lot": "A-LOT"}""");
        var (batch, sheet, synthesis) = (AnyStreamId.Of(await notebook.IdOf("A-B")), AnyStreamId.Of(await notebook.IdOf("A-S")), AnyStreamId.Of(await notebook.IdOf("A-Y")));
        var (salt, solvent) = (LotId.Of(await notebook.IdOf("A-LOT")), LotId.Of(await notebook.IdOf("A-DME")));
        Assert.Equal(
            [
                new AmountWithdrawn(salt, new(1.50m, "g"), null, null, BenchTime.Parse("2026-04-02T09:20+02:00"), batch),
                new AmountWithdrawn(salt, new(700m, "mg"), null, null, null, sheet),
                new AmountWithdrawn(salt, new(500m, "mg"), null, null, null, sheet),
                new AmountWithdrawn(salt, new(1m, "g"), null, null, null, synthesis),
            ],
            await Withdrawn("A-LOT"));
        Assert.Equal(
            [
                new AmountWithdrawn(solvent, null, new(5.0m, "mL"), null, BenchTime.Parse("2026-04-02T09:10+02:00"), batch),
                new AmountWithdrawn(solvent, null, new(1.0m, "mL"), null, null, sheet),
            ],
            await Withdrawn("A-DME"));
        Assert.Equal(6300m, await LeftMg("A-LOT"));
    }

    [Fact]
    public async Task More_than_was_left_is_a_deviation_of_the_lot()
    {
        await Received("B", "1 g");
        await Batch("B-B");
        var added = await notebook.Record("""{"command": "add-salt", "batch": "B-B", "salt": "B-LOT", "mass": "1.2 g"}""");
        Assert.Equal(["electrolyte.salt-added.v1", "lot.amount-withdrawn.v1", "deviation.noted.v1"], added.Events.Select(e => e.Type));
        Assert.Equal(["lot.overdrawn: 1.2 g were taken where 1000 mg were known to be left."], added.Deviations);
        Assert.Empty((await notebook.Stream("B-B")).Deviations.Open);
        Assert.Equal("lot.overdrawn", Assert.Single((await notebook.Stream("B-LOT")).Deviations.Open).Rule);
    }

    [Fact]
    public async Task A_corrected_mass_changes_what_is_left()
    {
        await Salted("C");
        await Correct("C-B", 2, Salt("C-B", "C-LOT", "1.2 g"));
        Assert.Equal(8800m, await LeftMg("C-LOT"));
        await Correct("C-B", 2, Salt("C-B", "C-LOT", "12 g"));
        Assert.Equal(["lot.overdrawn"], (await notebook.Stream("C-LOT")).Deviations.Open.Select(d => d.Rule));
        await Correct("C-B", 2, Salt("C-B", "C-LOT", "2 g"));
        Assert.Empty((await notebook.Stream("C-LOT")).Deviations.Open);
    }

    [Fact]
    public async Task A_salt_of_another_lot_gives_the_first_its_mass_back()
    {
        await Salted("D");
        await Received("D2", "3 g");
        var corrected = await Correct("D-B", 2, Salt("D-B", "D2-LOT", "1 g"));
        Assert.Equal(["fact.corrected.v1", "lot.amount-withdrawn.v1", "fact.struck.v1"], corrected.Events.Select(e => e.Type));
        Assert.Equal((10_000m, 2000m), (await LeftMg("D-LOT"), await LeftMg("D2-LOT")));
        await Correct("D-B", 2, Salt("D-B", "D-LOT", "1.1 g"));
        Assert.Equal((8900m, 3000m), (await LeftMg("D-LOT"), await LeftMg("D2-LOT")));
        await Correct("D-B", 2, Salt("D-B", "D2-LOT", "1.2 g"));
        Assert.Equal((10_000m, 1800m), (await LeftMg("D-LOT"), await LeftMg("D2-LOT")));
    }

    [Theory]
    [InlineData("B", 2)]
    [InlineData("LOT", 2)]
    public async Task Struck_on_either_side_the_mass_is_there_again(string side, int version)
    {
        var mark = $"E{side}";
        await Salted(mark);
        await notebook.Record($$"""{"command": "strike-fact", "stream": "{{mark}}-{{side}}", "version": {{version}}, "reason": "Not added."}""");
        Assert.Equal(10_000m, await LeftMg($"{mark}-LOT"));
        Assert.Empty((await notebook.Stream($"{mark}-B")).Of<SaltAdded>());
    }

    [Fact]
    public async Task A_salt_reported_in_moles_alone_takes_no_mass()
    {
        await Salted("F");
        await Correct("F-B", 2, """{"batch": "F-B", "salt": "F-LOT", "amount": "2 mmol"}""");
        Assert.Equal(10_000m, await LeftMg("F-LOT"));
        await Correct("F-B", 2, Salt("F-B", "F-LOT", "3 g"));
        Assert.Equal(7000m, await LeftMg("F-LOT"));
    }

    [Fact]
    public async Task A_withdrawal_corrected_at_the_lot_corrects_the_salt_and_nothing_else_of_it()
    {
        await Salted("G");
        await notebook.Record("""{"command": "register-equipment", "label": "G-BAL", "kind": "balance"}""");
        await Correct("G-B", 2, """{"batch": "G-B", "salt": "G-LOT", "mass": "1 g", "amount": "5 mmol", "balance": "G-BAL"}""");
        await Correct("G-LOT", 2, """{"lot": "G-LOT", "mass": "1.3 g", "for": "G-B", "doneAt": "2026-04-02T10:00+02:00"}""", "lot.amount-withdrawn.v1");
        var added = Assert.Single((await notebook.Stream("G-B")).Of<SaltAdded>()).Fact;
        Assert.Equal(
            new SaltAdded(added.Batch, added.Salt, new(1.3m, "g"), new(5m, "mmol"), EquipmentId.Of(await notebook.IdOf("G-BAL")), null, BenchTime.Parse("2026-04-02T10:00+02:00")), added);
        Assert.Equal(8700m, await LeftMg("G-LOT"));
    }

    [Fact]
    public async Task A_withdrawal_for_another_batch_moves_the_salt_there()
    {
        await Salted("H");
        await Batch("H-B2");
        await Correct("H-LOT", 2, """{"lot": "H-LOT", "mass": "1 g", "for": "H-B2"}""", "lot.amount-withdrawn.v1");
        Assert.Empty((await notebook.Stream("H-B")).Of<SaltAdded>());
        Assert.Equal(new(1m, "g"), Assert.Single((await notebook.Stream("H-B2")).Of<SaltAdded>()).Fact.Mass);
        Assert.Equal(9000m, await LeftMg("H-LOT"));
    }

    [Fact]
    public async Task A_withdrawal_that_went_elsewhere_is_no_salt()
    {
        await Salted("J");
        await Correct("J-LOT", 2, """{"lot": "J-LOT", "mass": "1 g", "purpose": "NMR"}""", "lot.amount-withdrawn.v1");
        Assert.Empty((await notebook.Stream("J-B")).Of<SaltAdded>());
        Assert.Equal(9000m, await LeftMg("J-LOT"));
    }

    [Theory]
    [InlineData("""{"lot": "K-LOT", "volume": "1 mL", "for": "K-B"}""", "lot.withdrawn-in-other-terms")]
    [InlineData("""{"lot": "K-LOT", "mass": "1 g", "for": "K-LOT"}""", "id.malformed")]
    public async Task What_a_salt_cannot_be_is_refused(string replacement, string code)
    {
        if (await notebook.Log.Resolve("K-B", TestContext.Current.CancellationToken) is null) await Salted("K");
        var refused = Assert.IsType<Reply.Refused>(await notebook.Send(Correction("K-LOT", 2, replacement, "lot.amount-withdrawn.v1")));
        Assert.Equal(code, refused.Refusal.Code);
        Assert.Equal(9000m, await LeftMg("K-LOT"));
    }

    [Fact]
    public async Task A_withdrawal_recorded_by_itself_is_corrected_by_itself()
    {
        await Received("L", "10 g");
        await Batch("L-B");
        await notebook.Record("""{"command": "withdraw-amount", "lot": "L-LOT", "mass": "1 g", "for": "L-B"}""");
        await Correct("L-LOT", 2, """{"lot": "L-LOT", "mass": "2 g", "for": "L-B"}""", "lot.amount-withdrawn.v1");
        Assert.Empty((await notebook.Stream("L-B")).Of<SaltAdded>());
        Assert.Equal(8000m, await LeftMg("L-LOT"));
    }

    private Task<Answer> Received(string mark, string mass) =>
        notebook.Record($$"""{"command": "receive-lot", "label": "{{mark}}-LOT", "substance": "MgCl2", "mass": "{{mass}}", "doneAt": "2026-04-01+02:00"}""");

    private Task<Answer> Batch(string label) => notebook.Record($$"""{"command": "open-batch", "label": "{{label}}", "formulation": "DOE"}""");

    /// <summary>A lot of 10 g, of which 1 g went into a batch: version 2 of both streams.</summary>
    private async Task Salted(string mark)
    {
        await Received(mark, "10 g");
        await Batch($"{mark}-B");
        await notebook.Record($$"""{"command": "add-salt", "batch": "{{mark}}-B", "salt": "{{mark}}-LOT", "mass": "1 g"}""");
    }

    private static string Salt(string batch, string lot, string mass) => $$"""{"batch": "{{batch}}", "salt": "{{lot}}", "mass": "{{mass}}"}""";

    private static string Correction(string stream, int version, string replacement, string type) =>
        $$"""{"command": "correct-fact", "stream": "{{stream}}", "version": {{version}}, "reason": "Read again.", "replacement": {"type": "{{type}}", "data": {{replacement}} } }""";

    private Task<Answer> Correct(string stream, int version, string replacement, string type = "electrolyte.salt-added.v1") => notebook.Record(Correction(stream, version, replacement, type));

    private async Task<IEnumerable<AmountWithdrawn>> Withdrawn(string lot) => (await notebook.Stream(lot)).Of<AmountWithdrawn>().Select(w => w.Fact);

    private async Task<decimal?> LeftMg(string lot) => (await notebook.Stream(lot)).Fold<Lot>().State.KnownMassMg;
}
