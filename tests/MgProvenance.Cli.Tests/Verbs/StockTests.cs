using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>What is left of lots, where one of them went and what stands on it. The bench times are years ago, so every entry is late whenever this runs.</summary>
public sealed class StockTests : IAsyncLifetime
{
    private static readonly string[] Lots =
    [
        """{"command": "receive-lot", "label": "ALCL3-7", "substance": "AlCl3", "formula": "AlCl3", "mass": "5 g", "useWithinAfterOpening": "14 d", "doneAt": "2020-03-01+01:00"}""",
        """{"command": "open-lot", "lot": "ALCL3-7", "doneAt": "2020-03-02T08:00+01:00"}""",
        """{"command": "receive-lot", "label": "DME-3", "substance": "DME", "volume": "100 mL", "expires": "2020-04-30", "doneAt": "2020-03-01+01:00"}""",
        """{"command": "receive-lot", "label": "GFD-1", "substance": "glass fibre"}""",
        """{"command": "open-batch", "label": "DOE-1", "formulation": "DOE", "doneAt": "2020-03-02T09:00+01:00"}""",
        """{"command": "dispense-solvent", "batch": "DOE-1", "solvent": "DME-3", "volume": "5.0 mL", "doneAt": "2020-03-02T09:10+01:00"}""",
        """{"command": "add-salt", "batch": "DOE-1", "salt": "ALCL3-7", "mass": "266.7 mg", "doneAt": "2020-03-02T09:20+01:00"}""",
        """{"command": "add-salt", "batch": "DOE-1", "salt": "ALCL3-7", "amount": "1 mmol", "doneAt": "2020-03-02T09:30+01:00"}""",
        """{"command": "withdraw-amount", "lot": "DME-3", "volume": "96 mL", "purpose": "rinsing", "doneAt": "2020-03-03T09:30+01:00"}""",
    ];

    private OpenNotebook? _notebook;

    private OpenNotebook Notebook => _notebook!;

    public async ValueTask InitializeAsync() => _notebook = await OpenNotebook.Empty();

    public async ValueTask DisposeAsync()
    {
        if (_notebook is not null) await _notebook.DisposeAsync();
    }

    [Fact]
    public async Task Stock_and_recall_print_what_was_approved()
    {
        (await Notebook.Record("stock", Lots)).Done();
        string[][] verbs = [["stock", "--on", "2020-03-31"], ["stock", "ALCL3-7", "--on", "2020-03-16"], ["stock", "DME-3", "--on", "2020-05-01"], ["recall", "DME-3"], ["recall", "GFD-1"]];
        var said = new List<string>();
        foreach (var verb in verbs) said.Add($"$ mgp {string.Join(' ', verb)}\n{(await Notebook.Mgp(verb)).Done().Out}");
        Assert.Equal(Approved.Text("stock.txt"), string.Join('\n', string.Concat(said).Split('\n').Select(l => l.TrimEnd())));
    }

    [Fact]
    public async Task As_json_states_are_words_and_what_is_unknown_is_left_out()
    {
        (await Notebook.Record("stock", Lots)).Done();
        var lines = (await Notebook.Mgp("stock", "--json", "--on", "2020-03-31")).Done().Json.EnumerateArray().ToDictionary(l => l.GetProperty("label").GetString()!, StringComparer.Ordinal);
        Assert.Equal(("atMost", 4733.3m), (lines["ALCL3-7"].GetProperty("left").GetProperty("state").GetString(), lines["ALCL3-7"].GetProperty("left").GetProperty("massMg").GetDecimal()));
        Assert.Equal(("overdrawn", -1m, "usable", 1), (lines["DME-3"].GetProperty("left").GetProperty("state").GetString(), lines["DME-3"].GetProperty("left").GetProperty("volumeMl").GetDecimal(), lines["DME-3"].GetProperty("usability").GetString(), lines["DME-3"].GetProperty("openDeviations").GetInt32()));
        Assert.False(lines["GFD-1"].GetProperty("left").TryGetProperty("massMg", out _));
        var recall = Assert.Single((await Notebook.Mgp("recall", "ALCL3-7", "--json")).Done().Json.EnumerateArray());
        Assert.Equal(("electrolyte", "DOE-1"), (recall.GetProperty("subject").GetString(), Assert.Single(recall.GetProperty("things").EnumerateArray()).GetProperty("label").GetString()));
    }

    [Fact]
    public async Task What_is_no_lot_is_refused()
    {
        (await Notebook.Record("stock", Lots)).Done();
        (await Notebook.Mgp("stock", "DOE-1")).Refused("lot.unknown");
        (await Notebook.Mgp("stock", "NOWHERE")).Refused("name.unknown");
    }

    /// <summary>Another batch of the same lot does not depend on how much went into this one.</summary>
    [Fact]
    public async Task A_corrected_amount_concerns_what_it_went_into_and_not_all_that_its_lot_went_into()
    {
        (await Notebook.Record("stock", [.. Lots,
            """{"command": "open-batch", "label": "DOE-2", "formulation": "DOE"}""", """{"command": "add-salt", "batch": "DOE-2", "salt": "ALCL3-7", "mass": "1 g"}"""])).Done();
        var said = (await Notebook.Mgp("correct", "DOE-1", "3", "--set", "mass=276.6 mg", "--reason", "Two digits were swapped.")).Done().Out;
        Assert.Contains("ALCL3-7 version 3 (lot.amount-withdrawn.v1): corrected by version 5", said, StringComparison.Ordinal);
        Assert.DoesNotContain("DOE-2", said, StringComparison.Ordinal);
        Assert.DoesNotContain("DOE-2", (await Notebook.Mgp("correct", "ALCL3-7", "3", "--set", "mass=266.7 mg", "--reason", "Read again.")).Done().Out, StringComparison.Ordinal);

        // Then there was less than the second batch took: that is found at the lot.
        var found = (await Notebook.Mgp("correct", "DOE-1", "3", "--set", "mass=4.5 g", "--reason", "It was nearly the whole bottle.")).Ends(ExitCodes.Findings).Out;
        Assert.Contains("finding: ALCL3-7 version 4 (lot.amount-withdrawn.v1): lot.overdrawn: 1 g were taken where 500 mg were known to be left.", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_entry_is_shown_as_such()
    {
        (await Notebook.Record("stock", Lots)).Done();
        Assert.Contains("  1  lot.received.v1  2020-03-01+01:00  (entered late)\n", (await Notebook.Mgp("show", "DME-3")).Done().Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("entered late", (await Notebook.Mgp("show", "GFD-1")).Done().Out, StringComparison.Ordinal);
        Assert.True((await Notebook.Mgp("show", "DME-3", "--json")).Done().Json[0].GetProperty("late").GetBoolean());
    }
}
