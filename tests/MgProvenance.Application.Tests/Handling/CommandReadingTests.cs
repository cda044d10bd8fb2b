using System.Text.Json.Nodes;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Handling;

/// <summary>What cannot be a command is refused with a code and the name of what is wrong, before anything is stored.</summary>
public sealed class CommandReadingTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Lot = """{"command": "receive-lot", "label": "Q-LOT", "substance": "DME"}""";

    [Fact]
    public void Every_command_of_the_catalogue_has_its_decider() =>
        Assert.Equal(EventCatalogue.Commands.Values.Select(t => t.Name).Order(StringComparer.Ordinal), AllCommands.Table.Known.Select(t => t.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_label_and_the_id_it_leads_to_name_the_same_stream()
    {
        var id = (await notebook.Record(Lot)).Streams["Q-LOT"];
        await notebook.Record("""{"command": "open-lot", "lot": "Q-LOT"}""");
        await notebook.Record($$"""{"command": "withdraw-amount", "lot": "{{id}}", "mass": "1.50 mg", "purpose": "NMR"}""");
        Assert.Equal(3, (await notebook.Stream("Q-LOT")).Version);
    }

    [Theory]
    [InlineData("""{"command": "open-lot", "lot": "NOWHERE"}""", "lot.unknown", "No lot is labelled “NOWHERE”.")]
    [InlineData("""{"command": "open-lot", "lot": "lot-0199b000-0000-7000-8000-00000000ffff"}""", "lot.unknown", "lot-0199b000-0000-7000-8000-00000000ffff")]
    [InlineData("""{"command": "open-lot", "lot": "P01"}""", "id.malformed", "lot-<uuid>")]
    [InlineData("""{"command": "start-sheet", "label": "Q-S", "activeMaterial": "Mo6S8", "process": "cast", "components": [{"lot": "NOWHERE", "role": "active", "fraction": "80 %"}]}""", "lot.unknown", "“NOWHERE”")]
    [InlineData("""{"command": "dance"}""", "command.unknown", "receive-lot")]
    [InlineData("""{"command": "open-lot", "lott": "P01"}""", "command.malformed", "“lott”")]
    [InlineData("""{"command": "receive-lot", "label": "Q-X"}""", "command.malformed", "“substance”")]
    [InlineData("""{"command": "receive-lot", "label": "Q-X", "substance": "DME", "doneAt": "yesterday"}""", "time.malformed", "“yesterday”")]
    public async Task What_is_not_known_is_refused_by_name(string line, string code, string named)
    {
        var refusal = Assert.IsType<Reply.Refused>(await notebook.Send(line)).Refusal;
        Assert.Equal(code, refusal.Code);
        Assert.Contains(named, refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"command": "receive-lot", "label": "Q-X", "substance": "a\u0000b"}""", "substance")]
    [InlineData("""{"command": "receive-lot", "label": "Q-X", "substance": "a\ud800b"}""", "substance")]
    [InlineData("""{"command": "publish-protocol", "protocol": "P", "version": 1, "steps": [{"key": "a"}, {"key": "\udc00"}]}""", "steps[1].key")]
    [InlineData("""{"command": "receive-lot", "\u0000": "x"}""", ".?")]
    public async Task Text_that_no_database_keeps_is_refused_with_its_place(string line, string place)
    {
        var refusal = Assert.IsType<Reply.Refused>(await notebook.Send(line)).Refusal;
        Assert.Equal("text.unstorable", refusal.Code);
        Assert.Contains($" at {place} ", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_surrogate_pair_is_text()
    {
        await notebook.Record("""{"command": "receive-lot", "label": "Q-PAIR", "substance": "\ud83e\uddea"}""");
        Assert.Contains("🧪", Assert.Single((await notebook.Stream("Q-PAIR")).Events).Stored.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    [InlineData(-1)]
    public async Task A_command_id_that_cannot_be_kept_is_refused(int length)
    {
        var id = length < 0 ? "a\0b" : new string('x', length);
        Assert.Equal("command.id-malformed", Assert.IsType<Reply.Refused>(await notebook.Send(Lot, id)).Refusal.Code);
    }

    [Fact]
    public async Task The_request_is_read_and_never_changed()
    {
        var request = notebook.RequestOf("""{"command": "receive-lot", "label": "Q-SAME", "substance": "DME"}""");
        var before = request.Body.ToJsonString();
        await notebook.Handler.Handle(request, TestContext.Current.CancellationToken);
        Assert.Equal(before, request.Body.ToJsonString());
        Assert.IsType<JsonObject>(request.Body);
    }
}
