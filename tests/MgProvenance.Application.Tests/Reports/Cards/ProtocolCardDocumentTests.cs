using MgProvenance.Application.Protocols;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Reports.Cards;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Reports.Cards;

/// <summary>The card that hangs in the glovebox: its words, and what of them cannot be overlooked.</summary>
public sealed class ProtocolCardDocumentTests
{
    private static readonly CardPlace Place = new(new ReportPosition(42, "root", "note", new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.Zero)), "mgp 0.1.0");

    private static readonly CardStep Solvent = Step(1, "Dispense DME.", "DME", new AnyQuantity(50.0m, "mL")) with { Weigh = PlannedMass.None with { Lot = "DME-1" }, Tolerance = 0.02m };

    private static readonly CardStep Salt = Step(2, "Add AlCl3 to the chilled DME.", "AlCl3", new AnyQuantity(20.0m, "mmol")) with
    {
        Weigh = new PlannedMass("ALCL3-1", new Quantity<Mass>(2666.91m, "mg"), null),
        Portions = 4,
        EachPortion = new Quantity<Mass>(666.73m, "mg"),
        Temperature = QuantityText.ParseReported<Temperature>("<= 40 Cel"),
        StopWhen = "yellow or brown",
        Hazard = "HCl from moisture.",
        Why = "The heat of AlCl3 has time to leave.",
    };

    private static readonly CardStep Stir = Step(3, "Stir.", null, new AnyQuantity(12m, "h")) with { EndPoint = "clear solution" };

    private static readonly ProtocolCard Card = new("protocol-1", "PREP", "A chloride electrolyte", 2, 2, "a manual", 10, new AnyQuantity(50.0m, "mL"), [Solvent, Salt, Stir], ["A supervisor is present."]) { Simulated = true };

    [Fact]
    public void The_card_says_what_to_take_how_long_to_wait_and_what_to_beware_of() => Assert.Equal(
        [
            "mgp:PREP For 50.0\u00A0mL 10 × the protocol. Source: a manual",
            "! A supervisor is present.",
            "! HCl from moisture (step 2)",
            "Steps In this order; a hold point is passed when what it names is seen and noted.",
            "Step  | Do  | Take  | Time  | Why ",
            "1 | Dispense DME. | 50.0\u00A0mL DME · ± 2 % · DME-1 |  | [not recorded]",
            "2 | Add AlCl3 to the chilled DME. Temperature: ≤ 40 °C. | 2666.91\u00A0mg AlCl3 · 20.0\u00A0mmol · ALCL3-1 · in at least 4 portions of at most 666.73\u00A0mg |  | The heat of AlCl3 has time to leave.",
            "STOP AND DISCARD: yellow or brown",
            "3 | Stir. |  | 12\u00A0h | [not recorded]",
            "HOLD until seen and noted: clear solution",
        ],
        PlainText.Lines(ProtocolCardDocument.Of(Card, Place)).Skip(1));

    [Fact]
    public void Times_are_large_and_hold_points_stand_out()
    {
        var cells = PlainText.Table(ProtocolCardDocument.Of(Card, Place), "steps").Rows.SelectMany(r => r.Cells).SelectMany(c => c.Spans).ToList();
        Assert.Equal(["50.0\u00A0mL ", "DME", "2666.91\u00A0mg ", "AlCl", "3", "12\u00A0h"], cells.Where(s => s.Style.HasFlag(SpanStyle.Large)).Select(s => s.Text));
        Assert.Equal(["STOP AND DISCARD: yellow or brown", "HOLD until seen and noted: clear solution"], cells.Where(s => s.Style.HasFlag(SpanStyle.Alert)).Select(s => s.Text));
    }

    [Fact]
    public void A_substance_is_a_formula_wherever_it_is_named()
    {
        var salt = PlainText.Table(ProtocolCardDocument.Of(Card, Place), "steps").Rows.Single(r => r.Cells[0].ToPlainText() == "2");
        Assert.All(new[] { salt.Cells[1], salt.Cells[2], salt.Cells[4] }, cell => Assert.Equal("3", cell.Spans.Single(s => s.Style.HasFlag(SpanStyle.Sub)).Text));
    }

    [Fact]
    public void What_a_protocol_does_not_say_is_a_gap()
    {
        var bare = Card with { Source = null, Basis = null, Cautions = [], Steps = [Step(1, "Add.", "AlCl3", new AnyQuantity(2m, "mmol")) with { Weigh = PlannedMass.None with { Gap = "no lot of AlCl3 at hand" } }] };
        var lines = PlainText.Lines(ProtocolCardDocument.Of(bare, Place));
        Assert.Equal("mgp:PREP [not recorded: what the amounts are for] 10 × the protocol. Source: [not recorded: source]", lines[1]);
        Assert.Equal(["! [not recorded: hazards of this protocol]", "! [not recorded: why each step matters]"], lines.Skip(2).Take(2));
        Assert.Equal("1 | Add. | 2\u00A0mmol AlCl3 [not recorded: mass, no lot of AlCl3 at hand] | ", lines[^1]);
    }

    [Fact]
    public void It_is_dated_and_marked_by_its_data_and_not_by_the_clock()
    {
        var info = ProtocolCardDocument.Of(Card, Place).Info;
        Assert.Equal((Place.Position.Time, "SIMULATED DATA", "mgp 0.1.0 · ledger position 42"), (info.Date, info.Banner, info.FooterLeft));
        Assert.Null(ProtocolCardDocument.Of(Card with { Simulated = false }, Place).Info.Banner);
    }

    private static CardStep Step(int number, string instruction, string? substance, AnyQuantity? amount) =>
        new(number, $"step-{number}", "do", instruction, substance, amount, PlannedMass.None, null, null, null, null, null, null, null, null);
}
