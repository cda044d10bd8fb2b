using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Computation;

public sealed class CalculationTests
{
    private static readonly PinInputs Pin = new(Ids.Computation, new Label("DFT-1"), "Gaussian", "B3LYP", "PFTB-", [new InputFile("geometry", "pftb.gjf", Ids.Digest)], BasisOrCutoff: "6-31G(d)");
    private static readonly IEvent Pinned = new InputsPinned(Ids.Computation, new Label("DFT-1"), "Gaussian", null, "B3LYP", "6-31G(d)", "PFTB-", Pin.Inputs, null);
    private static readonly CalculationRun Ran = new(Ids.Computation, "geometry optimisation", true, 0, Ids.Morning);
    private static readonly NamedEnergy Homo = new("HOMO", new Quantity<Energy>(-3.31m, "eV"), "line 1234");
    private static readonly ExtractEnergies Extract = new(Ids.Computation, Ids.Digest, "pftb.log", "gaussian-log/1", [Homo], Converged: true);
    private static readonly EnergiesExtracted Extracted = new(Ids.Computation, Ids.Digest, "pftb.log", "gaussian-log/1", [Homo], false, true);
    private static readonly StateEnergies State = new(Ids.Computation, [new StatedEnergy("HOMO", new Quantity<Energy>(-3.31m, "eV"), "PFTB-")], "Results");
    private static readonly IEvent Stated = new EnergiesStated(Ids.Computation, State.Energies, "Results");

    [Fact]
    public void Inputs_are_pinned_once()
    {
        A.Given<Calculation>().When(c => PinInputs.Decide(Pin, c)).Then(Pinned);
        A.Given<Calculation>(Pinned).When(c => PinInputs.Decide(Pin, c)).ThenRefused("computation.already-pinned");
    }

    [Fact]
    public void Inputs_say_what_is_calculated_and_how()
    {
        Refused(Pin with { Program = " " }, "computation.program-empty");
        Refused(Pin with { Method = "" }, "computation.method-missing");
        Refused(Pin with { Subject = "" }, "computation.subject-missing");
        Refused(Pin with { Inputs = [new InputFile("", "pftb.gjf", null)] }, "computation.input-incomplete");
        Refused(Pin with { Inputs = [null!] }, "computation.input-incomplete");
        Refused(Pin with { Inputs = [new InputFile("geometry", "pftb.gjf", "abc")] }, "computation.digest-malformed");
        Refused(Pin with { Settings = [new Setting("cutoff", null, null)] }, "computation.setting-incomplete");
        A.Given<Calculation>().When(c => PinInputs.Decide(Pin with { Inputs = [] }, c)).Then(new InputsPinned(Ids.Computation, new Label("DFT-1"), "Gaussian", null, "B3LYP", "6-31G(d)", "PFTB-", [], null));

        static void Refused(PinInputs command, string code) => A.Given<Calculation>().When(c => PinInputs.Decide(command, c)).ThenRefused(code);
    }

    [Fact]
    public void A_calculation_is_run_on_pinned_inputs()
    {
        A.Given<Calculation>(Pinned).When(Run(Ran)).Then(Ran);
        A.Given<Calculation>(Pinned, Ran).When(Run(Ran)).Then();
        A.Given<Calculation>().When(Run(Ran)).ThenRefused("computation.not-pinned");
        A.Given<Calculation>(Pinned).When(Run(Ran with { Kind = " " })).ThenRefused("computation.kind-missing");
        A.Given<Calculation>(Pinned).When(Run(Ran with { ImaginaryFrequencies = -1 })).ThenRefused("computation.frequencies-impossible");
    }

    [Fact]
    public void A_calculation_that_did_not_converge_is_a_deviation() => A.Given<Calculation>(Pinned).When(Run(Ran with { Converged = false })).Then(
        Ran with { Converged = false }, new DeviationNoted(1, "computation.not-converged", "The calculation “geometry optimisation” did not converge or did not end normally.", null));

    [Fact]
    public void Energies_are_extracted_from_a_file_once()
    {
        A.Given<Calculation>(Pinned).When((c, d) => ExtractEnergies.Decide(Extract, c, d)).Then(Extracted);
        A.Given<Calculation>(Pinned, Extracted).When((c, d) => ExtractEnergies.Decide(Extract with { Energies = [] }, c, d)).Then();
        A.Given<Calculation>().When((c, d) => ExtractEnergies.Decide(Extract, c, d)).ThenRefused("computation.not-pinned");
        A.Given<Calculation>(Pinned).When((c, d) => ExtractEnergies.Decide(Extract with { Sha256 = "abc" }, c, d)).ThenRefused("computation.digest-malformed");
        A.Given<Calculation>(Pinned).When((c, d) => ExtractEnergies.Decide(Extract with { Parser = "" }, c, d)).ThenRefused("computation.file-undescribed");
        A.Given<Calculation>(Pinned).When((c, d) => ExtractEnergies.Decide(Extract with { Energies = [Homo with { Place = "" }] }, c, d)).ThenRefused("computation.energy-incomplete");
    }

    [Fact]
    public void The_energies_of_a_log_without_its_end_are_kept_with_a_deviation() => A.Given<Calculation>(Pinned).When((c, d) => ExtractEnergies.Decide(Extract with { Converged = false, DeviationReason = "The node died." }, c, d)).Then(
        Extracted with { Converged = false }, new DeviationNoted(1, "computation.not-converged", "The calculation in pftb.log did not converge or did not end normally.", "The node died."));

    [Fact]
    public void Energies_of_a_text_are_stated_with_their_source()
    {
        A.Given<Calculation>(Pinned).When(c => StateEnergies.Decide(State, c)).Then(Stated);
        A.Given<Calculation>(Pinned, Stated).When(c => StateEnergies.Decide(State with { Energies = [.. State.Energies] }, c)).Then();
        A.Given<Calculation>().When(c => StateEnergies.Decide(State, c)).ThenRefused("computation.not-pinned");
        A.Given<Calculation>(Pinned).When(c => StateEnergies.Decide(State with { Energies = [] }, c)).ThenRefused("computation.no-energies");
        A.Given<Calculation>(Pinned).When(c => StateEnergies.Decide(State with { Source = "" }, c)).ThenRefused("computation.source-missing");
        A.Given<Calculation>(Pinned).When(c => StateEnergies.Decide(State with { Energies = [State.Energies[0] with { Of = "" }] }, c)).ThenRefused("computation.energy-incomplete");
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Calculation, PinInputs>([], (c, s, _) => PinInputs.Decide(c, s));
        Twice.AddsNothing<Calculation, RunCalculation>([Pinned], RunCalculation.Decide);
        Twice.AddsNothing<Calculation, ExtractEnergies>([Pinned], ExtractEnergies.Decide);
        Twice.AddsNothing<Calculation, StateEnergies>([Pinned], (c, s, _) => StateEnergies.Decide(c, s));
    }

    private static Func<Calculation, Deviations, Decision> Run(CalculationRun run) =>
        (c, d) => RunCalculation.Decide(new(run.Computation, run.Kind, run.Converged, run.ImaginaryFrequencies, run.DoneAt), c, d);
}
