using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

public sealed class ComputationTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Theory]
    [InlineData("ORBITALS-TFSI", "Mg(TFSI)2", "TFSI-", "LUMO", "-3.09 eV")]
    [InlineData("ORBITALS-PFTB", "Mg(PFTB)2", "PFTB-", "HOMO", "-3.31 eV")]
    public async Task Orbitals_are_calculated_and_their_energies_are_known_only_from_the_text(string label, string salt, string ion, string orbital, string energy)
    {
        var facts = await Shown(label);
        Assert.Equal(
            [
                $"label {label}, program Gaussian, method B3LYP, basis or cutoff 6-31G(d), subject {salt}, {ion}, inputs []",
                "kind geometry optimisation, converged yes",
                "kind frequencies, imaginary frequencies 0",
                $"energies [name {orbital}, value {energy}, of {ion}], source Results, thermodynamics of electrolytes",
                $"energies [name {orbital}, value {energy}, of {salt}], source Caption of Figure 2b, which names the salt and gives no number",
            ],
            facts.Select(f => f.Words));
        Assert.DoesNotContain(facts, f => f.Type == "computation.energies-extracted.v1");
    }

    [Fact]
    public async Task No_program_is_named_for_the_electrostatic_potential() => Assert.Equal(
        ["label ESP-SALTS, method DFT, subject Mg(TFSI)2 and Mg(PFTB)2, inputs []", "kind electrostatic potential"],
        (await Shown("ESP-SALTS")).Select(f => f.Words));

    [Fact]
    public async Task Adsorption_is_calculated_on_a_slab_of_magnesium()
    {
        var facts = await Shown("ADSORPTION-MG");
        Assert.Equal("kind adsorption geometry optimisation", facts[1].Words);
        foreach (var setting in new[]
                 {
                     "program VASP, method PBE + D3, PAW, basis or cutoff 450 eV", "name optimiser, words force-based conjugate gradient", "name layers, value 4", "name fixed lower layers, value 2",
                     "name supercell, words p(3 × 3)", "name k-points, words 3 × 3 × 1 Monkhorst-Pack",
                 }) Assert.Contains(setting, facts[0].Words, StringComparison.Ordinal);
        Assert.Equal(2, facts.Count); // no energy of it stands in the main text
    }
}
