using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>A report is out of date from the moment at which something it stands on counts otherwise, and not before; each test has a study of its own.</summary>
public sealed class ReportStandingTests(ReportedStudy study) : IClassFixture<ReportedStudy>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_is_only_added_makes_it_out_of_date()
    {
        await Issued("A", "A-R1");
        await study.Notebook.Record(
            """{"command": "rest-cell", "cell": "A-C1", "duration": "6 h"}""",
            """{"command": "receive-lot", "label": "A-ELSEWHERE", "substance": "MgCl2"}""",
            """{"command": "recall-lot", "lot": "A-ELSEWHERE", "reason": "No seal."}""");
        await study.Notebook.Record(Correction(await study.Notebook.IdOf("A-ELSEWHERE"), 1, "lot.received.v1", await Fact("A-ELSEWHERE", 1, "substance", "MgBr2")));
        var standing = await Of("A-R1");
        Assert.Empty(standing.Changes);
        Assert.False(standing.OutOfDate);
    }

    [Fact]
    public async Task A_corrected_weighing_makes_it_out_of_date_with_cause_and_reason_until_it_is_put_right_again()
    {
        await Issued("B", "B-R1");
        var piece = await study.Notebook.IdOf("B-C1-POS");
        var right = await Fact("B-C1-POS", 2, "mass", "7.00");
        await study.Notebook.Record(Correction(piece, 2, "piece.weighed.v1", right, "Two digits."));
        var change = Assert.Single((await Of("B-R1")).Changes);
        Assert.Equal((piece, "B-C1-POS", 2L, "piece.weighed.v1", LaterChangeKind.Corrected, 3L, "Two digits.", Notebook.Person.Value), (change.Stream, change.Label, change.Version, change.Event, change.Kind, change.By, change.Reason, change.Actor));

        await study.Notebook.Record(Correction(piece, 2, "piece.weighed.v1", await Fact("B-C1-POS", 2, "mass", "6.52")));
        Assert.Empty((await Of("B-R1")).Changes);
        await study.Notebook.Record(Strike(piece, 2));
        Assert.Equal((LaterChangeKind.StruckOut, 5L), Assert.Single((await Of("B-R1")).Changes) is var struck ? (struck.Kind, struck.By) : default);
        await study.Notebook.Projections.Rebuild(Stop);
        Assert.Single((await Of("B-R1")).Changes);
    }

    [Fact]
    public async Task A_recalled_lot_makes_it_out_of_date_as_long_as_the_recall_counts()
    {
        await Issued("C", "C-R1");
        await study.Notebook.Record("""{"command": "recall-lot", "lot": "C-SALT", "reason": "Wet."}""");
        var change = Assert.Single((await Of("C-R1")).Changes);
        Assert.Equal(("C-SALT", LaterChangeKind.Recalled, "Wet."), (change.Label, change.Kind, change.Reason));
        await study.Notebook.Record(Strike(await study.Notebook.IdOf("C-SALT"), change.Version));
        Assert.Empty((await Of("C-R1")).Changes);
    }

    [Fact]
    public async Task What_was_corrected_before_the_report_was_built_or_was_recorded_after_it_does_not_count()
    {
        await ReportedStudy.Record(study.Notebook, "D");
        var piece = await study.Notebook.IdOf("D-C1-POS");
        await study.Notebook.Record(Correction(piece, 2, "piece.weighed.v1", await Fact("D-C1-POS", 2, "mass", "7.00")));
        await Issue("D", "D-R1");
        await study.Notebook.Record("""{"command": "weigh-piece", "piece": "D-C1-POS", "mass": "7.52 mg", "balance": "D-BAL"}""");
        await study.Notebook.Record(Strike(piece, 4));
        Assert.Empty((await Of("D-R1")).Changes);
    }

    [Fact]
    public async Task A_run_that_the_report_only_looked_at_counts_too_and_readings_of_equipment_do_not()
    {
        await study.Notebook.Record("""{"command": "register-equipment", "label": "E-GB", "kind": "glovebox"}""");
        await ReportedStudy.Record(study.Notebook, "E");
        await study.Notebook.Record("""{"command": "calibrate-equipment", "equipment": "E-BAL", "on": "2026-01-01"}""");
        await Issue("E", "E-R1");
        await study.Notebook.Record(Strike(await study.Notebook.IdOf("E-BAL"), 2));
        Assert.Empty((await Of("E-R1")).Changes);
        var run = await study.Notebook.IdOf("E-C3-RUN");   // of the excluded cell
        await study.Notebook.Record(Strike(run, 2));
        Assert.Equal("E-C3-RUN", Assert.Single((await Of("E-R1")).Changes).Label);
    }

    [Fact]
    public async Task A_new_report_of_the_same_study_names_the_one_it_supersedes()
    {
        await Issued("F", "F-R1");
        var at = await study.Notebook.Position();
        Assert.Equal("F-R1", (await study.Compose("F", at)).Supersedes);
        await Issue("F", "F-R2");
        await Issue("F", "F-R3", definition: "another");
        Assert.Equal([("F-R1", null, "F-R2"), ("F-R2", "F-R1", null), ("F-R3", null, null)], (await Standings("F")).Select(s => (s.Label, s.Supersedes, s.SupersededBy)));
        var again = await study.Compose("F", at);
        Assert.Equal("F-R1", again.Supersedes);   // an old position knows nothing of the later ones
        Assert.Contains("Supersedes", string.Join('\n', PlainText.Section(again.Document, "ledger")), StringComparison.Ordinal);
        Assert.Null((await study.Compose()).Supersedes);
    }

    [Fact]
    public async Task Traces_and_recalls_that_meet_it_say_so()
    {
        await Issued("G", "G-R1");
        await study.Notebook.Record("""{"command": "recall-lot", "lot": "G-SALT", "reason": "Wet."}""");
        var notebook = new NotebookAt(study.Notebook.Log, null);
        var salt = await study.Notebook.IdOf("G-SALT");
        Assert.True(Nodes(await new Trace(study.Notebook.Projections, notebook).From(salt, TraceDirection.Down, Stop)).First(n => n.Label == "G-R1").Standing!.OutOfDate);
        Assert.True((await new Trace(study.Notebook.Projections, notebook).From(await study.Notebook.IdOf("G-R1"), TraceDirection.Up, Stop)).Standing!.OutOfDate);
        Assert.True((await new Recall(study.Notebook.Projections, notebook).Of(salt, Stop)).Single(g => g.Subject == "report").Things.Single().Standing!.OutOfDate);
    }

    private static IEnumerable<TraceNode> Nodes(TraceNode node) => node.Next.SelectMany(Nodes).Prepend(node);

    private async Task Issued(string mark, string report)
    {
        await ReportedStudy.Record(study.Notebook, mark);
        await Issue(mark, report);
    }

    private async Task Issue(string mark, string report, string definition = "methods-si") => await ReportedStudy.Issue(study.Notebook, mark, report, definition);

    private async Task<ReportStanding> Of(string label)
    {
        var id = await study.Notebook.IdOf(label);
        return (await new ReportStandings(study.Notebook.Projections, new NotebookAt(study.Notebook.Log, null)).Of([id], Stop))[id];
    }

    private async Task<IReadOnlyList<ReportStanding>> Standings(string mark) =>
        await new ReportStandings(study.Notebook.Projections, new NotebookAt(study.Notebook.Log, null)).OfStudy(StudyId.Of(await study.Notebook.IdOf($"{mark}-STUDY")), Stop);

    /// <summary>The fact as it counts with another value of one member.</summary>
    private async Task<JsonObject> Fact(string label, long version, string member, string value)
    {
        var data = JsonNode.Parse(EventCatalogue.Write((await study.Notebook.Stream(label)).Effective(version)!.Fact))!.AsObject();
        if (data[member] is JsonObject quantity) quantity["value"] = value;
        else data[member] = value;
        return data;
    }

    private static string Correction(string stream, long version, string type, JsonObject data, string reason = "Misread.") =>
        new JsonObject { ["command"] = "correct-fact", ["stream"] = stream, ["version"] = version, ["reason"] = reason, ["replacement"] = new JsonObject { ["type"] = type, ["data"] = data } }.ToJsonString();

    private static string Strike(string stream, long version) =>
        new JsonObject { ["command"] = "strike-fact", ["stream"] = stream, ["version"] = version, ["reason"] = "Never happened." }.ToJsonString();
}
