using MgProvenance.Documents.Typst;

namespace MgProvenance.Documents.Tests.Typst;

public class GlyphCoverageTests
{
    private static readonly GlyphCoverage Coverage = GlyphCoverage.Of(TypstFiles.FindPackages(AppContext.BaseDirectory, null), TypstFiles.Faces);

    [Theory]
    [InlineData("Ω Δ µ μ Å − × · ± ≥ ≤ °C – — ‰ ü ł é → π σ ‖ ⁻ √ ∑ ≈ ′ Ω")]
    [InlineData("plain\u00A0text\u202Fhere")]
    public void What_a_battery_paper_needs_is_there(string text) => Assert.Equal(text, Coverage.Displayable(text));

    [Theory]
    [InlineData("中", "[U+4E2D]")]
    [InlineData("🔋 up", "[U+1F50B] up")]
    [InlineData("25 ℃， ｍＡ（２）～", "25 °C, mA(2)~")]
    [InlineData("2① ＜b＞ ＆＼", "2[U+2460] [U+FF1C]b[U+FF1E] [U+FF06][U+FF3C]")]
    public void What_is_not_there_is_shown_by_code_point(string text, string shown) => Assert.Equal(shown, Coverage.Displayable(text));

    [Fact]
    public void A_font_without_a_character_map_is_refused() =>
        Assert.Throws<PdfEngineException>(() => GlyphCoverage.Characters([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
}
