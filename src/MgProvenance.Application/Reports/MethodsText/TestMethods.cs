using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>A test on a cell.</summary>
internal sealed record TestOnCell(StudyCell Cell, RecordedStream Run, RunPlanned Planned, ProgramPinned? Program);

/// <summary>How cells were tested, a paragraph for each technique on each pair of electrodes. What a program says is planned; what the instrument was connected to and what was completed is recorded.</summary>
internal sealed class TestMethods(RecordedWork work, Wording wording)
{
    private readonly EquipmentText _equipment = new(work, wording);
    private readonly ProgramText _programs = new(wording);

    public IEnumerable<RichText> Paragraphs()
    {
        var tests = work.Cells.SelectMany(c => c.Runs.Select(r => (Cell: c, Run: r, Planned: r.Of<RunPlanned>().FirstOrDefault().Fact)))
            .Where(t => t.Planned is not null).Select(t => new TestOnCell(t.Cell, t.Run, t.Planned!, t.Run.Of<ProgramPinned>().LastOrDefault().Fact)).ToList();
        foreach (var alike in tests.GroupBy(t => (t.Cell.Story.Configuration, t.Planned.Technique))) yield return Paragraph(alike.Key.Configuration, alike.Key.Technique, [.. alike]);
        if (tests.Exists(t => t.Run.Of<ChannelConnected>().Any()) && tests.SelectMany(t => t.Run.Of<ChannelConnected>()).Any(c => c.Fact.Reference is null)) yield return wording.Say("tests.two-electrode");
        foreach (var study in work.Scope.Studies) if (Conditioning(study) is { } conditioning) yield return conditioning;
    }

    private RichText Paragraph(string? configuration, string technique, IReadOnlyList<TestOnCell> tests)
    {
        var kind = RunKinds.Of(technique);
        var connected = tests.SelectMany(t => t.Run.Of<ChannelConnected>()).Select(c => c.Fact).ToList();
        return Known.Sentences(
        [
            wording.Say(
                "tests.opening",
                ("technique", new RichText([new Span(char.ToUpperInvariant(technique[0]) + technique[1..], SpanStyle.Bold)])),
                ("configuration", work.Pair(configuration)),
                ("n", wording.Count(tests.Select(t => t.Cell.Label).Distinct(StringComparer.Ordinal).Count(), "cells")),
                ("instrument", connected.Count > 0 ? ReportText.List([.. connected.GroupBy(c => c.Instrument).Select(Channels)]) : RichText.Gap("instrument and channel"))),
            Leads(connected),
            .. tests.GroupBy(t => (Purpose: t.Planned.Purpose ?? string.Empty, Program: _programs.Of(kind, t.Program))).Select(g => wording.Say(
                "tests.program",
                ("purpose", g.Key.Purpose.Length > 0 ? work.InWords(g.Key.Purpose) : RichText.Gap("purpose")),
                ("program", g.Key.Program),
                ("n", wording.Count(g.Count(), "tests")),
                ("groups", ReportText.List([.. g.GroupBy(t => t.Cell.Group).Select(c => RichText.Plain($"{c.Key}: {c.Count()}"))])))),
            Completed(tests),
            wording.Say("tests.temperature", ("temperature", Known.OrGap(tests.SelectMany(t => t.Run.Of<TemperatureLogged>()).Select(l => l.Fact.Temperature), "temperature"))),
            .. Events(tests),
            new DeviationText(work, wording).Of(tests.Select(t => t.Run)),
        ]);
    }

    private RichText Channels(IGrouping<EquipmentId, ChannelConnected> connected) => wording.Say(
        "tests.instrument", ("instrument", _equipment.Instrument(connected.Key)), ("channels", Ranges.Of(connected.Select(c => c.Channel))));

    private RichText? Leads(List<ChannelConnected> connected) => connected.Count == 0 ? null : Known.Sentences(connected
        .DistinctBy(c => (c.WorkingElectrode, c.CounterElectrode, c.Reference)).Select(c => wording.Say(
            c.Reference is null ? "tests.leads" : "tests.leads-reference",
            ("working", work.InWords(c.WorkingElectrode)), ("counter", work.InWords(c.CounterElectrode)), ("reference", work.InWords(c.Reference ?? string.Empty)))));

    private RichText? Completed(IReadOnlyList<TestOnCell> tests)
    {
        var completed = tests.SelectMany(t => t.Run.Of<RunEnded>()).Select(e => e.Fact.Completed).OfType<int>().GroupBy(c => c).OrderBy(c => c.Key)
            .Select(c => wording.Say("tests.completed-part", ("cycles", wording.Count(c.Key, "cycles")), ("n", wording.Count(c.Count(), "tests")))).ToList();
        return completed.Count == 0 ? null : wording.Say("tests.completed", ("cycles", ReportText.List(completed)));
    }

    /// <summary>What happened to tests that was not in their program.</summary>
    private IEnumerable<RichText> Events(IReadOnlyList<TestOnCell> tests)
    {
        var happened = tests.SelectMany(t => t.Run.Events).Select(e => e.Fact switch
        {
            RunInterrupted i => (Key: "tests.interrupted", Reason: RichText.Plain(i.Reason.TrimEnd('.'))),
            CellFailed f => (Key: "tests.failed", Reason: RichText.Plain(f.Reason.TrimEnd('.'))),
            RunEnded { Reason: { } reason } => (Key: "tests.ended", Reason: RichText.Plain(reason.TrimEnd('.'))),
            ActivationDeclared a => (Key: "tests.activation", Reason: wording.Say("tests.activation-reason", ("cycles", wording.Count(a.Cycles, "cycles")), ("reason", a.Reason.TrimEnd('.')))),
            _ => (Key: string.Empty, Reason: RichText.Empty),
        });
        return happened.Where(h => h.Key.Length > 0).GroupBy(h => h).Select(h => wording.Say(h.Key.Key, ("reason", h.Key.Reason), ("n", wording.Count(h.Count(), "tests"))));
    }

    private RichText? Conditioning(StudyAt study) => study.State.Conditioning is not { } conditioning ? null : wording.Say(
        "tests.conditioning", ("study", study.Opened.Label.Text), ("cycles", wording.Count(conditioning.Cycles, "cycles")), ("reason", conditioning.Reason.TrimEnd('.')));
}
