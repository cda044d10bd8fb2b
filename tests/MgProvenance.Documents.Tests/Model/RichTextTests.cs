namespace MgProvenance.Documents.Tests.Model;

public class RichTextTests
{
    [Fact]
    public void Number_and_unit_cannot_be_parted() => Assert.Equal("1.8\u00A0mA\u00A0h", RichText.Quantity("1.8", "mA h").ToPlainText());

    [Fact]
    public void A_quantity_without_unit_is_the_number() => Assert.Equal("1.8", RichText.Quantity("1.8", "").ToPlainText());

    [Fact]
    public void A_gap_names_what_is_missing()
    {
        var gap = RichText.Gap("lower cutoff");
        Assert.Equal("[not recorded: lower cutoff]", gap.ToPlainText());
        Assert.Equal(SpanStyle.Gap, gap.Spans.Single().Style);
        Assert.Equal(("[not recorded]", SpanStyle.Gap), (RichText.Gap().ToPlainText(), RichText.Gap().Spans.Single().Style));
    }

    [Fact]
    public void Equal_by_runs()
    {
        Assert.Equal<RichText>("H", RichText.Build().Text("H"));
        Assert.NotEqual<RichText>("H2", RichText.Build().Text("H").Sub("2"));
        Assert.True(RichText.Build().Text("").Done().IsEmpty);
    }

    [Theory]
    [InlineData("12.34", "12", ".34")]
    [InlineData("−0.5 ± 0.1", "−0", ".5 ± 0.1")]
    [InlineData("< 5", null, null)]
    [InlineData("<5", "<5", "")]
    [InlineData("7", "7", "")]
    [InlineData("7 ± 2", "7", " ± 2")]
    [InlineData("n.a.", null, null)]
    [InlineData("", null, null)]
    public void Decimal_split(string cell, string? whole, string? tail)
    {
        var split = DecimalSplit.Of(cell);
        Assert.Equal(whole, split?.Whole.ToPlainText());
        Assert.Equal(tail, split?.Tail.ToPlainText());
    }
}
