using System.Text.RegularExpressions;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>A study at the command line: what was declared before data could be seen and after, each cell with its tests.</summary>
[Collection(ExampleCollection.Name)]
public sealed partial class StudyTests(ExampleNotebook example)
{
    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task A_study_is_shown_as_approved()
    {
        (await Notebook.Record("st-1", [.. Bench.Lots("ST"), .. Bench.Batch("ST"), Bench.Release("ST"), .. Bench.Cell("ST"), .. Bench.Study("ST"),
            """{"command": "declare-group", "study": "ST-STUDY", "group": "NONE", "factor": "Without additive", "control": true}""",
            """{"command": "plan-sample-size", "study": "ST-STUDY", "group": "ONE", "cells": 3}""",
            """{"command": "declare-exclusion-criterion", "study": "ST-STUDY", "criterion": "leak", "text": "Electrolyte outside the case."}""",
            """{"command": "plan-run", "label": "ST-CV", "cell": "ST-C1", "technique": "CV", "purpose": "five rates"}""",
            """{"command": "start-run", "run": "ST-CV", "doneAt": "2026-04-03T11:00+02:00", "deviationReason": "The channel was not written down."}""",
            """{"command": "start-run", "run": "ST-RUN", "doneAt": "2026-04-03T12:00+02:00", "deviationReason": "The channel was not written down."}"""])).Done();
        (await Notebook.Mgp("attach", Surroundings.Write("st.csv", SmallFiles.Land), "--run", "ST-RUN", "--time-zone", "Europe/Berlin", "--simulated")).Done();
        (await Notebook.Record("st-2",
            """{"command": "declare-exclusion-criterion", "study": "ST-STUDY", "criterion": "soft-short", "text": "The voltage collapses and does not come back within three half-cycles of the same cell."}""",
            """{"command": "declare-conditioning", "study": "ST-STUDY", "cycles": 1, "reason": "Part of the first insertion stays in the host."}""",
            """{"command": "mount-specimen", "label": "ST-XPS", "lot": "ST-HOST", "technique": "xps"}""",
            """{"command": "assign-measurement", "study": "ST-STUDY", "measurement": "ST-XPS", "group": "ONE"}""")).Done();
        Assert.Equal(Approved.Text("study-show.txt"), Index().Replace((await Notebook.Mgp("study", "show", "ST-STUDY")).Done().Out, "event N"));

        var json = (await Notebook.Mgp("study", "show", "ST-STUDY", "--json")).Done().Json;
        Assert.Equal("postHoc", json.GetProperty("declarations").EnumerateArray().Single(d => d.GetProperty("what").GetString() == "conditioning").GetProperty("when").GetString());
        Assert.True(json.GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task An_exclusion_stands_with_when_it_was_recorded_and_whether_data_could_be_seen()
    {
        (await Notebook.Record("sx-1", [.. Bench.Lots("SX"), .. Bench.Batch("SX"), Bench.Release("SX"), .. Bench.Cell("SX"), .. Bench.Study("SX"),
            """{"command": "declare-exclusion-criterion", "study": "SX-STUDY", "criterion": "leak", "text": "Electrolyte outside the case."}""",
            """{"command": "exclude-cell", "study": "SX-STUDY", "cell": "SX-C1", "criterion": "leak", "reason": "Wet rim.", "approver": "P01"}"""])).Done();
        Assert.Matches(@"SX-C1 Mg\|\|Mo6S8 built \S+, not tested, excluded test 1: .* no data file excluded by leak \(declared beforehand\), recorded \d{4}-\d\d-\d\d \d\d:\d\d UTC before there were data of it, approved by P01: Wet rim\.", Blank().Replace((await Notebook.Mgp("study", "show", "SX-STUDY")).Done().Out, " "));
    }

    [Fact]
    public async Task What_is_no_study_is_refused() => (await Notebook.Mgp("study", "show", "NO-STUDY")).Refused("name.unknown");

    [GeneratedRegex("event [0-9]+")]
    private static partial Regex Index();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
