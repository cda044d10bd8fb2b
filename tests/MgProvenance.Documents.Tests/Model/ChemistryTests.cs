namespace MgProvenance.Documents.Tests.Model;

public class ChemistryTests
{
    [Theory]
    [InlineData("Mo6S8", "Mo_6_S_8_")]
    [InlineData("Mg(TFSI)2", "Mg(TFSI)_2_")]
    [InlineData("Mg[B(hfip)4]2", "Mg[B(hfip)_4_]_2_")]
    [InlineData("MgCl2·6H2O", "MgCl_2_·6H_2_O")]
    [InlineData("2MgCl2", "2MgCl_2_")]
    [InlineData("Mg^2+", "Mg^2+^")]
    [InlineData("[B(hfip)4]^-", "[B(hfip)_4_]^−^")]
    [InlineData("Mg_xMo6S8", "Mg_x_Mo_6_S_8_")]
    [InlineData("Mg_2-xMo6S8", "Mg_2−x_Mo_6_S_8_")]
    [InlineData("Mg0.8Mo6S8", "Mg_0.8_Mo_6_S_8_")]
    [InlineData("1.5 MgCl2", "1.5 MgCl_2_")]
    [InlineData("", "")]
    public void Formula(string formula, string marked) => Assert.Equal(marked, Marked(Chemistry.Formula(formula)));

    [Theory]
    [InlineData("mA h g^-1", "mA\u00A0h\u00A0g^−1^")]
    [InlineData("mA cm-2", "mA\u00A0cm^−2^")]
    [InlineData("mA h g−1", "mA\u00A0h\u00A0g^−1^")]
    [InlineData("cm^2", "cm^2^")]
    [InlineData("V", "V")]
    [InlineData("%", "%")]
    public void Unit(string unit, string marked) => Assert.Equal(marked, Marked(Chemistry.Unit(unit)));

    [Fact]
    public void A_formula_keeps_every_character() => Assert.Equal("Mg[B(hfip)4]2 · 3DME", Chemistry.Formula("Mg[B(hfip)4]2 · 3DME").ToPlainText());

    private static string Marked(RichText text) => string.Concat(text.Spans.Select(s =>
        s.Style.HasFlag(SpanStyle.Sub) ? $"_{s.Text}_" : s.Style.HasFlag(SpanStyle.Sup) ? $"^{s.Text}^" : s.Text));
}
