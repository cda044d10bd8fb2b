using System.Text.Json;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>The card of a protocol and the record of a batch that went its own way, as people and programs read them.</summary>
public sealed class BatchRecordTests(BatchRecordTests.Bottle bottle) : IClassFixture<BatchRecordTests.Bottle>
{
    private const string First = """
        [{"key": "dme", "action": "dispense-solvent", "instruction": "Dispense DME into a vented vial; chill and stir.", "substance": "DME", "amount": "5.0 mL", "tolerance": 0.02, "hazard": "Flammable, forms peroxides, toxic to reproduction."},
         {"key": "alcl3", "action": "add-salt", "instruction": "Add AlCl3 to the chilled DME, never the reverse.", "substance": "AlCl3", "amount": "2.0 mmol", "tolerance": 0.02, "portions": 4, "temperature": "<= 40 Cel", "hazard": "HCl from moisture.", "stopWhen": "Above 40 °C, or on yellow or brown.", "why": "The heat of solution has time to leave."},
         {"key": "stir", "action": "stir-electrolyte", "instruction": "Stir at room temperature.", "amount": "30 min", "tolerance": 0.2, "endPoint": "clear solution"},
         {"key": "mgcl2", "action": "add-salt", "instruction": "Add MgCl2.", "substance": "MgCl2", "amount": "1.0 mmol", "tolerance": 0.02},
         {"key": "filter", "action": "filter-electrolyte", "instruction": "Filter."},
         {"key": "density", "action": "measure-density", "instruction": "Measure the density."}]
        """;

    [Fact]
    public async Task The_card_has_amounts_for_scale_and_lots_and_says_what_is_missing() =>
        Approve("protocol-card.txt", await bottle.Notebook.Mgp("protocol", "show", "PREP", "--version", "1", "--scale", "2.5", "--lot", "MgCl2=MGCL2"));

    [Fact]
    public async Task The_record_of_a_batch_shows_planned_and_actual_and_every_deviation() => Approve("batch-record.txt", await bottle.Notebook.Mgp("batch", "show", "B-1"));

    [Fact]
    public async Task Two_batches_lie_side_by_side() => Approve("batch-diff.txt", await bottle.Notebook.Mgp("diff", "B-1", "B-2"));

    [Fact]
    public async Task Two_versions_differ_step_by_step_and_member_by_member() => Approve("protocol-diff.txt", await bottle.Notebook.Mgp("diff", "PREP@1", "PREP@2"));

    [Fact]
    public async Task A_program_reads_the_same()
    {
        var record = (await bottle.Notebook.Mgp("batch", "show", "B-1", "--json")).Done().Json;
        var stir = record.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("key").GetString() == "stir");
        var act = Assert.Single(stir.GetProperty("acts").EnumerateArray());
        Assert.Equal("step.outside-tolerance", Assert.Single(act.GetProperty("broken").EnumerateArray()).GetProperty("rule").GetString());
        Assert.True(act.GetProperty("late").GetBoolean());
        Assert.Equal("missing", record.GetProperty("steps").EnumerateArray().Last().GetProperty("state").GetString());

        var card = (await bottle.Notebook.Mgp("protocol", "show", "PREP", "--version", "1", "--json")).Done().Json;
        var salt = card.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("key").GetString() == "alcl3");
        Assert.Equal(("266.71", "66.68"), (salt.GetProperty("weigh").GetProperty("mass").GetProperty("value").GetString(), salt.GetProperty("eachPortion").GetProperty("value").GetString()));

        var versions = (await bottle.Notebook.Mgp("diff", "PREP@1", "PREP@2", "--json")).Done().Json;
        Assert.Equal("portions", versions.GetProperty("changed")[0].GetProperty("changes")[0].GetProperty("member").GetString());
        var batches = (await bottle.Notebook.Mgp("diff", "B-1", "B-2", "--json")).Done().Json;
        Assert.Equal(["stir", "filter", "density"], batches.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("plannedAlike").GetBoolean()).Select(s => s.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task A_batch_with_a_planned_step_neither_done_nor_skipped_is_not_released()
    {
        var refused = await bottle.Notebook.Record("release-b-1", """{"command": "release-electrolyte", "batch": "B-1"}""");
        refused.StoppedAt(1, "protocol.step-missing");
        Assert.Contains(": density of its protocol", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("protocol.version-unknown", "protocol", "show", "PREP", "--version", "3")]
    [InlineData("protocol.scale-impossible", "protocol", "show", "PREP", "--scale", "0")]
    [InlineData("lot.malformed", "protocol", "show", "PREP", "--lot", "AlCl3")]
    [InlineData("lot.other-substance", "protocol", "show", "PREP", "--lot", "AlCl3=MGCL2")]
    [InlineData("name.unknown", "protocol", "show", "PREP", "--lot", "AlCl3=NOWHERE")]
    [InlineData("id.malformed", "batch", "show", "PREP")]
    [InlineData("name.unknown", "batch", "show", "NOWHERE")]
    [InlineData("diff.subject", "diff", "B-1", "PREP@1")]
    [InlineData("protocol.version-unknown", "diff", "PREP@1", "PREP@7")]
    [InlineData("name.unknown", "diff", "B-1", "NOWHERE@2")]
    public async Task What_cannot_be_shown_is_refused(string code, params string[] args) => (await bottle.Notebook.Mgp(args)).Refused(code);

    private static void Approve(string name, Ran ran) => Assert.Equal(Approved.Text(name), string.Join('\n', ran.Done().Out.Split('\n').Select(l => l.TrimEnd())));

    /// <summary>A notebook with a protocol in two versions and two batches of the first one.</summary>
    public sealed class Bottle : IAsyncLifetime
    {
        private OpenNotebook? _notebook;

        public OpenNotebook Notebook => _notebook ?? throw new InvalidOperationException("The notebook is not open.");

        public async ValueTask InitializeAsync()
        {
            var folder = Surroundings.NewFolder("bottle");
            (await Mgp.Run("migrate", "--notebook", folder)).Done();
            _notebook = await OpenNotebook.Hold(folder);
            (await Notebook.Record("bottle", [.. Stock(), .. Protocols(), .. OwnWay(), .. ByTheBook()])).Done();
        }

        public async ValueTask DisposeAsync()
        {
            if (_notebook is not null) await _notebook.DisposeAsync();
        }

        private static string[] Stock() =>
        [
            """{"command": "register-equipment", "label": "GB", "kind": "glovebox"}""",
            """{"command": "register-equipment", "label": "BAL", "kind": "balance", "resolution": "0.01 mg"}""",
            """{"command": "read-atmosphere", "glovebox": "GB", "water": "< 0.01 [ppm]", "oxygen": "< 0.01 [ppm]", "doneAt": "2026-04-01T08:00+02:00"}""",
            """{"command": "read-atmosphere", "glovebox": "GB", "water": "0.5 [ppm]", "doneAt": "2026-04-02T08:00+02:00"}""",
            """{"command": "note-excursion", "equipment": "GB", "what": "torn glove", "oxygen": "5 [ppm]", "duration": "20 min", "doneAt": "2026-04-02T09:50+02:00"}""",
            """{"command": "read-atmosphere", "glovebox": "GB", "water": "0.1 [ppm]", "doneAt": "2026-04-05T08:00+02:00"}""",
            """{"command": "receive-lot", "label": "DME", "substance": "DME", "expires": "2026-04-30", "doneAt": "2026-04-01+02:00"}""",
            """{"command": "measure-lot-water", "lot": "DME", "content": "8.2 ug/g", "method": "Karl Fischer titration", "doneAt": "2026-04-01T10:00+02:00"}""",
            """{"command": "measure-lot-water", "lot": "DME", "content": "30 ug/g", "method": "Karl Fischer titration", "doneAt": "2026-04-20T10:00+02:00"}""",
            """{"command": "receive-lot", "label": "ALCL3", "substance": "AlCl3", "formula": "AlCl3", "molarMass": "133.34 g/mol", "purity": "99.99 %", "expires": "2026-04-01", "doneAt": "2026-04-01+02:00"}""",
            """{"command": "receive-lot", "label": "MGCL2", "substance": "MgCl2", "formula": "MgCl2", "molarMass": "95.21 g/mol", "doneAt": "2026-04-01+02:00"}""",
        ];

        private static string[] Protocols() =>
        [
            """{"command": "draft-protocol", "label": "PREP", "title": "A chloride electrolyte"}""",
            $$"""{"command": "publish-protocol", "protocol": "PREP", "version": 1, "basis": "5.0 mL", "steps": {{Line(First)}}}""",
            $$"""{"command": "publish-protocol", "protocol": "PREP", "version": 2, "basis": "10 mL", "substantive": true, "source": "a manual", "steps": {{Line(First
                .Replace("\"portions\": 4", "\"portions\": 6", StringComparison.Ordinal)
                .Replace("""{"key": "filter", "action": "filter-electrolyte", "instruction": "Filter."},""", """{"key": "water", "action": "measure-batch-water", "instruction": "Measure the water."},""", StringComparison.Ordinal)
                .Replace("\"tolerance\": 0.2,", string.Empty, StringComparison.Ordinal))}}}""",
        ];

        /// <summary>At twice the scale, too warm, in too few portions, stirred too shortly, not clear before the next salt, with a step skipped and one missing.</summary>
        private static string[] OwnWay() =>
        [
            """{"command": "open-batch", "label": "B-1", "formulation": "MACC", "protocol": "PREP", "protocolVersion": 1, "glovebox": "GB", "scale": 2, "doneAt": "2026-04-02T09:00+02:00"}""",
            """{"command": "dispense-solvent", "batch": "B-1", "solvent": "DME", "volume": "10.00 mL", "step": {"protocol": "PREP", "version": 1, "step": "dme"}, "doneAt": "2026-04-02T09:10+02:00"}""",
            """{"command": "add-salt", "batch": "B-1", "salt": "ALCL3", "gross": "12.5334 g", "tare": "12.0000 g", "portions": 3, "balance": "BAL", "step": {"protocol": "PREP", "version": 1, "step": "alcl3"}, "doneAt": "2026-04-02T09:20+02:00", "deviationReason": "The spatula slipped."}""",
            """{"command": "note-temperature", "batch": "B-1", "temperature": "41 Cel", "step": {"protocol": "PREP", "version": 1, "step": "alcl3"}, "doneAt": "2026-04-02T09:25+02:00"}""",
            """{"command": "stir-electrolyte", "batch": "B-1", "temperature": "~25 Cel", "step": {"protocol": "PREP", "version": 1, "step": "stir"}, "doneAt": "2026-04-02T09:30+02:00", "endedAt": "2026-04-02T09:50+02:00"}""",
            """{"command": "note-appearance", "batch": "B-1", "clarity": "hazy", "colour": "grey", "step": {"protocol": "PREP", "version": 1, "step": "stir"}, "doneAt": "2026-04-02T09:50+02:00"}""",
            """{"command": "add-salt", "batch": "B-1", "salt": "MGCL2", "mass": "190.4 mg", "balance": "BAL", "step": {"protocol": "PREP", "version": 1, "step": "mgcl2"}, "doneAt": "2026-04-02T10:00+02:00"}""",
            """{"command": "stir-electrolyte", "batch": "B-1", "duration": ">= 12 h", "temperatureInWords": "room temperature", "doneAt": "2026-04-02T10:10+02:00", "endedAt": "2026-04-03+02:00"}""",
            """{"command": "skip-step", "batch": "B-1", "step": {"protocol": "PREP", "version": 1, "step": "filter"}, "reason": "Nothing to filter.", "doneAt": "2026-04-03+02:00"}""",
            """{"command": "note-appearance", "batch": "B-1", "clarity": "clear", "colour": "colourless", "doneAt": "2026-04-03T09:00+02:00"}""",
            """{"command": "measure-batch-water", "batch": "B-1", "content": "15 [ppm]", "method": "Karl Fischer titration", "replicates": 2, "doneAt": "2026-04-03T09:30+02:00"}""",
            """{"command": "draw-aliquot", "batch": "B-1", "volume": "0.5 mL", "purpose": "NMR", "doneAt": "2026-04-03T09:40+02:00", "deviationReason": "Wanted before release."}""",
            """{"command": "reconcile-volume", "batch": "B-1", "remaining": "9.8 mL", "doneAt": "2026-04-03T10:00+02:00"}""",
            """{"command": "answer-deviation", "stream": "B-1", "number": 4, "reason": "The bath had warmed up; nothing turned yellow."}""",
        ];

        private static string[] ByTheBook() =>
        [
            """{"command": "open-batch", "label": "B-2", "formulation": "MACC", "protocol": "PREP", "protocolVersion": 1, "doneAt": "2026-04-04T09:00+02:00"}""",
            """{"command": "dispense-solvent", "batch": "B-2", "solvent": "DME", "volume": "5.00 mL", "step": {"protocol": "PREP", "version": 1, "step": "dme"}, "doneAt": "2026-04-04T09:10+02:00"}""",
            """{"command": "add-salt", "batch": "B-2", "salt": "ALCL3", "amount": "2.00 mmol", "portions": 4, "step": {"protocol": "PREP", "version": 1, "step": "alcl3"}, "deviationReason": "Unopened."}""",
        ];

        private static string Line(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
    }
}
