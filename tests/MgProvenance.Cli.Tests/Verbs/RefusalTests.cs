using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Impossible input is refused with a code and a sentence, and nothing of it is stored.</summary>
[Collection(ExampleCollection.Name)]
public sealed class RefusalTests(ExampleNotebook example)
{
    private const string Tail = "\"doneAt\": \"2026-04-02T09:20+02:00\"}";

    private OpenNotebook Notebook => example.Notebook;

    [Theory]
    [InlineData("quantity.unit", "{\"command\": \"add-salt\", \"batch\": \"DOE-1\", \"salt\": \"ALCL3-1\", \"mass\": \"5 mL\", " + Tail)]
    [InlineData("quantity.negative", "{\"command\": \"add-salt\", \"batch\": \"DOE-1\", \"salt\": \"ALCL3-1\", \"mass\": \"-5 mg\", " + Tail)]
    [InlineData("quantity.unit", "{\"command\": \"add-salt\", \"batch\": \"DOE-1\", \"salt\": \"ALCL3-1\", \"mass\": \"1e3 mg\", " + Tail)]
    [InlineData("quantity.malformed", "{\"command\": \"add-salt\", \"batch\": \"DOE-1\", \"salt\": \"ALCL3-1\", \"mass\": 5, " + Tail)]
    [InlineData("lot.unknown", "{\"command\": \"add-salt\", \"batch\": \"DOE-1\", \"salt\": \"NO-SUCH-LOT\", \"mass\": \"5 mg\", " + Tail)]
    [InlineData("lot.unknown", "{\"command\": \"add-salt\", \"batch\": \"DOE-1\", \"salt\": \"lot-01980000-0000-7000-8000-000000000001\", \"mass\": \"5 mg\", " + Tail)]
    [InlineData("id.malformed", "{\"command\": \"add-salt\", \"batch\": \"CELL-DOE-CYC-1\", \"salt\": \"ALCL3-1\", \"mass\": \"5 mg\", " + Tail)]
    [InlineData("command.malformed", "{\"command\": \"add-salt\", \"batch\": \"DOE-1\", \"salt\": \"ALCL3-1\", \"masss\": \"5 mg\", " + Tail)]
    [InlineData("command.malformed", "{\"command\": \"add-salt\", \"batch\": \"DOE-1\", \"mass\": \"5 mg\", " + Tail)]
    [InlineData("time.malformed", "{\"command\": \"stir-electrolyte\", \"batch\": \"DOE-1\", \"duration\": \"5 min\", \"doneAt\": \"yesterday\"}")]
    [InlineData("protocol.step-unknown", "{\"command\": \"stir-electrolyte\", \"batch\": \"DOE-1\", \"duration\": \"5 min\", \"step\": {\"protocol\": \"PREP-ELECTROLYTE\", \"version\": 1, \"step\": \"dance\"}, " + Tail)]
    [InlineData("command.unknown", "{\"command\": \"transmute\", \"lot\": \"ALCL3-1\"}")]
    [InlineData("command.missing", "{\"lot\": \"ALCL3-1\"}")]
    [InlineData("command.missing", "{\"command\": 5, \"lot\": \"ALCL3-1\"}")]
    [InlineData("command.by-verb", "{\"command\": \"attach-data-file\", \"run\": \"RUN-DOE-CYC-1-1C\", \"sha256\": \"x\"}")]
    [InlineData("command.by-verb", "{\"command\": \"issue-report\", \"label\": \"forged\"}")]
    [InlineData("line.malformed", "{\"command\": \"receive-lot\", \"label\": \"R-1\", \"substance\": \"DME\"")]
    [InlineData("line.malformed", "{\"command\": \"receive-lot\", \"label\": \"R-1\", \"subst")]
    [InlineData("line.malformed", "{\"command\": \"receive-lot\", \"label\": \"R-1\", \"substance\": \"DME\", \"substance\": \"THF\"}")]
    [InlineData("line.malformed", "{\"command\": \"start-sheet\", \"label\": \"R-1\", \"activeMaterial\": \"C\", \"process\": \"cast\", \"components\": [{\"role\": \"active\", \"role\": \"binder\", \"fraction\": \"1 %\"}]}")]
    [InlineData("line.malformed", "[{\"command\": \"receive-lot\"}]")]
    [InlineData("line.malformed", "receive-lot R-1 DME")]
    [InlineData("label.taken", "{\"command\": \"receive-lot\", \"label\": \"ALCL3-1\", \"substance\": \"AlCl3\"}")]
    [InlineData("command.id-malformed", "{\"command\": \"receive-lot\", \"id\": 5, \"label\": \"R-1\", \"substance\": \"DME\"}")]
    [InlineData("command.id-malformed", "{\"command\": \"receive-lot\", \"id\": \"\", \"label\": \"R-1\", \"substance\": \"DME\"}")]
    [InlineData("text.unstorable", "{\"command\": \"receive-lot\", \"label\": \"R\\u0000-1\", \"substance\": \"DME\"}")]
    [InlineData("text.unstorable", "{\"command\": \"receive-lot\", \"label\": \"R-1\", \"substance\": \"DME\\u0000\"}")]
    [InlineData("text.unstorable", "{\"command\": \"receive-lot\", \"label\": \"R-1\", \"substance\": \"DME\\ud800\"}")]
    public async Task A_line_that_cannot_be_is_refused_and_nothing_is_stored(string code, string line)
    {
        var before = await Notebook.Stored();
        var said = await Notebook.Record("refused", line);
        said.StoppedAt(1, code);
        Assert.StartsWith("0 commands recorded, 0 had been recorded before", said.Out, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task A_misspelt_or_missing_member_is_named_in_the_words_of_the_script()
    {
        var misspelt = await Notebook.Record("misspelt", """{"command": "receive-lot", "label": "R-1", "substanc": "DME"}""");
        Assert.Contains("receive-lot has no member “substanc”; it has lot, label, substance,", misspelt.Error, StringComparison.Ordinal);
        var missing = await Notebook.Record("missing", """{"command": "receive-lot", "label": "R-1"}""");
        Assert.Contains("receive-lot needs the member “substance”.", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_beyond_what_an_event_holds_are_refused()
    {
        var before = await Notebook.Stored();
        (await Notebook.Record("too-long", $$"""{"command": "receive-lot", "label": "R-1", "substance": "{{new string('x', 70_000)}}"}""")).StoppedAt(1, "event.too-large");
        (await Notebook.Record("long-id", $$"""{"command": "receive-lot", "id": "{{new string('x', 201)}}", "label": "R-1", "substance": "DME"}""")).StoppedAt(1, "command.id-malformed");
        (await Notebook.Record("long-label", $$"""{"command": "receive-lot", "label": "{{new string('x', 81)}}", "substance": "DME"}""")).StoppedAt(1, "label.malformed");
        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task A_script_with_a_long_name_is_still_recorded_once()
    {
        const string line = """{"command": "receive-lot", "label": "R-LONG", "substance": "DME"}""";
        var name = new string('n', 200);
        Assert.StartsWith("1 commands recorded, 0 ", (await Notebook.Record(name, line)).Done().Out, StringComparison.Ordinal);
        Assert.StartsWith("0 commands recorded, 1 ", (await Notebook.Record(name, line)).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_before_a_refused_line_stays_and_nothing_after_it()
    {
        const string lot = """{"command": "receive-lot", "label": "R-KEPT", "substance": "DME"}""";
        (await Notebook.Record("half", lot, """{"command": "open-lot", "lot": "NOWHERE"}""", """{"command": "receive-lot", "label": "R-NEVER", "substance": "DME"}""")).StoppedAt(2, "lot.unknown");
        (await Notebook.Mgp("show", "R-KEPT")).Done();
        (await Notebook.Mgp("show", "R-NEVER")).Refused("name.unknown");
    }

    [Fact]
    public async Task A_command_id_serves_one_request()
    {
        const string first = """{"command": "receive-lot", "id": "mine-1", "label": "R-ID-1", "substance": "DME"}""";
        (await Notebook.Record("id-1", first)).Done();
        var before = await Notebook.Stored();
        (await Notebook.Record("id-2", """{"command": "receive-lot", "id": "mine-1", "label": "R-ID-2", "substance": "DME"}""")).StoppedAt(1, "command.reused");
        (await Notebook.Record("id-3", """{"command": "open-lot", "id": "mine-1", "lot": "R-ID-1"}""")).StoppedAt(1, "command.reused");
        Assert.StartsWith("0 commands recorded, 1 had", (await Notebook.Record("id-4", first)).Done().Out, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task The_refusal_of_a_script_is_in_its_json()
    {
        var said = await Notebook.Mgp("record", Surroundings.Write("refused-json.jsonl", """{"command": "transmute"}"""), "--json");
        said.Ends(ExitCodes.Refused);
        Assert.Equal((1, "command.unknown", 0), (said.Json.GetProperty("refusedLine").GetInt32(), said.Json.GetProperty("refusal").GetProperty("code").GetString(), said.Json.GetProperty("recorded").GetInt32()));
    }

    [Fact]
    public async Task Somebody_who_is_not_registered_cannot_act()
    {
        var before = await Notebook.Stored();
        var script = Surroundings.Write("who.jsonl", """{"command": "receive-lot", "label": "R-WHO", "substance": "DME"}""");
        (await Notebook.Mgp("record", script, "--as", "NOBODY")).Refused("person.unknown");
        (await Notebook.Mgp("record", script, "--as", "CELL-DOE-CYC-1")).Refused("id.malformed");
        (await Notebook.Mgp("record", Path.Combine(Surroundings.Home, "nowhere.jsonl"))).Refused("file.missing");
        (await Notebook.Mgp("record")).Refused("file.missing");
        Assert.Equal(before, await Notebook.Stored());
    }
}
