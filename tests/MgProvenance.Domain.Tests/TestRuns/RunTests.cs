using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Domain.Tests.TestRuns;

public sealed class RunTests
{
    private static readonly IEvent Planned = new RunPlanned(Ids.Run, new Label("R-1"), Ids.Cell, "GCPL", null);
    private static readonly IEvent Connected = new ChannelConnected(Ids.Run, Ids.Equipment, "3-5", "Mo6S8", "Mg", null, null);
    private static readonly ProgramPinned Program = new(Ids.Run, null, new(128.8m, "mA/g"), new(0.5m, "V"), new(2500m, "mV"), FirstHalfCycle.Discharge, 200, null);
    private static readonly ProgramPinned Empty = new(Ids.Run, null, null, null, null, null, null, null);
    private static readonly ProgramPinned Sweep = Empty with { ScanRates = [new(0.1m, "mV/s"), new(0.2m, "mV/s")] };
    private static readonly ProgramPinned Hold = Empty with { HoldVoltages = [new(2.5m, "V"), new(2.6m, "V")], HoldDuration = new(10m, "h"), AfterCycles = 20 };
    private static readonly IEvent Started = new RunStarted(Ids.Run, null);
    private static readonly IEvent Interrupted = new RunInterrupted(Ids.Run, "power cut", null);
    private static readonly IEvent Resumed = new RunResumed(Ids.Run, null);
    private static readonly IEvent Ended = new RunEnded(Ids.Run, null, null);

    [Fact]
    public void A_run_is_planned_once_with_a_technique()
    {
        A.Given<TestRun>().When(Plan("GCPL")).Then(Planned);
        A.Given<TestRun>().When(Plan("")).ThenRefused("run.technique-missing");
        A.Given<TestRun>(Planned).When(Plan("CV")).ThenRefused("run.already-planned");
    }

    [Fact]
    public void A_channel_says_which_electrode_is_on_which_lead()
    {
        A.Given<TestRun>(Planned).When(Connect("3-5", "Mo6S8", "Mg")).Then(Connected);
        A.Given<TestRun>(Planned).When(Connect("", "Mo6S8", "Mg")).ThenRefused("run.channel-missing");
        A.Given<TestRun>(Planned).When(Connect("3-5", " ", "Mg")).ThenRefused("run.electrode-missing");
        A.Given<TestRun>(Planned).When(Connect("3-5", "Mo6S8", "")).ThenRefused("run.electrode-missing");
        A.Given<TestRun>(Planned).When(Connect("3-5", "Mo6S8", "Mg", " ")).ThenRefused("run.reference-empty");
        A.Given<TestRun>().When(Connect("3-5", "Mo6S8", "Mg")).ThenRefused("run.not-planned");
    }

    [Fact]
    public void A_program_is_pinned()
    {
        A.Given<TestRun>(Planned).When(Pin(Program)).Then(Program);
        A.Given<TestRun>(Planned, Program).When(Pin(Program)).Then();
        A.Given<TestRun>().When(Pin(Program)).ThenRefused("run.not-planned");
    }

    [Fact]
    public void Sweeps_holds_and_rates_are_pinned_once()
    {
        Assert.All(new[] { Sweep, Hold, Program with { CRate = 1m, OneC = new(128.8m, "mA/g") }, Empty with { ArealCurrent = new(0.5m, "mA/cm2"), ArealCapacity = new(0.5m, "mA.h/cm2") } }, program =>
        {
            A.Given<TestRun>(Planned).When(Pin(program)).Then(program);
            A.Given<TestRun>(Planned, program).When(Pin(program with { ScanRates = Copy(program.ScanRates), HoldVoltages = Copy(program.HoldVoltages) })).Then();
        });
        A.Given<TestRun>(Planned, Sweep).When(Pin(Sweep with { ScanRates = [new(0.1m, "mV/s")] })).Then(Sweep with { ScanRates = [new(0.1m, "mV/s")] });
        A.Given<TestRun>(Planned, Hold).When(Pin(Hold with { HoldVoltages = null })).Then(Hold with { HoldVoltages = null });
    }

    [Fact]
    public void Another_program_after_the_start_is_a_deviation() => A.Given<TestRun>(Planned, Program, Started).When(Pin(Program with { Cycles = 300 }))
        .Then(Program with { Cycles = 300 }, new DeviationNoted(1, "run.program-changed", $"The program of run {Ids.Run} was changed after its start.", null));

    [Fact]
    public void A_first_program_recorded_late_is_none() => A.Given<TestRun>(Planned, Started).When(Pin(Program)).Then(Program);

    [Fact]
    public void Impossible_programs_are_refused()
    {
        var run = A.Given<TestRun>(Planned);
        run.When(Pin(Program with { Sha256 = "abc" })).ThenRefused("run.digest-malformed");
        run.When(Pin(Program with { Cycles = 0 })).ThenRefused("run.cycles-impossible");
        run.When(Pin(Program with { LowerCutoff = new(2.5m, "V") })).ThenRefused("run.cutoffs-reversed");
        run.When(Pin(new(Ids.Run, null, null, null, null, null, null, null))).ThenRefused("run.program-empty");
        run.When(Pin(Sweep with { ScanRates = [] })).ThenRefused("run.scan-rate-impossible");
        run.When(Pin(Sweep with { ScanRates = [new(0m, "mV/s")] })).ThenRefused("run.scan-rate-impossible");
        run.When(Pin(Hold with { HoldVoltages = [] })).ThenRefused("run.hold-voltage-missing");
        run.When(Pin(Program with { CRate = 0m })).ThenRefused("run.rate-impossible");
        run.When(Pin(Hold with { AfterCycles = -1 })).ThenRefused("run.cycles-impossible");
    }

    [Fact]
    public void A_prepared_run_is_started_once()
    {
        A.Given<TestRun>(Planned, Connected, Program).When(Start).Then(Started);
        A.Given<TestRun>(Planned, Connected, Program, Started).When(Start).Then();
        A.Given<TestRun>().When(Start).ThenRefused("run.not-planned");
    }

    [Fact]
    public void An_unprepared_start_is_two_deviations() => A.Given<TestRun>(Planned).When(Start).Then(
        Started,
        new DeviationNoted(1, "run.not-connected", $"Run {Ids.Run} was started before it was recorded which electrode is on which lead.", null),
        new DeviationNoted(2, "run.no-program", $"Run {Ids.Run} was started before its program was pinned.", null));

    [Fact]
    public void A_run_is_interrupted_and_resumed()
    {
        A.Given<TestRun>(Planned, Started).When(Interrupt("power cut ")).Then(Interrupted);
        A.Given<TestRun>(Planned, Started, Interrupted).When(Resume).Then(Resumed);
        A.Given<TestRun>(Planned, Started, Interrupted, Resumed).When(Interrupt("power cut")).Then(Interrupted);
        A.Given<TestRun>(Planned, Started).When(Interrupt(" ")).ThenRefused("run.reason-missing");
        A.Given<TestRun>().When(Interrupt("r")).ThenRefused("run.not-planned");
        A.Given<TestRun>().When(Resume).ThenRefused("run.not-planned");
    }

    [Fact]
    public void Interruptions_out_of_order_are_deviations()
    {
        A.Given<TestRun>(Planned).When(Interrupt("power cut")).Then(Interrupted, Noted("run.not-started", $"Run {Ids.Run} was not started before this."));
        A.Given<TestRun>(Planned, Started, Ended).When(Interrupt("power cut")).Then(Interrupted, Noted("run.ended", $"Run {Ids.Run} had ended before this."));
        A.Given<TestRun>(Planned, Started, Interrupted).When(Interrupt("power cut"))
            .Then(Interrupted, Noted("run.not-resumed", $"Run {Ids.Run} was interrupted before, and no resumption is recorded since."));
        A.Given<TestRun>(Planned, Started).When(Resume).Then(Resumed, Noted("run.not-interrupted", $"Run {Ids.Run} was resumed, and no interruption is recorded."));
    }

    [Fact]
    public void A_run_ends_once()
    {
        A.Given<TestRun>(Planned, Started).When(End).Then(Ended);
        A.Given<TestRun>(Planned, Started, Ended).When(End).Then();
        A.Given<TestRun>(Planned).When(End).Then(Ended, Noted("run.not-started", $"Run {Ids.Run} was not started before this."));
        A.Given<TestRun>().When(End).ThenRefused("run.not-planned");
    }

    [Fact]
    public void Completed_cycles_are_told_with_the_end()
    {
        A.Given<TestRun>(Planned, Started).When((r, d) => EndRun.Decide(new(Ids.Run, Completed: 20), r, d)).Then(new RunEnded(Ids.Run, null, null, 20));
        A.Given<TestRun>(Planned, Started).When((r, d) => EndRun.Decide(new(Ids.Run, Completed: -1), r, d)).ThenRefused("run.cycles-impossible");
    }

    [Fact]
    public void A_cell_fails_once_and_for_a_reason()
    {
        A.Given<TestRun>(Planned).When(Fail("soft short ")).Then(new CellFailed(Ids.Run, "soft short", null));
        A.Given<TestRun>(Planned, new CellFailed(Ids.Run, "soft short", null)).When(Fail("soft short")).Then();
        A.Given<TestRun>(Planned).When(Fail("")).ThenRefused("run.reason-missing");
        A.Given<TestRun>().When(Fail("r")).ThenRefused("run.not-planned");
    }

    [Fact]
    public void Temperature_and_activation_are_recorded()
    {
        var run = A.Given<TestRun>(Planned);
        run.When(r => LogTemperature.Decide(new(Ids.Run, new Quantity<Temperature>(25.0m, "Cel"), "incubator"), r))
            .Then(new TemperatureLogged(Ids.Run, new Quantity<Temperature>(25.0m, "Cel"), "incubator", null));
        run.When(r => DeclareActivation.Decide(new(Ids.Run, 20, "SEI"), r)).Then(new ActivationDeclared(Ids.Run, 20, "SEI"));
        run.When(r => DeclareActivation.Decide(new(Ids.Run, 0, "SEI"), r)).ThenRefused("run.cycles-impossible");
        run.When(r => DeclareActivation.Decide(new(Ids.Run, 1, ""), r)).ThenRefused("run.reason-missing");
        A.Given<TestRun>().When(r => DeclareActivation.Decide(new(Ids.Run, 20, "SEI"), r)).ThenRefused("run.not-planned");
        A.Given<TestRun>().When(r => LogTemperature.Decide(new(Ids.Run, new Quantity<Temperature>(25.0m, "Cel")), r)).ThenRefused("run.not-planned");
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<TestRun, PlanRun>([], (c, s, _) => PlanRun.Decide(c, s));
        Twice.AddsNothing<TestRun, PinProgram>([Planned], (c, s, d) => PinProgram.Decide(c, s, d));
        Twice.AddsNothing<TestRun, StartRun>([Planned], (c, s, d) => StartRun.Decide(c, s, d));
        Twice.AddsNothing<TestRun, EndRun>([Planned], (c, s, d) => EndRun.Decide(c, s, d));
        Twice.AddsNothing<TestRun, FailCell>([Planned], (c, s, _) => FailCell.Decide(c, s));
        Twice.AddsNothing<TestRun, AttachDataFile>([Planned], AttachDataFile.Decide);
    }

    private static DeviationNoted Noted(string rule, string sentence) => new(1, rule, sentence, null);

    private static Func<TestRun, Decision> Plan(string technique) => r => PlanRun.Decide(new(Ids.Run, new Label("R-1"), Ids.Cell, technique), r);

    private static Func<TestRun, Decision> Connect(string channel, string working, string counter, string? reference = null) =>
        r => ConnectChannel.Decide(new(Ids.Run, Ids.Equipment, channel, working, counter, reference), r);

    private static Func<TestRun, Deviations, Decision> Pin(ProgramPinned p) => (r, d) => PinProgram.Decide(
        new(p.Run, p.Sha256, p.SpecificCurrent, p.LowerCutoff, p.UpperCutoff, p.FirstHalfCycle, p.Cycles, p.Description, p.ScanRates, p.HoldVoltages, p.HoldDuration, p.ArealCurrent, p.ArealCapacity, p.CRate, p.OneC, p.AfterCycles), r, d);

    private static List<T>? Copy<T>(IReadOnlyList<T>? list) => list is null ? null : [.. list];

    private static Decision Start(TestRun run, Deviations deviations) => StartRun.Decide(new(Ids.Run), run, deviations);

    private static Func<TestRun, Deviations, Decision> Interrupt(string reason) => (r, d) => InterruptRun.Decide(new(Ids.Run, reason), r, d);

    private static Decision Resume(TestRun run, Deviations deviations) => ResumeRun.Decide(new(Ids.Run), run, deviations);

    private static Decision End(TestRun run, Deviations deviations) => EndRun.Decide(new(Ids.Run), run, deviations);

    private static Func<TestRun, Decision> Fail(string reason) => r => FailCell.Decide(new(Ids.Run, reason), r);
}
