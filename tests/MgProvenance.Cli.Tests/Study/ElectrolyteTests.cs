using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class ElectrolyteTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Fact]
    public async Task The_dual_electrolyte_is_prepared_in_the_order_of_the_text() => Assert.Equal(
        [
            "electrolyte.batch-opened.v1: label DOE-1, formulation DOE, protocol PREP-ELECTROLYTE, protocol version 1, glovebox GLOVEBOX-PREPARATION",
            "electrolyte.solvent-dispensed.v1: solvent DME-1, volume 5.0 mL",
            "electrolyte.salt-added.v1: salt ALCL3-1, amount 2.0 mmol",
            "electrolyte.salt-added.v1: salt MGPFTB2-1, amount 1.0 mmol",
            "electrolyte.stirred.v2: duration 30 min, until clear, temperature in words room temperature",
            "electrolyte.appearance-noted.v1: clarity clear",
            "electrolyte.salt-added.v1: salt MGCL2-1, amount 1.0 mmol",
            "electrolyte.stirred.v2: duration 12 h, until clear and colourless, temperature in words room temperature",
            "electrolyte.appearance-noted.v1: clarity clear, colour colourless",
            "electrolyte.salt-added.v1: salt MGTFSI2-1, amount 1.25 mmol",
            "electrolyte.stirred.v2: duration 5 min",
        ],
        (await Shown("DOE-1")).Where(f => f.Type.StartsWith("electrolyte.", StringComparison.Ordinal) && f.Type != "electrolyte.aliquot-drawn.v1").Select(f => $"{f.Type}: {f.Words.Split(", step ")[0]}"));

    [Theory, InlineData("DOE-1", ""), InlineData("AOE-1", "mgpftb2"), InlineData("COE-1", "mgtfsi2")]
    public async Task Each_batch_is_held_against_the_protocol_and_leaves_out_one_salt_at_most(string batch, string skipped)
    {
        var record = await Json("batch", "show", batch);
        Assert.Equal("PREP-ELECTROLYTE", Text(record.GetProperty("pinned"), "label"));
        foreach (var step in record.GetProperty("steps").EnumerateArray())
        {
            var isSkipped = Text(step, "key") == skipped;
            Assert.Equal(isSkipped ? "skipped" : "done", Text(step, "state"));
            if (isSkipped) Assert.Contains("the Methods say the reverse", step.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task End_points_and_reported_amounts_stand_on_the_card()
    {
        var card = await Json("protocol", "show", "PREP-ELECTROLYTE");
        Assert.Equal(("5.0", "mL"), Amount(card.GetProperty("basis")));
        Assert.Equal(
            ["dme: 5.0 mL ()", "alcl3: 2.0 mmol ()", "mgpftb2: 1.0 mmol ()", "stir-1: 30 min (clear solution)", "mgcl2: 1.0 mmol ()", "stir-2: 12 h (clear and colourless)", "mgtfsi2: 1.25 mmol ()", "stir-3: 5 min ()"],
            card.GetProperty("steps").EnumerateArray().Select(s => $"{Text(s, "key")}: {Amount(s.GetProperty("amount")).Value} {Amount(s.GetProperty("amount")).Unit} ({Text(s, "endPoint")})"));
    }

    [Fact]
    public async Task Two_batches_are_compared_step_by_step()
    {
        var compared = await Text("diff", "DOE-1", "AOE-1");
        Assert.Contains("skipped: The Results make AOE the baseline", compared, StringComparison.Ordinal);
    }

    /// <summary>Charged per mL of DME; not a molarity.</summary>
    [Theory]
    [InlineData("DOE-1", "0.400", "0.200", "0.200", "0.250", "0.650")]
    [InlineData("AOE-1", "0.400", "–", "0.200", "0.250", "0.450")]
    [InlineData("COE-1", "0.400", "0.200", "0.200", "–", "0.400")]
    public async Task The_report_derives_the_charged_amounts_and_the_total_of_magnesium(string batch, string alcl3, string mgpftb, string mgcl2, string mgtfsi, string magnesium)
    {
        var csv = Assert.Single(Directory.GetFiles(Path.Combine(Example.Folder, "reports"), "table-electrolytes.csv", SearchOption.AllDirectories), f => f.Contains("MO6S8-1C", StringComparison.Ordinal));
        var rows = Csv.Rows(csv).ToList();
        var (names, row) = (rows[0], rows.Single(r => r.Contains(batch)));
        string Of(string salt) => row[names.ToList().FindIndex(n => n.StartsWith(salt, StringComparison.Ordinal))];
        Assert.Equal((alcl3, mgpftb, mgcl2, mgtfsi, magnesium), (Of("AlCl"), Of("Mg(PFTB)"), Of("MgCl"), Of("Mg(TFSI)"), Of("Total Mg")));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task They_were_used_as_prepared_and_no_release_is_recorded()
    {
        foreach (var e in Electrolytes)
        {
            var facts = await Shown($"{e}-1");
            Assert.DoesNotContain(facts, f => f.Type == "electrolyte.released.v1");
            Assert.All(facts.Where(f => f.Type == "deviation.noted.v1"), f => Assert.Contains("Used as prepared", f.Words, StringComparison.Ordinal));
            Assert.Equal("in preparation", Text(await Json("batch", "show", $"{e}-1"), "state"));
        }
    }

    [Fact]
    public async Task The_baseline_is_a_statement_and_no_batch()
    {
        Assert.DoesNotContain((await Json("cells")).EnumerateArray(), c => Text(c, "formulation") == "MACC");
        (await Example.Says("batch", "show", "MACC")).Refused("name.unknown");
        Assert.Contains("baseline electrolyte is MACC", await Text("manuscript", "show", "MANUSCRIPT-1"), StringComparison.Ordinal);
    }

    private static (string Value, string Unit) Amount(JsonElement amount) => (amount.GetProperty("value").GetString()!, amount.GetProperty("unit").GetString()!);
}
