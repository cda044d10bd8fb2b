using System.Text;

namespace MgProvenance.Parsing.Tests.VaspOutcar;

public class OutcarTests
{
    private const string Start = """
         vasp.6.3.0 20Jan22 (build Apr 09 2022 18:33:31) complex                        
          
         INCAR:
           PREC = Accurate
           IVDW = 12
           IBRION = 2
         POTCAR:    PAW_PBE Mg 13Apr2007                    
           TITEL  = PAW_PBE Mg 13Apr2007                    
           TITEL  = PAW_PBE F 08Apr2002                    
         generate k-points for:    3    3    1
           k-points           NKPTS =      5   k-points in BZ     NKDIM =      5   number of bands    NBANDS=     96
           PREC   = accura    normal or accurate (medium, high low for compatibility)
           ENCUT  =  450.0 eV  33.07 Ry    5.75 a.u.  14.94 14.94 22.40*2*pi/ulx,y,z
           NELM   =     60;   NELMIN=  2; NELMDL= -5     # of ELM steps 
           EDIFF  = 0.1E-05   stopping-criterion for ELM
           NSW    =    100    number of steps for IOM
           IBRION =      2    ionic relax: 0-MD 1-quasi-New 2-CG
           ISMEAR =     1;   SIGMA  =   0.20  broadening in eV -4-tet -1-fermi 0-gaus
           GGA     =    --    GGA type

        """;

    private const string FirstStep = """
        --------------------------------------- Iteration      1(  12)  ---------------------------------------
          free energy    TOTEN  =      -101.00000001 eV
          free  energy   TOTEN  =      -101.10000000 eV

          energy  without entropy=     -101.05000000  energy(sigma->0) =     -101.08333333

        """;

    private const string LastStep = """
        --------------------------------------- Iteration      2(   7)  ---------------------------------------
          free energy    TOTEN  =      -102.00000001 eV
          free  energy   TOTEN  =      -102.10000000 eV    w/o vdW =     -100.00000000

          energy  without entropy=     -102.05000000 eV    w/o vdW =     -100.05000000  energy(sigma->0) =     -102.08333333 eV    w/o vdW =     -100.08333333

        """;

    private const string Reached = " reached required accuracy - stopping structural energy minimisation\n";

    private const string End = " General timing and accounting informations for this job:\n";

    [Fact]
    public void An_outcar_says_what_was_asked_for_and_the_energies_of_its_last_ionic_step()
    {
        var (output, findings) = Read(Start + FirstStep + LastStep + Reached + End);
        Assert.Empty(findings);
        Assert.Equal(("vasp-outcar/1", "VASP", "6.3.0", true), (output.Parser, output.Program, output.ProgramVersion, output.Converged));
        Assert.Equal(
            ["ENCUT 450.0", "PREC accura", "GGA --", "IVDW 12", "ISMEAR 1", "SIGMA 0.20", "EDIFF 0.1E-05", "NSW 100", "IBRION 2", "NELM 60", "k-point mesh 3 × 3 × 1", "irreducible k-points 5",
                "potentials PAW_PBE Mg 13Apr2007, PAW_PBE F 08Apr2002", "relaxation reached required accuracy"],
            output.Settings.Select(s => $"{s.Key} {s.Value}"));
        Assert.Equal(["total -102.10000000 eV line 27", "total (sigma->0) -102.08333333 eV line 29"], Energies(output));
    }

    [Fact]
    public void A_relaxation_that_did_not_reach_its_accuracy_is_not_converged()
    {
        Assert.False(Read(Start + FirstStep + LastStep + End).Output.Converged);
        Assert.True(Read(Start.Replace("IBRION =      2", "IBRION =     -1", StringComparison.Ordinal) + FirstStep + End).Output.Converged);
    }

    [Fact]
    public void An_electronic_loop_that_used_all_its_steps_is_not_converged()
    {
        var (output, findings) = Read(Start + FirstStep.Replace("(  12)", "(  60)", StringComparison.Ordinal) + Reached + End);
        Assert.False(output.Converged);
        Assert.Equal("vasp.electronic-steps at line 22", findings.Select(f => $"{f.Rule} at {f.Place}").Single());
    }

    [Fact]
    public void The_energies_of_electronic_steps_do_not_count()
    {
        var (output, findings) = Read(Start + "  free energy    TOTEN  =      -101.00000001 eV\n");
        Assert.Empty(output.Energies);
        Assert.Equal(["vasp.not-ended", "vasp.no-energy"], findings.Select(f => f.Rule));
    }

    [Fact]
    public void An_energy_that_is_no_number_is_a_finding_with_its_place() => Assert.Contains(
        Read(Start + "  free  energy   TOTEN  =  ************** eV\n").Findings, f => f is { Rule: "vasp.energy", Place: "line 20", Severity: Severity.Error });

    /// <summary>Cut anywhere, the reader says so, and gives no number that the whole file does not hold.</summary>
    [Fact]
    public void A_file_that_is_cut_gives_a_finding_and_no_wrong_number()
    {
        decimal[] known = [-101.10000000m, -101.08333333m, -102.10000000m, -102.08333333m];
        var whole = Encoding.ASCII.GetBytes(Start + FirstStep + LastStep + Reached + End);
        for (var cut = 10; cut < whole.Length - End.Length; cut++)
        {
            var result = CalculationReader.Read(whole.AsSpan(0, cut), "OUTCAR");
            Assert.False(result.Output!.Converged);
            Assert.Contains(result.Findings, f => f.Rule == "vasp.not-ended");
            Assert.All(result.Output.Energies, e => Assert.Contains(e.ElectronVolts, known));
        }
    }

    private static IEnumerable<string> Energies(CalculationOutput output) => output.Energies.Select(e => FormattableString.Invariant($"{e.Name} {e.ElectronVolts} eV {e.Place}"));

    private static (CalculationOutput Output, IReadOnlyList<Finding> Findings) Read(string text)
    {
        var result = CalculationReader.Read(Encoding.ASCII.GetBytes(text), "OUTCAR");
        Assert.NotNull(result.Output);
        return (result.Output, result.Findings);
    }
}
