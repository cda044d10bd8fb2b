using System.Text;

namespace MgProvenance.Parsing.Tests.NewareBtsdaCsv;

/// <summary>The real export of BTSDA and small ones made here.</summary>
public class BtsdaTests
{
    private const string Path = "instruments/neware/interp-test.csv";
    private const string Small = "DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(µA),Voltage(mV),Chg. Cap.(mAs),DChg. Cap.(mAs),Date,\n"
        + "1,1,1,CC Chg,00:00:00.000,00:00:00.000,1000,1500,0,0,2027-05-18 12:00:00.500,\n"
        + "2,1,1,CC Chg,00:00:36.000,00:00:36.000,1000,1600,36,0,2027-05-18 12:00:36.500,\n"
        + "3,1,2,CC DChg,00:00:00.000,00:00:36.000,-1000,1500,0,0,2027-05-18 12:00:36.500,\n"
        + "4,1,2,CC DChg,00:01:12.000,00:01:48.000,-1000,1400,0,72,2027-05-18 12:01:48.500,\n";

    [Fact]
    public void The_real_export_holds_its_known_facts()
    {
        var result = Support.ReadReal(Path);
        var file = Support.Decoded(result);
        Assert.Equal(("neware-btsda-csv", 333, 31, "windows-1252"), (file.Format, file.RowCount, file.Columns.Count, file.Metadata["encoding"]));
        Assert.Equal(("Current(µA)", "uA"), (file.Find(Meaning.Current)!.Name, file.Find(Meaning.Current)!.Unit));
        Assert.Equal((1800.0, 0.2), (file.Find(Meaning.Time)!.Values[^1], file.Find(Meaning.Voltage)!.Values[^1]));
        Assert.Equal(new DateTime(2025, 6, 17, 9, 26, 39, 383), file.StartedAt!.Local);
        Assert.DoesNotContain(result.Findings, f => f.Severity > Severity.Info);
    }

    [Theory]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("GB18030", "GB18030")]
    [InlineData("utf-8", "UTF-8")]
    public void The_micro_sign_is_told_in_each_encoding(string encoding, string told)
    {
        var file = Support.Decoded(Read(CodePagesEncodingProvider.Instance.GetEncoding(encoding)?.GetBytes(Small) ?? Encoding.UTF8.GetBytes(Small)));
        Assert.Equal((told, "Current(µA)", 4), (file.Metadata["encoding"], file.Find(Meaning.Current)!.Name, file.RowCount));
        var readings = Support.Readings(file);
        Support.AssertClose([0, 0.01, 0, -0.02], readings.ChargeIncrementMAh, "charge", 1e-12, 1e-12);
        Support.AssertClose([1, 1, -1, -1], readings.CurrentMA, "current", 1e-12, 0);
        Assert.Equal((new DateTime(2027, 5, 18, 12, 0, 0, 500), RowMode.Galvanostatic), (file.StartedAt!.Local, readings.Mode[0]));
    }

    [Fact]
    public void A_unit_that_is_not_known_stops_the_file()
    {
        var result = Read(Encoding.UTF8.GetBytes(Small.Replace("Current(µA)", "Current(kA)", StringComparison.Ordinal)));
        Assert.Null(result.File);
        Assert.Contains(result.Findings, f => f is { Rule: "btsda.unit", Severity: Severity.Fatal, Place: "column Current(kA)" });
    }

    [Fact]
    public void A_lost_record_is_told()
    {
        var at = Small.IndexOf("3,1,2", StringComparison.Ordinal);
        var result = Read(Encoding.UTF8.GetBytes(Small[..at] + Small[(Small.IndexOf('\n', at) + 1)..]));
        Assert.Contains(result.Findings, f => f is { Rule: "btsda.record-gap", Place: "line 4", Expected: "3", Found: "4" });
    }

    [Fact]
    public void A_cut_within_any_line_is_found()
    {
        var bytes = File.ReadAllBytes(RealFiles.Get(Path));
        for (var length = 60; length < bytes.Length; length += 61)
        {
            // a line is whole with or without its end
            if (bytes[length] == '\n' || bytes[length - 1] == '\n') continue;
            Assert.True(Read(bytes[..length]).Findings.Any(f => f.Severity >= Severity.Error), $"cut at {length}");
        }
    }

    private static ParseResult Read(byte[] bytes) => InstrumentReader.Read(bytes, "small.csv");
}
