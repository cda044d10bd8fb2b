using MgProvenance.Application.Handling;
using MgProvenance.Application.Manuscripts;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Manuscripts;

public sealed class ManuscriptRecordTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statements_come_in_the_order_of_their_places()
    {
        await Open("S");
        await notebook.Record(
            Statement("S", "r2", """{"section": "Results", "paragraph": 2}"""),
            Statement("S", "m1", """{"section": "Methods", "paragraph": 1}"""),
            Statement("S", "caption", """{"section": "Results", "slot": "Figure 2b"}"""),
            Statement("S", "r1", """{"section": "Results", "paragraph": 1}"""));
        Assert.Equal(["r1", "r2", "caption", "m1"], (await Read("S")).Statements.Select(s => s.Statement));
    }

    [Fact]
    public async Task A_slot_is_empty_until_something_fills_it()
    {
        await Open("F");
        await notebook.Record("""{"command": "declare-slot", "manuscript": "F", "slot": "Figure 1", "content": "Scheme"}""", Claim("F", "c", "Figure 9"));
        Assert.Equal(["Figure 1 (Scheme): ", "Figure 9 (): "], (await Read("F")).Slots.Select(Text));
        await notebook.Record("""{"command": "fill-slot", "manuscript": "F", "slot": "Figure 1", "evidence": ["F-LOT"]}""", """{"command": "fill-slot", "manuscript": "F", "slot": "Figure 1", "evidence": ["F-LOT", "F-DFT"]}""");
        Assert.Equal(["Figure 1 (Scheme): lot F-LOT, computation F-DFT", "Figure 9 (): "], (await Read("F")).Slots.Select(Text));

        static string Text(SlotLine slot) => $"{slot.Slot} ({slot.Content}): {string.Join(", ", slot.FilledBy.Select(e => $"{e.Subject} {e.Label}"))}";
    }

    [Fact]
    public async Task A_claim_without_evidence_is_no_error()
    {
        await Open("N");
        await notebook.Record(Claim("N", "c"), """{"command": "note-missing-evidence", "manuscript": "N", "claim": "c", "what": "the number of cells"}""");
        var claim = Assert.Single((await Read("N")).Claims);
        Assert.Empty(claim.Support);
        Assert.Equal(["the number of cells"], claim.Missing);
    }

    [Fact]
    public async Task A_claim_is_not_supported_by_what_does_not_exist()
    {
        await Open("U");
        await notebook.Record(Claim("U", "c"));
        Refused("stream.unknown", await notebook.Send("""{"command": "support-claim", "manuscript": "U", "claim": "c", "evidence": ["NOTHING"]}"""));
        Refused("cell.unknown", await notebook.Send("""{"command": "support-claim", "manuscript": "U", "claim": "c", "evidence": ["cell-01980000-0000-7000-8000-000000000009"]}"""));
    }

    [Fact]
    public async Task Evidence_says_what_waits_for_a_reason_and_what_is_simulated()
    {
        await Open("E");
        await notebook.Record(
            Claim("E", "c"),
            """{"command": "run-calculation", "computation": "E-DFT", "kind": "frequencies", "converged": false}""",
            $$"""{"command": "extract-energies", "computation": "E-DFT", "sha256": "{{new string('c', 64)}}", "fileName": "e.log", "parser": "gaussian-log/1", "energies": [], "simulated": true}""",
            """{"command": "support-claim", "manuscript": "E", "claim": "c", "evidence": ["E-DFT", "E-LOT"], "how": "its orbitals"}""");
        var support = Assert.Single(Assert.Single((await Read("E")).Claims).Support);
        Assert.Equal(("its orbitals", 2), (support.How, support.Evidence.Count));
        Assert.Equal((1, true), (support.Evidence[0].OpenDeviations, support.Evidence[0].Simulated));
        Assert.Equal((0, false), (support.Evidence[1].OpenDeviations, support.Evidence[1].Simulated));
    }

    [Fact]
    public async Task A_struck_claim_is_gone_with_what_supported_it()
    {
        await Open("X");
        await notebook.Record(Claim("X", "c"));
        await notebook.Record("""{"command": "strike-fact", "stream": "X", "version": 2, "reason": "It is not said."}""");
        Assert.Empty((await Read("X")).Claims);
    }

    [Fact]
    public async Task Evidence_leads_down_to_the_manuscript()
    {
        await Open("D");
        await notebook.Record(Claim("D", "c"), """{"command": "support-claim", "manuscript": "D", "claim": "c", "evidence": ["D-LOT"]}""");
        var trace = await new Trace(notebook.Projections).From(await notebook.IdOf("D-LOT"), TraceDirection.Down, Stop);
        Assert.Contains(trace.Next, n => n.Label == "D" && n.Because.Contains("manuscript.claim-supported.v1 (version 3)"));
    }

    private Task<Answer> Open(string label) => notebook.Record(
        $$"""{"command": "open-manuscript", "label": "{{label}}", "title": "A manuscript"}""",
        $$"""{"command": "receive-lot", "label": "{{label}}-LOT", "substance": "Mg"}""",
        $$"""{"command": "pin-inputs", "label": "{{label}}-DFT", "program": "Gaussian", "method": "B3LYP", "subject": "PFTB-", "inputs": []}""");

    private static string Statement(string manuscript, string key, string place) =>
        $$"""{"command": "record-statement", "manuscript": "{{manuscript}}", "statement": "{{key}}", "subject": "AOE", "relation": "omits", "value": "Mg(TFSI)2", "place": {{place}}}""";

    private static string Claim(string manuscript, string key, string? slot = null) =>
        $$"""{"command": "make-claim", "manuscript": "{{manuscript}}", "claim": "{{key}}", "wording": "Most of all", "strength": "superlative", "subject": "DOE", "property": "capacity", "place": {"section": "Results"{{(slot is null ? "" : $", \"slot\": \"{slot}\"")}} } }""";

    private async Task<ManuscriptRecord> Read(string label) => await ManuscriptRecord.Read(new(notebook.Log, null), ManuscriptId.Of(await notebook.IdOf(label)), Stop);

    private static void Refused(string code, Reply reply) => Assert.Equal(code, Assert.IsType<Reply.Refused>(reply).Refusal.Code);
}
