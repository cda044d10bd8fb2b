using System.Text.Json;
using MgProvenance.Application.Reports;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>What a report is built from: everything below one ledger position and nothing after it.</summary>
public sealed class ReportPositionTests(ReportedStudy study) : IClassFixture<ReportedStudy>
{
    [Fact]
    public async Task Built_twice_at_one_position_a_report_is_the_same()
    {
        var at = await study.Notebook.Position();
        var (first, second) = (await study.Compose(at: at), await study.Compose(at: at));
        Assert.Equal(PlainText.Lines(first.Document), PlainText.Lines(second.Document));
        Assert.Equal(first.NumbersSha256, second.NumbersSha256);
        Assert.Contains(at.Root, string.Join('\n', PlainText.Section(first.Document, "ledger")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_recorded_later_does_not_change_a_report_at_an_old_position()
    {
        await ReportedStudy.Record(study.Notebook, "L");
        var at = await study.Notebook.Position();
        var before = await study.Compose("L", at);
        await study.Notebook.Record(
            """{"command": "weigh-piece", "piece": "L-C1-POS", "mass": "7.52 mg", "balance": "L-BAL"}""",
            """{"command": "rest-cell", "cell": "L-C1", "duration": "6 h"}""",
            """{"command": "exclude-cell", "study": "L-STUDY", "cell": "L-C2", "criterion": "leak", "reason": "Seen later.", "approver": "P01"}""");

        Assert.Equal(PlainText.Lines(before.Document), PlainText.Lines((await study.Compose("L", at)).Document));
        var now = await study.Compose("L");
        Assert.Equal(0.625, now.Numbers.Single(n => n.Key == "performance.L-STUDY.L-C1.first-discharge").Value, 1e-9);
        Assert.DoesNotContain(now.Numbers, n => n.Key == "performance.L-STUDY.L-C2.first-discharge");
        Assert.Contains("6\u202Fh", string.Join('\n', PlainText.Section(now.Document, "methods-cells")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_did_not_exist_yet_has_no_report()
    {
        var at = await study.Notebook.Position();
        await study.Notebook.Record(Bench.Study("Z"));
        Assert.Equal("study.unknown", (await Assert.ThrowsAsync<MalformedValueException>(() => study.Compose("Z", at))).Refusal.Code);
    }

    [Fact]
    public async Task One_simulated_file_marks_the_whole_report()
    {
        await ReportedStudy.Record(study.Notebook, "M", oneFileSimulated: true);
        var (measured, simulated) = (await study.Compose(), await study.Compose("M"));

        Assert.True(simulated.Simulated);
        Assert.Equal("SIMULATED DATA", simulated.Document.Info.Banner);
        Assert.StartsWith("This report contains simulated data.", Assert.IsType<Callout>(simulated.Document.Blocks[0]).Text.ToPlainText(), StringComparison.Ordinal);
        Assert.True(Provenance(simulated).GetProperty("simulated").GetBoolean());

        Assert.False(measured.Simulated);
        Assert.Null(measured.Document.Info.Banner);
        Assert.DoesNotContain(measured.Document.Blocks, b => b is Callout);
        Assert.False(Provenance(measured).GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task History_from_elsewhere_marks_it_too()
    {
        await ReportedStudy.Record(study.Notebook, "H");
        var request = study.Notebook.RequestOf("""{"command": "rest-cell", "cell": "H-C1", "duration": "6 h"}""", headers: Notebook.Headers with { Source = "simulated example" });
        await study.Notebook.Handler.Handle(request, TestContext.Current.CancellationToken);
        Assert.True((await study.Compose("H")).Simulated);
    }

    [Fact]
    public async Task A_pending_deviation_blocks_the_report_until_it_is_answered()
    {
        await ReportedStudy.Record(study.Notebook, "D", expires: "2026-04-01");
        var refusal = (await Assert.ThrowsAsync<MalformedValueException>(() => study.Compose("D"))).Refusal;
        Assert.Equal("deviation.pending", refusal.Code);
        Assert.Contains("D-BATCH2 #1: Lot D-SALT was used on 2026-04-02, after its last day 2026-04-01.", refusal.Sentence, StringComparison.Ordinal);

        foreach (var batch in new[] { "D-BATCH", "D-BATCH2" })
        {
            foreach (var open in (await study.Notebook.Stream(batch)).Deviations.Open)
            {
                await study.Notebook.Record($$"""{"command": "answer-deviation", "stream": "{{batch}}", "number": {{open.Number}}, "reason": "Checked by NMR."}""");
            }
        }

        Assert.NotEmpty((await study.Compose("D")).Numbers);
    }

    [Fact]
    public async Task The_report_names_what_it_reports_of()
    {
        var report = await study.Compose();
        Assert.Equal(await Ids("S-C1", "S-C2", "S-C5"), report.Cells.Select(c => c.Value));
        Assert.Equal(await Ids("S-C1-RUN", "S-C2-RUN", "S-C5-RUN"), report.Runs.Select(r => r.Value));
        Assert.Equal(await Ids("S-BATCH", "S-BATCH2"), report.Batches.Select(b => b.Value));
    }

    private static JsonElement Provenance(ComposedReport report) =>
        JsonDocument.Parse(report.Document.Attachments.Single(a => a.FileName == "provenance.json").Content).RootElement;

    private async Task<IEnumerable<string>> Ids(params string[] labels) => await Task.WhenAll(labels.Select(study.Notebook.IdOf));
}
