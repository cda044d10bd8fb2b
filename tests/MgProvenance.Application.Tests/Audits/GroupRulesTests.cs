using System.Globalization;

namespace MgProvenance.Application.Tests.Audits;

public sealed class GroupRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    private static int _marks;

    private static string Mark() => $"B{Interlocked.Increment(ref _marks).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Two batches of 1.25 mmol salt in 5 mL and another amount; C1 of the one in ONE, C2 of the other in TWO.</summary>
    private static string[] TwoBatches(string mark, string salt, string factor, string? second = null) =>
    [
        .. Bench.Lots(mark).Select(l => l.Replace("\"molarMass\"", "\"formula\": \"Mg(N(SO2CF3)2)2\", \"purity\": \"100 %\", \"molarMass\"", StringComparison.Ordinal)),
        .. Bench.Batch(mark),
        .. Bench.Batch(mark, "OTHER", salt: salt),
        .. Bench.Sheet(mark),
        .. Bench.Cell(mark),
        .. Bench.Cell(mark, "C2", "OTHER").Select(l => second is null ? l : l.Replace("80 uL", second, StringComparison.Ordinal)),
        .. AuditCase.Study(mark, "C1"),
        ClaimCase.Group(mark, "TWO", factor),
        ClaimCase.Assign(mark, "C2", "TWO"),
    ];

    [Theory]
    [InlineData("730.75 mg", "more of it", null, null)]
    [InlineData("765 mg", "more of it", null, null)]
    [InlineData("771 mg", "more of it", null, "total Mg charged per volume of solvent: ONE 0.25 mmol/mL and TWO 0.264 mmol/mL")]
    [InlineData("1461.5 mg", "twice the concentration", null, null)]
    [InlineData("730.75 mg", "more of it", "88 uL", null)]
    [InlineData("730.75 mg", "more of it", "90 uL", "volume of electrolyte in a cell: ONE 80 µL and TWO 90 µL")]
    [InlineData("730.75 mg", "90 µL in a cell", "90 uL", null)]
    public async Task Groups_differ_in_what_their_factor_names_and_nothing_else(string salt, string factor, string? volume, string? differs)
    {
        var mark = Mark();
        await notebook.Record(TwoBatches(mark, salt, factor, volume));
        var found = await notebook.Found(mark, "group.differs-in-more");
        Assert.Equal(differs is null ? [] : [$"Beside what their factor names, the groups of {mark}-STUDY differ in {differs}."], found.Select(f => f.Sentence));
    }

    [Fact]
    public async Task Salts_that_the_factor_names_may_differ_and_one_instrument_for_each_group_may_not()
    {
        var mark = Mark();
        await notebook.Record([.. TwoBatches(mark, "730.75 mg", "With MgCl2 too"), $$"""{"command": "receive-lot", "label": "{{mark}}-CL", "substance": "MgCl2", "doneAt": "2026-04-01+02:00"}""", $$"""{"command": "add-salt", "batch": "{{mark}}-OTHER", "salt": "{{mark}}-CL", "amount": "0.01 mmol", "doneAt": "2026-04-02T09:25+02:00", "deviationReason": "Late."}"""]);
        Assert.Empty(await notebook.Found(mark, "group.differs-in-more"));

        foreach (var cell in new[] { "C1", "C2" })
            await notebook.Record($$"""{"command": "register-equipment", "label": "{{mark}}-{{cell}}-CH", "kind": "cycler"}""", $$"""{"command": "connect-channel", "run": "{{mark}}-{{cell}}-RUN", "instrument": "{{mark}}-{{cell}}-CH", "channel": "1", "workingElectrode": "host", "counterElectrode": "Mg"}""");
        Assert.Contains($"differ in instrument: ONE {mark}-C1-CH and TWO {mark}-C2-CH.", Assert.Single(await notebook.Found(mark, "group.differs-in-more")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranges_that_overlap_are_no_difference()
    {
        var mark = Mark();
        await notebook.Record([.. TwoBatches(mark, "730.75 mg", "Another", "100 uL"), .. Bench.Cell(mark, "C3").Select(l => l.Replace("80 uL", "110 uL", StringComparison.Ordinal)), ClaimCase.Assign(mark, "C3", "ONE")]);
        Assert.Empty(await notebook.Found(mark, "group.differs-in-more"));
    }

    [Fact]
    public async Task Cells_of_one_batch_are_no_replicates_where_the_batch_is_the_group()
    {
        var mark = Mark();
        await notebook.Record([.. TwoBatches(mark, "730.75 mg", "Another electrolyte"), .. Bench.Cell(mark, "C3"), ClaimCase.Assign(mark, "C3", "ONE")]);
        await Test(mark, "C1", "C2", "C3");
        Assert.Equal($"Each of these groups of {mark}-STUDY is of one batch, so its cells are no independent replicates: ONE (2 cells, {mark}-BATCH).", Assert.Single(await notebook.Found(mark, "group.pseudo-replicates")).Sentence);
        Assert.Equal($"All 3 tested cells of {mark}-STUDY are of one electrode sheet, {mark}-SHEET.", Assert.Single(await notebook.Found(mark, "study.one-source")).Sentence);

        await notebook.Record([.. Bench.Batch(mark, "THIRD"), .. Bench.Cell(mark, "C4", "THIRD"), ClaimCase.Assign(mark, "C4", "ONE")]);
        await Test(mark, "C4");
        Assert.Empty(await notebook.Found(mark, "group.pseudo-replicates"));
    }

    [Fact]
    public async Task One_batch_for_all_groups_is_a_note_alone()
    {
        var mark = Mark();
        await notebook.Record([.. ClaimCase.TwoGroups(mark), .. Bench.Cell(mark, "C3"), ClaimCase.Assign(mark, "C3", "ONE")]);
        await Test(mark, "C1", "C2", "C3");
        Assert.Empty(await notebook.Found(mark, "group.pseudo-replicates"));
        Assert.Equal(2, (await notebook.Found(mark, "study.one-source")).Count);
    }

    [Fact]
    public async Task A_group_needs_tested_cells_and_more_than_one()
    {
        var mark = Mark();
        await notebook.Record([.. ClaimCase.TwoGroups(mark), ClaimCase.Group(mark, "THREE")]);
        await Test(mark, "C1");
        Assert.Equal([$"Group THREE of {mark}-STUDY has no cell.", $"Group TWO of {mark}-STUDY has 1 cell, none of them tested."], (await notebook.Found(mark, "group.untested")).Select(f => f.Sentence));
        Assert.Equal($"Group ONE of {mark}-STUDY stands on one cell, {mark}-C1: there is no spread.", Assert.Single(await notebook.Found(mark, "group.single-replicate")).Sentence);

        await notebook.Record(ClaimCase.Claim(mark, "x", "It is better.", "comparative", "ONE", "TWO"), ClaimCase.Support(mark, "x", $"{mark}-C1 {mark}-C2"));
        Assert.Empty(await notebook.Found(mark, "group.single-replicate"));
    }

    [Fact]
    public async Task What_was_planned_is_there_and_was_planned_beforehand()
    {
        var mark = Mark();
        await notebook.Record([.. ClaimCase.TwoGroups(mark), Plan("ONE", 1)]);
        Assert.Equal($"{mark}-STUDY plans no number of cells for TWO.", Assert.Single(await notebook.Found(mark, "study.sample-size-unplanned")).Sentence);
        await Test(mark, "C1", "C2");
        Assert.Empty(await notebook.Found(mark, "group.sample-size-missed"));
        Assert.Empty(await notebook.Found(mark, "study.declared-post-hoc"));

        await notebook.Record(Plan("TWO", 2));
        Assert.Empty(await notebook.Found(mark, "study.sample-size-unplanned"));
        Assert.Equal($"Group TWO of {mark}-STUDY has 1 tested cell of 2 that were planned.", Assert.Single(await notebook.Found(mark, "group.sample-size-missed")).Sentence);
        Assert.Equal($"The sample size of TWO in {mark}-STUDY was declared when data could be seen: 2 cells.", Assert.Single(await notebook.Found(mark, "study.declared-post-hoc")).Sentence);

        string Plan(string group, int cells) => $$"""{"command": "plan-sample-size", "study": "{{mark}}-STUDY", "group": "{{group}}", "cells": {{cells}}}""";
    }

    [Theory]
    [InlineData(null, null, "salt B", "None of the groups of B-STUDY is declared as its control.")]
    [InlineData("true", "false", "salt A with B", null)]
    [InlineData("true", "true", "salt B", "B-STUDY has 2 controls, ONE and TWO, and a test against the control needs one.")]
    [InlineData("true", "true", "salt A with B", "B-STUDY has 2 controls, ONE and TWO, and a test against the control needs one; every group is “salt A” and something more, and none is “salt A” alone.")]
    [InlineData("true", "true", "salt A", "B-STUDY has 2 controls, ONE and TWO, and a test against the control needs one.")]
    public async Task A_study_has_one_control(string? one, string? two, string factor, string? sentence)
    {
        var mark = Mark();
        await notebook.Record($$"""{"command": "open-study", "label": "{{mark}}-STUDY", "title": "A small study"}""", Declare("ONE", "salt A plus C", one), Declare("TWO", factor, two));
        Assert.Equal(sentence is null ? [] : [sentence.Replace("B-", $"{mark}-", StringComparison.Ordinal)], (await notebook.Found(mark, "study.controls")).Select(f => f.Sentence));

        string Declare(string group, string text, string? control) => ClaimCase.Group(mark, group, text, control is null ? null : $"\"control\": {control}");
    }

    [Fact]
    public async Task Exclusions_follow_a_rule_made_beforehand_and_are_approved_by_another()
    {
        var mark = Mark();
        await notebook.Record($$"""{"command": "register-person", "person": "person-0199b000-0000-7000-8000-{{mark[1..].PadLeft(12, '0')}}", "label": "P-{{mark}}", "nameCommitment": "{{new string('b', 64)}}"}""");
        await notebook.Record([.. ClaimCase.TwoGroups(mark), .. Bench.Cell(mark, "C3"), ClaimCase.Assign(mark, "C3", "TWO"), .. ClaimCase.Exclude(mark, "C2", "short", $"P-{mark}")]);
        await Test(mark, "C1", "C2", "C3");
        foreach (var rule in new[] { "exclusion.post-hoc", "exclusion.own-approval", "exclusion.whole-group" }) Assert.Empty(await notebook.Found(mark, rule));

        await notebook.Record(ClaimCase.Exclude(mark, "C3", "low"));
        Assert.Equal($"{mark}-C3 of {mark}-STUDY was excluded by “low”, a criterion that was declared when data could be seen.", Assert.Single(await notebook.Found(mark, "exclusion.post-hoc")).Sentence);
        Assert.Equal($"The exclusion of {mark}-C3 from {mark}-STUDY was approved by the person who recorded it.", Assert.Single(await notebook.Found(mark, "exclusion.own-approval")).Sentence);
        Assert.Equal($"All 2 tested cells of group TWO of {mark}-STUDY are excluded.", Assert.Single(await notebook.Found(mark, "exclusion.whole-group")).Sentence);
    }

    [Fact]
    public async Task A_failure_that_excludes_one_cell_excludes_all_that_have_it()
    {
        var mark = Mark();
        await notebook.Record([.. ClaimCase.TwoGroups(mark), Fail("C1", "Soft short"), Fail("C2", "soft short"), .. ClaimCase.Exclude(mark, "C1", "short")]);
        Assert.Equal($"{mark}-C1 of {mark}-STUDY failed by “Soft short” and is excluded; {mark}-C2 failed by the same and is not.", Assert.Single(await notebook.Found(mark, "exclusion.uneven")).Sentence);

        await notebook.Record(ClaimCase.Exclude(mark, "C2", "short")[1..]);
        Assert.Empty(await notebook.Found(mark, "exclusion.uneven"));

        string Fail(string cell, string reason) => $$"""{"command": "fail-cell", "run": "{{mark}}-{{cell}}-RUN", "reason": "{{reason}}"}""";
    }

    private async Task Test(string mark, params string[] cells)
    {
        foreach (var cell in cells) await notebook.Attach($"{mark}-{cell}-RUN", $"{cell}.csv", Bench.LandFile($"0.00{cell[1..]}1"));
    }
}
