using MgProvenance.Parsing.Tests.NewareNdax;

namespace MgProvenance.Parsing.Tests.NewareNda;

/// <summary>The real .nda against the vendor's own export of it.</summary>
public class NdaTests
{
    private const string Path = "instruments/neware/new_nda_file.nda.zip";

    [Theory]
    [InlineData(8)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(26)]
    [InlineData(130)]
    public void Versions_of_which_no_file_was_at_hand_are_refused_by_number(byte version)
    {
        byte[] nda = [.. "NEWARE20200101"u8, version, .. new byte[500]];
        var finding = Assert.Single(InstrumentReader.Read(nda, "other.nda").Findings, f => f.Severity == Severity.Fatal);
        Assert.Equal(("nda.version", $"{version}"), (finding.Rule, finding.Found));
    }

    [Fact]
    public void Every_column_is_that_of_the_vendors_export()
    {
        var result = Support.ReadReal(Path);
        var file = Support.Decoded(result);
        var vendor = NewareReference.Read("new_nda_file.nda.btsda");
        Assert.Equal(("neware-nda", "nda 29", 439, 439), (file.Format, file.FormatVersion, file.RowCount, vendor.Count));
        Assert.Equal(vendor.Texts("Step Type"), file.Find(Meaning.StepName)!.Texts);
        Assert.Equal(vendor.Numbers("Cycle Index"), file.Find(Meaning.CycleNumber)!.Values);
        Assert.Equal(vendor.Numbers("Step Index"), file.Find(Meaning.Step)!.Values);
        Support.AssertClose(vendor.Numbers("Time"), file.Find(Meaning.StepTime)!.Values, "time", 0, 1e-9);
        Support.AssertClose(vendor.Numbers("Total Time"), file.Find(Meaning.Time)!.Values, "total time", 0, 1e-6);
        Support.AssertClose(vendor.Numbers("Voltage(mV)"), Array.ConvertAll(file.Find(Meaning.Voltage)!.Values, v => v * 1000), "mV", 1e-6, 1e-6);
        Support.AssertClose(vendor.Numbers("Current(uA)"), Array.ConvertAll(file.Find(Meaning.Current)!.Values, v => v * 1000), "uA", 1e-6, 1e-6);
        var capacity = file.Find(Meaning.ChargeCapacity)!.Values.Zip(file.Find(Meaning.DischargeCapacity)!.Values, (c, d) => (c + d) * 3600);
        Support.AssertClose(vendor.Numbers("Capacity(mAs)"), [.. capacity], "mAs", 1e-6, 0.0501);
        var energy = file.Find(Meaning.ChargeEnergy)!.Values.Zip(file.Find(Meaning.DischargeEnergy)!.Values, (c, d) => (c + d) * 3600);
        Support.AssertClose(vendor.Numbers("Energy(mWs)"), [.. energy], "mWs", 1e-6, 5.01e-5);
        Assert.Equal(Array.ConvertAll(vendor.Texts("Date"), d => d.Replace('T', ' ')[..19]), file.Find(Meaning.WallClock)!.Texts);
        Assert.Equal(6, file.Tables.Single().Rows.Count);
        Assert.Contains(result.Findings, f => f is { Rule: "nda.other-records", Severity: Severity.Info });
        Assert.Equal(new DateTime(2020, 3, 25, 11, 16, 50), file.StartedAt!.Local);
        Assert.Equal("BTS 7.6.0.1408(2018.08.27)", file.Settings.Software);
    }

    [Fact]
    public void It_is_a_cyclers()
    {
        var readings = Support.Readings(Support.Decoded(Path));
        Assert.Equal(("recorded", 286), (readings.CapacitySource, readings.Mode.Count(m => m == RowMode.Rest)));
        Assert.DoesNotContain(RowMode.Unknown, readings.Mode);
    }
}
