using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Kernel;

public sealed class ChemicalFormulaTests
{
    [Theory]
    [InlineData("AlCl3", "133.332")]
    [InlineData("MgCl2·6H2O", "203.295")]
    [InlineData("MgCl2 * 6 H2O", "203.295")]
    [InlineData("MgCl2.6H2O", "203.295")]
    [InlineData("MgCl₂·6H₂O", "203.295")]
    [InlineData("CaSO4·0.5H2O", "145.1415")]
    [InlineData("Mg(N(SO2CF3)2)2", "584.571")]
    [InlineData("Mg[N{SO2CF3}2]2", "584.571")]
    [InlineData("Mg(OC(CF3)3)2·2C4H10O2", "674.599")]
    [InlineData("Mo6S8", "832.18")]
    [InlineData("Mo", "95.95")]
    public void A_formula_has_a_molar_mass(string formula, string molarMass) => Assert.Equal(new Quantity<MolarMass>(decimal.Parse(molarMass, System.Globalization.CultureInfo.InvariantCulture), "g/mol"), Read(formula));

    [Theory]
    [InlineData("", 1)]
    [InlineData("Mg(TFSI)2", 4)]
    [InlineData("Mg(N(SO2CF3)2", 14)]
    [InlineData("MgCl2)", 6)]
    [InlineData("Mg()2", 4)]
    [InlineData("MgCl0", 5)]
    [InlineData("Mg0.5Mo6S8", 3)]
    [InlineData("MgCl2·", 7)]
    [InlineData("(MgCl2]", 7)]
    [InlineData("mgCl2", 1)]
    [InlineData("Tc", 1)]
    [InlineData("Mg9999999999999999999999999999999", 3)]
    [InlineData("CaSO4·0..5H2O", 7)]
    [InlineData("Mg2+", 4)]
    public void What_is_no_formula_is_refused_with_its_place(string text, int place)
    {
        var refusal = ChemicalFormula.Read(text).Refusal!;
        Assert.Equal("formula.malformed", refusal.Code);
        Assert.EndsWith($"(at character {place}).", refusal.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Charged in one batch of the dual-additive electrolyte, at 100 % purity and unsolvated.</summary>
    [Theory]
    [InlineData("AlCl3", "2.0 mmol", "266.7")]
    [InlineData("Mg(OC(CF3)3)2", "1.0 mmol", "494.4")]
    [InlineData("MgCl2", "1.0 mmol", "95.2")]
    [InlineData("Mg(N(SO2CF3)2)2", "1.25 mmol", "730.7")]
    public void The_mass_to_weigh_in_follows_from_formula_and_purity(string formula, string amount, string massMg)
    {
        var mass = Lot(formula, 1m).MassFor(QuantityText.Parse<AmountOfSubstance>(amount))!.Value;
        Assert.Equal(("mg", massMg), (mass.Unit, mass.Value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_less_pure_lot_needs_more_and_gives_the_amount_back()
    {
        var lot = Lot("MgCl2", 0.98m);
        var mass = lot.MassFor(new(1.0m, "mmol"))!.Value;
        Assert.Equal(95.205m / 0.98m, mass.Value);
        Assert.Equal(1.0m, lot.AmountIn(mass)!.Value.Value, 12);
    }

    [Fact]
    public void Without_purity_or_formula_no_mass_is_calculated()
    {
        Assert.Null(Lot("MgCl2", null).MassFor(new(1m, "mmol")));
        Assert.Null((Lot("MgCl2", 1m) with { MolarMass = null }).MassFor(new(1m, "mmol")));
    }

    private static LotFacts Lot(string formula, decimal? purity) =>
        new(Ids.Lot, "L-1", null, false, purity is { } known ? new Quantity<MassFraction>(known, "1") : null, Read(formula));

    private static Quantity<MolarMass> Read(string formula) => ChemicalFormula.Read(formula).Formula?.MolarMass ?? throw new InvalidOperationException(ChemicalFormula.Read(formula).Refusal!.Sentence);
}
