using MgProvenance.Application.Events;
using MgProvenance.Application.Protocols;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Protocols;

public sealed class ProtocolCardTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static readonly LotId Id = LotId.Of("lot-01980000-0000-7000-8000-000000000003");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>One batch of the dual electrolyte, unsolvated. Molar masses by the standard atomic weights.</summary>
    [Theory]
    [InlineData("2.0", "133.34", "1", "266.68")]
    [InlineData("1.0", "494.36", "1", "494.36")]
    [InlineData("1.0", "95.21", "1", "95.21")]
    [InlineData("1.25", "584.60", "1", "730.75")]
    [InlineData("1.0", "494.36", "0.985", "501.89")]
    public void A_mass_follows_from_amount_molar_mass_and_purity(string mmol, string molarMass, string purity, string mg)
    {
        var lot = new LotFacts(Id, "L", null, false, new(Number(purity), "1"), new(Number(molarMass), "g/mol"), Substance: "S");
        Assert.Equal(new PlannedMass("L", new(Number(mg), "mg"), null), PlannedMass.Of(new AnyQuantity(Number(mmol), "mmol"), lot, "S"));
        Assert.Equal(new PlannedMass("L", new(Number(mg), "mg"), null), PlannedMass.Of(new AnyQuantity(Number(mmol) * 1000, "umol"), lot, "S"));
    }

    [Fact]
    public void Without_purity_and_formula_there_is_no_mass_and_the_gap_says_so()
    {
        var (amount, bare) = (new AnyQuantity(2.0m, "mmol"), new LotFacts(Id, "L", null, false));
        Assert.Equal("lot L states neither purity nor formula", PlannedMass.Of(amount, bare, "S").Gap);
        Assert.Equal("lot L states no purity", PlannedMass.Of(amount, bare with { MolarMass = new(100m, "g/mol") }, "S").Gap);
        Assert.Equal("lot L states no formula with its molar mass", PlannedMass.Of(amount, bare with { Purity = new(0.9m, "1") }, "S").Gap);
        Assert.Equal(PlannedMass.None with { Gap = "no lot of S at hand" }, PlannedMass.Of(amount, null, "S"));
        Assert.Equal(PlannedMass.None with { Lot = "L" }, PlannedMass.Of(new AnyQuantity(5m, "mL"), bare, "S"));
        Assert.Equal(PlannedMass.None, PlannedMass.Of(null, null, null));
    }

    [Fact]
    public async Task The_lot_at_hand_is_the_one_named_or_the_only_one_that_was_not_recalled()
    {
        await notebook.Record(
            """{"command": "receive-lot", "label": "ONE", "substance": "one"}""",
            """{"command": "receive-lot", "label": "OLD", "substance": "two"}""",
            """{"command": "receive-lot", "label": "NEW", "substance": "two"}""",
            """{"command": "receive-lot", "label": "GONE", "substance": "three"}""",
            """{"command": "recall-lot", "lot": "GONE", "reason": "contaminated"}""");
        Assert.Equal(["ONE", null, null], await AtHand());
        Assert.Equal(["ONE", "NEW", null], await AtHand(("two", "NEW")));
        Assert.Equal(["ONE", "OLD", "GONE"], await AtHand(("two", "OLD"), ("three", "GONE")));
        Assert.Equal("lot.other-substance", (await Assert.ThrowsAsync<MalformedValueException>(() => AtHand(("two", "ONE")))).Refusal.Code);
    }

    [Fact]
    public async Task A_card_says_what_stands_against_using_it()
    {
        await notebook.Record(
            """{"command": "draft-protocol", "label": "CARD", "title": "A card"}""",
            """{"command": "publish-protocol", "protocol": "CARD", "version": 1, "steps": [{"key": "s", "action": "stir-electrolyte", "instruction": "Stir.", "amount": "5 min"}]}""",
            """{"command": "publish-protocol", "protocol": "CARD", "version": 2, "steps": [{"key": "s", "action": "stir-electrolyte", "instruction": "Stir.", "amount": "6 min"}]}""");
        Assert.Empty((await Card(null, 1)).Cautions);
        Assert.Equal(["Version 2 is newer."], (await Card(1, 1)).Cautions);
        Assert.Contains("supervisor", Assert.Single((await Card(2, 1.5m)).Cautions), StringComparison.Ordinal);
        Assert.Equal(new AnyQuantity(6m, "min"), (await Card(2, 1.5m)).Steps[0].Amount);
        await notebook.Record("""{"command": "retire-protocol", "protocol": "CARD", "reason": "too slow"}""");
        Assert.Equal(["This protocol is retired: too slow"], (await Card(2, 1)).Cautions);
    }

    private async Task<ProtocolCard> Card(int? version, decimal scale) => ProtocolCard.Of(await notebook.Stream("CARD"), version, scale, LotsAtHand.None);

    private async Task<IEnumerable<string?>> AtHand(params (string Substance, string Label)[] named)
    {
        var ids = new Dictionary<string, LotId>(StringComparer.Ordinal);
        foreach (var (substance, label) in named) ids[substance] = LotId.Of(await notebook.IdOf(label));
        var lots = await LotsAtHand.Read(new NotebookAt(notebook.Log, null), notebook.Projections, ["one", "Two ", "three"], ids, Stop);
        return (string?[])[lots.Of("one")?.Label, lots.Of("two")?.Label, lots.Of(" THREE")?.Label];
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
