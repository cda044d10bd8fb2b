using System.Text;

namespace MgProvenance.Parsing.Tests.ColumnMap;

/// <summary>The example of docs/formats/column-map.md does what is written there.</summary>
public sealed class DocumentedMapTests
{
    [Fact]
    public void The_example_is_read_as_it_says()
    {
        var page = File.ReadAllText(Path.Combine(RealFiles.Checkout, "docs", "formats", "column-map.md")).ReplaceLineEndings("\n");
        var file = Support.Decoded(InstrumentReader.Read(Block(page, "csv"), "tester.csv", Block(page, "json")));
        var readings = Support.Readings(file);
        Assert.Equal([0, 10, 20, 30], readings.TimeS);
        Support.AssertClose([0, -0.001, -0.001, 0.001], readings.ChargeIncrementMAh, "charge", relative: 1e-12);
        Assert.Equal([0, -0.36, -0.36, 0.36], readings.CurrentMA);
        Support.AssertClose([1.5, 1.4805, 1.4701, 1.5902], readings.VoltageV, "voltage", relative: 1e-12);
        Assert.Equal([RowMode.Rest, RowMode.Galvanostatic, RowMode.Galvanostatic, RowMode.Galvanostatic], readings.Mode);
    }

    private static byte[] Block(string page, string language)
    {
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Encoding.UTF8.GetBytes(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
    }
}
