using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>A manuscript and its computation at the command line.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ManuscriptTests(ExampleNotebook example)
{
    private const string Log = """
         Entering Gaussian System, Link 0=g16
         ******************************************
         Gaussian 16:  ES64L-G16RevC.01  3-Jul-2019
         ----------------------------
         # b3lyp/6-31g(d) opt freq
         ----------------------------
         Charge = -1 Multiplicity = 1
         SCF Done:  E(RB3LYP) =  -1125.51234567     A.U. after    9 cycles
         Alpha  occ. eigenvalues --  -24.60000  -0.12163
         Alpha virt. eigenvalues --    0.11012

        """;

    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task A_manuscript_is_shown_as_approved()
    {
        (await Notebook.Record("mm",
            """{"command": "pin-inputs", "label": "MM-DFT", "program": "Gaussian", "method": "B3LYP", "basisOrCutoff": "6-31G(d)", "subject": "PFTB-", "inputs": []}""",
            """{"command": "receive-lot", "label": "MM-LOT", "substance": "Mg"}""",
            """{"command": "open-study", "label": "MM-STUDY", "title": "Two additives"}""",
            """{"command": "open-manuscript", "label": "MM-1", "title": "Two additives for magnesium electrolytes", "study": "MM-STUDY"}""",
            """{"command": "declare-slot", "manuscript": "MM-1", "slot": "Figure 2b", "content": "Frontier orbital energies"}""",
            """{"command": "declare-slot", "manuscript": "MM-1", "slot": "Figure 6b", "content": "dQ/dV of Mg||Mo6S8 at cycle 20"}""",
            """{"command": "fill-slot", "manuscript": "MM-1", "slot": "Figure 2b", "evidence": ["MM-DFT"]}""",
            """{"command": "record-statement", "manuscript": "MM-1", "statement": "aoe-methods", "subject": "AOE", "relation": "omits", "value": "Mg(TFSI)2", "place": {"section": "Methods", "paragraph": 1}, "about": ["MM-LOT"]}""",
            """{"command": "record-statement", "manuscript": "MM-1", "statement": "cutoff", "subject": "Mg||Mo6S8", "relation": "has the upper cutoff", "quantity": "2.5 V", "place": {"section": "Results", "paragraph": 2}}""",
            """{"command": "make-claim", "manuscript": "MM-1", "claim": "highest-capacity", "wording": "The dual electrolyte gives the most at 1C", "strength": "superlative", "subject": "DOE", "property": "specific capacity at 1C", "value": "127.3 mA.h/g", "comparedWith": ["AOE", "COE"], "place": {"section": "Results", "paragraph": 5, "slot": "Figure 6c"}}""",
            """{"command": "make-claim", "manuscript": "MM-1", "claim": "homo", "wording": "The anion keeps its electrons", "strength": "comparative", "subject": "PFTB-", "property": "HOMO", "value": "-3.31 eV", "place": {"section": "Results", "paragraph": 1}}""",
            """{"command": "support-claim", "manuscript": "MM-1", "claim": "homo", "evidence": ["MM-DFT", "MM-LOT"], "how": "orbital energy"}""",
            """{"command": "note-missing-evidence", "manuscript": "MM-1", "claim": "highest-capacity", "what": "cycle and half-cycle of the value"}""",
            """{"command": "record-literature-value", "manuscript": "MM-1", "reference": "10.1021/acsami.2c08008", "property": "specific capacity", "value": "100 mA.h/g", "conditions": "1C", "slot": "Table S1"}""")).Done();
        var cut = (await Notebook.Mgp("attach", Surroundings.Write("mm.log", Log), "--computation", "MM-DFT", "--simulated")).Done();
        Assert.Equal(Approved.Text("attach-computation.txt"), cut.Out);
        Assert.Contains("deviation, reason pending, computation.not-converged: The calculation in mm.log did not converge or did not end normally.", cut.Error, StringComparison.Ordinal);
        Assert.Contains("gaussian.not-ended at line 10", cut.Error, StringComparison.Ordinal);
        Assert.Equal(Approved.Text("manuscript-show.txt"), (await Notebook.Mgp("manuscript", "show", "MM-1")).Done().Out);

        var claims = (await Notebook.Mgp("manuscript", "show", "MM-1", "--json")).Done().Json.GetProperty("claims");
        Assert.Equal([1, 0], claims.EnumerateArray().Select(c => c.GetProperty("support").GetArrayLength()));
        (await Notebook.Record("mm-answer", """{"command": "answer-deviation", "stream": "MM-DFT", "number": 1, "reason": "Only the orbitals are wanted."}""")).Done();
        Assert.DoesNotContain("pending", (await Notebook.Mgp("manuscript", "show", "MM-1")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_is_inspected_and_attached_once()
    {
        var whole = Surroundings.Write("mi.log", Log + " Normal termination of Gaussian 16 at Mon Mar  2 10:22:29 2026.\n");
        var seen = (await Mgp.Run("inspect", whole, "--json")).Done().Json.GetProperty("output");
        Assert.Equal(("gaussian-log/1", true), (seen.GetProperty("parser").GetString(), seen.GetProperty("converged").GetBoolean()));
        Assert.Contains("HOMO -3.30972 eV (line 9)", (await Mgp.Run("inspect", whole)).Done().Out, StringComparison.Ordinal);

        (await Notebook.Record("mi", """{"command": "pin-inputs", "label": "MI-DFT", "program": "Gaussian", "method": "B3LYP", "subject": "PFTB-", "inputs": []}""")).Done();
        Assert.False((await Notebook.Mgp("attach", whole, "--computation", "MI-DFT", "--json")).Done().Json.GetProperty("alreadyAttached").GetBoolean());
        var before = await Notebook.Stored();
        Assert.True((await Notebook.Mgp("attach", whole, "--computation", "MI-DFT", "--json")).Done().Json.GetProperty("alreadyAttached").GetBoolean());
        Assert.Equal(before, await Notebook.Stored());
        (await Notebook.Mgp("attach", Surroundings.Write("mi.csv", SmallFiles.Land), "--computation", "MI-DFT")).Ends(ExitCodes.Refused);
        Assert.Equal(before, await Notebook.Stored());
        (await Notebook.Mgp("attach", whole)).Refused("attach.owner");
    }

    [Fact]
    public async Task Energies_are_not_recorded_by_a_script() => (await Notebook.Record("me", """{"command": "extract-energies"}""")).StoppedAt(1, "command.by-verb");
}
