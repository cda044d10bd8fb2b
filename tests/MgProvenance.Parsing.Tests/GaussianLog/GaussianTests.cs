using System.Text;

namespace MgProvenance.Parsing.Tests.GaussianLog;

public class GaussianTests
{
    [Fact]
    public void A_log_says_program_route_species_and_the_energies_of_its_last_step()
    {
        var (output, findings) = Read(SmallLog.Whole);
        Assert.Empty(findings);
        Assert.Equal(("gaussian-log/1", "Gaussian", "16 C.01", true, 1), (output.Parser, output.Program, output.ProgramVersion, output.Converged, output.ImaginaryFrequencies));
        Assert.Equal(
            ["route # opt freq b3lyp/6-31g(d) scf=(maxcycle=200,tight) geom=connectivity pop=full", "route #N Geom=AllCheck Guess=TCheck SCRF=Check RB3LYP/6-31G(d) Freq",
                "charge -1", "multiplicity 1", "SCF method RB3LYP", "stationary point found"],
            output.Settings.Select(s => $"{s.Key} {s.Value}"));
        Assert.Equal(["SCF -30626.75116293 eV line 28", "HOMO -3.30972 eV line 30", "LUMO 2.99652 eV line 31"], Energies(output));
    }

    /// <summary>-1125.51234568, -0.12163 and 0.11012 hartree × 27.211386245988 eV, worked out by hand with 30 digits.</summary>
    [Fact]
    public void Hartree_become_electron_volts_with_the_digits_they_were_printed_with() =>
        Assert.Equal([-30626.75116293m, -3.30972m, 2.99652m], Read(SmallLog.Whole).Output!.Energies.Select(e => e.ElectronVolts));

    [Fact]
    public void An_open_shell_has_orbitals_of_both_spins() => Assert.Equal(
        ["SCF -10396.964354709 eV line 11", "alpha HOMO -10.06168 eV line 12", "alpha LUMO -4.83002 eV line 13", "beta HOMO -10.58033 eV line 14", "beta LUMO -8.17784 eV line 15"],
        Energies(Read(SmallLog.Start + SmallLog.OpenShell).Output!));

    [Fact]
    public void A_step_that_does_not_end_is_not_converged()
    {
        var (output, findings) = Read(SmallLog.Start + SmallLog.FirstCycle + SmallLog.LastCycle + " Link1:  Proceeding to internal job step number  2.\n");
        Assert.False(output.Converged);
        Assert.Equal(["gaussian.not-ended at line 24"], findings.Select(f => $"{f.Rule} at {f.Place}"));
    }

    [Fact]
    public void What_gaussian_says_about_an_error_is_passed_on()
    {
        var (output, findings) = Read(SmallLog.Start + SmallLog.FirstCycle + " Error termination via Lnk1e in /g16/l9999.exe at Mon Mar  2 2026.\n");
        Assert.False(output.Converged);
        Assert.Contains(findings, f => f.Rule == "gaussian.error-termination" && f.Message.Contains("l9999", StringComparison.Ordinal));
    }

    [Fact]
    public void An_scf_that_gave_up_is_not_converged_although_gaussian_went_on() =>
        Assert.False(Read(SmallLog.Start + SmallLog.FirstCycle + " >>>>>>>>>> Convergence criterion not met.\n Normal termination of Gaussian 16 at Mon.\n").Output!.Converged);

    [Fact]
    public void Orbitals_of_an_earlier_geometry_are_said_to_be_older() => Assert.Contains(
        Read(SmallLog.Start + SmallLog.FirstCycle + " SCF Done:  E(RB3LYP) =  -1125.51234567     A.U. after    9 cycles\n").Findings, f => f is { Rule: "gaussian.orbitals-older", Place: "line 14" });

    [Theory]
    [InlineData(" Alpha  occ. eigenvalues --  -24.60000  -0.2000x", "gaussian.eigenvalue")]
    [InlineData(" Alpha  occ. eigenvalues --  -24.60000 *********", "gaussian.eigenvalue")]
    [InlineData(" SCF Done:  E(RB3LYP) =  **************     A.U. after    1 cycles", "gaussian.scf-energy")]
    [InlineData(" Frequencies --    179.3403               26x.3734", "gaussian.frequency")]
    public void What_is_no_number_is_a_finding_with_its_place(string line, string rule) =>
        Assert.Contains(Read(SmallLog.Whole + line + "\n").Findings, f => f.Rule == rule && f.Place == "line 38" && f.Severity == Severity.Error);

    /// <summary>Cut anywhere, the reader says so, and gives no number that the whole log does not hold.</summary>
    [Fact]
    public void A_log_that_is_cut_gives_a_finding_and_no_wrong_number()
    {
        var known = new[] { "-1125.50000000", "-1125.51234567", "-1125.51234568", "-0.10000", "0.10000", "-0.12163", "0.11012" }
            .Select(h => Read(SmallLog.Start + $" SCF Done:  E(RB3LYP) =  {h}     A.U. after    1 cycles\n").Output!.Energies[0].ElectronVolts).ToHashSet();
        var whole = Encoding.ASCII.GetBytes(SmallLog.Whole);
        var seen = 0;
        for (var cut = SmallLog.Start.Length; cut < whole.Length - 60; cut++)
        {
            var result = CalculationReader.Read(whole.AsSpan(0, cut), "cut.log");
            Assert.NotNull(result.Output);
            Assert.All(result.Output.Energies, e => Assert.Contains(e.ElectronVolts, known));
            if (result.Output.Converged == true) continue;
            seen++;
            Assert.Contains(result.Findings, f => f.Rule == "gaussian.not-ended");
        }

        Assert.True(seen > 500, $"{seen} cuts");
    }

    [Fact]
    public void Another_file_is_refused_with_what_was_looked_for()
    {
        var (output, findings) = CalculationReader.Read("Entering nothing"u8, "notes.txt");
        Assert.Null(output);
        Assert.Equal(("file.unrecognised", Severity.Fatal), (Assert.Single(findings).Rule, findings[0].Severity));
    }

    private static IEnumerable<string> Energies(CalculationOutput output) => output.Energies.Select(e => FormattableString.Invariant($"{e.Name} {e.ElectronVolts} eV {e.Place}"));

    private static (CalculationOutput Output, IReadOnlyList<Finding> Findings) Read(string text)
    {
        var result = CalculationReader.Read(Encoding.ASCII.GetBytes(text), "small.log");
        Assert.NotNull(result.Output);
        return (result.Output, result.Findings);
    }
}
