using MgProvenance.Application.Studies;
using MgProvenance.Application.Tests.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Studies;

public sealed class StudyRecordTests(ReportedStudy study) : IClassFixture<ReportedStudy>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_group_counts_its_cells() => Assert.Equal(
        ["ONE: 3 planned, 4 built, 3 tested, 1 excluded, 2 reported", "TWO: – planned, 1 built, 1 tested, 0 excluded, 1 reported"],
        (await Read("S")).Groups.Select(g => $"{g.Group}: {g.Planned?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"} planned, {g.Built} built, {g.Tested} tested, {g.Excluded} excluded, {g.Reported} reported"));

    [Fact]
    public async Task What_was_declared_before_the_first_data_file_was_declared_beforehand()
    {
        var record = await Read("S");
        Assert.Equal(["sample size ONE: Beforehand", "exclusion criterion leak: Beforehand"], record.Declarations.Select(Text));
        Assert.All(record.Declarations, d => Assert.True(d.Index < record.FirstData));
    }

    [Fact]
    public async Task What_was_declared_after_it_is_post_hoc_here_and_in_the_report()
    {
        await ReportedStudy.Record(study.Notebook, "H");
        await study.Notebook.Record(
            """{"command": "declare-exclusion-criterion", "study": "H-STUDY", "criterion": "soft-short", "text": "Voltage collapses."}""",
            """{"command": "exclude-cell", "study": "H-STUDY", "cell": "H-C5", "criterion": "soft-short", "reason": "Cycle 1.", "approver": "P01"}""",
            """{"command": "declare-conditioning", "study": "H-STUDY", "cycles": 1, "reason": "Activation."}""");
        var record = await Read("H");
        Assert.Equal(["sample size ONE: Beforehand", "exclusion criterion leak: Beforehand", "exclusion criterion soft-short: PostHoc", "conditioning : PostHoc"], record.Declarations.Select(Text));
        Assert.Equal(Declared.PostHoc, record.Cells.Single(c => c.Label == "H-C5").Exclusions.Single().When);
        Assert.Equal(Declared.Beforehand, record.Cells.Single(c => c.Label == "H-C3").Exclusions.Single().When);
        Assert.Equal([("H-C3", false), ("H-C5", true)], record.Cells.Where(c => c.Exclusions.Count > 0).Select(c => (c.Label, c.Exclusions.Single().DataSeen)).Order());
        Assert.Equal(["H-C4"], record.Cells.Where(c => !c.Tested).Select(c => c.Label));
        var notes = PlainText.Table((await study.Compose("H")).Document, "table-exclusions").Notes.Select(n => n.ToPlainText()).ToList();
        Assert.Equal(
            ["Exclusion criterion leak: Electrolyte outside the case.", "Exclusion criterion soft-short (post hoc): Voltage collapses.", "Conditioning (post hoc): first cycle of every cell left out: Activation.",
                "Post hoc: declared, or changed, after the first data file of a cell of this study was attached.",
                "H-C3 was excluded by criterion leak: Wet rim.", "H-C5 was excluded by criterion soft-short (post hoc): Cycle 1.", "H-C4: not tested, no run has a data file."],
            notes);
    }

    /// <summary>A criterion whose words are changed when data can be seen says something else since then.</summary>
    [Fact]
    public async Task What_was_corrected_after_it_is_post_hoc()
    {
        await ReportedStudy.Record(study.Notebook, "K");
        var stream = await study.Notebook.Stream("K-STUDY");
        var version = stream.Of<Domain.Studies.ExclusionCriterionDeclared>().Single().Recorded.Stored.Version;
        await study.Notebook.Record($$$"""{"command": "correct-fact", "stream": "K-STUDY", "version": {{{version}}}, "reason": "Wider.", "replacement": {"type": "study.exclusion-criterion-declared.v1", "data": {"study": "K-STUDY", "criterion": "leak", "text": "Anything odd."} } }""");
        Assert.Equal(["sample size ONE: Beforehand", "exclusion criterion leak: PostHoc"], (await Read("K")).Declarations.Select(Text));
    }

    [Fact]
    public async Task The_first_data_file_counts_although_it_was_struck_out()
    {
        await ReportedStudy.Record(study.Notebook, "F");
        foreach (var cell in new[] { "C1", "C2", "C3", "C5" })
        {
            var version = (await study.Notebook.Stream($"F-{cell}-RUN")).Of<Domain.TestRuns.DataFileAttached>().Single().Recorded.Stored.Version;
            await study.Notebook.Record($$"""{"command": "strike-fact", "stream": "F-{{cell}}-RUN", "version": {{version}}, "reason": "Not this one."}""");
        }

        await study.Notebook.Record("""{"command": "declare-reference-cycle", "study": "F-STUDY", "cycle": 1}""");
        Assert.Contains("reference cycle : PostHoc", (await Read("F")).Declarations.Select(Text));
    }

    [Fact]
    public async Task A_cells_tests_come_in_the_order_in_which_they_were_started()
    {
        await ReportedStudy.Record(study.Notebook, "T");
        await study.Notebook.Record(
            """{"command": "plan-run", "label": "T-C1-Z-OCV", "cell": "T-C1", "technique": "OCV", "purpose": "rest"}""",
            """{"command": "plan-run", "label": "T-C1-A-CV", "cell": "T-C1", "technique": "CV"}""",
            """{"command": "start-run", "run": "T-C1-Z-OCV", "doneAt": "2026-04-03T11:00+02:00", "deviationReason": "Not connected by the record."}""",
            """{"command": "start-run", "run": "T-C1-A-CV", "doneAt": "2026-04-03T12:00+02:00", "deviationReason": "Not connected by the record."}""");
        var cell = (await Read("T")).Cells.Single(c => c.Label == "T-C1");
        Assert.Equal(["T-C1-Z-OCV rest", "T-C1-A-CV ", "T-C1-RUN  reported"], cell.Tests.Select(t => $"{t.Label} {t.Purpose}{(t.IsReported ? " reported" : string.Empty)}"));
    }

    [Fact]
    public async Task A_cell_without_numbers_says_why() =>
        Assert.Equal("No data file is attached.", (await Read("S")).Cells.Single(c => c.Label == "S-C4").NotReported);

    [Fact]
    public async Task A_measurement_stands_with_its_group()
    {
        await ReportedStudy.Record(study.Notebook, "M");
        await study.Notebook.Record(
            """{"command": "mount-specimen", "label": "M-XPS", "lot": "M-HOST", "technique": "xps"}""",
            """{"command": "assign-measurement", "study": "M-STUDY", "measurement": "M-XPS", "group": "ONE"}""");
        var line = Assert.Single((await Read("M")).Measurements);
        Assert.Equal(("M-XPS", "ONE", Domain.Characterization.Technique.Xps), (line.Label, line.Group, line.Technique));
    }

    private async Task<StudyRecord> Read(string mark)
    {
        await study.Notebook.Log.Seal(Stop);
        return await StudyRecord.Read(new(study.Notebook.Log, null), study.Notebook.Projections, study.Notebook.Runs, StudyId.Of(await study.Notebook.IdOf($"{mark}-STUDY")), Stop);
    }

    private static string Text(Declaration d) => $"{d.What} {d.Of}: {d.When}";
}
