using System.Text;

namespace MgProvenance.Parsing.Tests.LandCex;

/// <summary>The generated .cex file against the truth that its generator knew, and damage of it.</summary>
public class CexTests
{
    private const string Path = "instruments/land_synthetic/ct2001a_layout.cex";

    [Fact]
    public void Cycles_carry_the_charge_that_the_generator_knew_and_the_file_is_marked_experimental()
    {
        var result = Support.ReadReal(Path);
        var file = Support.Decoded(result);
        Assert.Equal(("land-cex", 2469), (file.Format, file.RowCount));
        Assert.True(file.IsExperimental);
        Assert.Equal("format.experimental", Assert.Single(result.Findings).Rule);
        var readings = Support.Readings(file);
        (double Charge, double Discharge)[] truth = [(0.986570, 0.206590), (0.936888, 0.853109), (0.941738, 0.876592)];
        for (var cycle = 1; cycle <= truth.Length; cycle++)
        {
            var increments = readings.ChargeIncrementMAh.Where((_, i) => readings.CycleNumber[i] == cycle).ToList();
            Assert.Equal(truth[cycle - 1].Charge, increments.Where(q => q > 0).Sum(), 1e-5);
            Assert.Equal(truth[cycle - 1].Discharge, -increments.Where(q => q < 0).Sum(), 1e-5);
        }
    }

    [Theory]
    [InlineData(0x12, 0x01, "cex.checksum")]
    [InlineData(0x92, 0x01, "cex.block")]
    [InlineData(0xE68, 0x80, "cex.record")]
    [InlineData(0xE63, 0x80, "cex.record")]
    public void Damage_stops_the_file_at_its_place(int at, byte bits, string rule)
    {
        var bytes = Bytes();
        bytes[at] ^= bits;
        var result = InstrumentReader.Read(bytes, "damaged.csv");
        Assert.Null(result.File);
        Assert.Contains(result.Findings, f => f.Rule == rule && f.Place.StartsWith("byte 0x", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_range_is_refused_by_the_charge_of_the_file_itself()
    {
        var bytes = Bytes();
        for (var at = 0xE70; at < 0x1520; at += 16) bytes[at + 6] ^= 0x20;
        Assert.Contains(InstrumentReader.Read(bytes, "range.cex").Findings, f => f is { Rule: "cex.scale", Severity: Severity.Fatal });
    }

    [Fact]
    public void A_file_cut_between_two_records_ends_before_it_was_saved()
    {
        var result = InstrumentReader.Read(Bytes().AsMemory(0, 0x8AD0), "cut.cex");
        Assert.Contains(result.Findings, f => f is { Rule: "cex.ends-early", Severity: Severity.Warning });
    }

    [Fact]
    public void A_ccs_file_is_named_and_refused()
    {
        var bytes = new byte[0x1000];
        Encoding.ASCII.GetBytes("WuHan LAND").CopyTo(bytes, 0x200);
        var result = InstrumentReader.Read(bytes, "new.ccs");
        Assert.Null(result.File);
        Assert.Equal(["format.experimental", "ccs.unverified"], result.Findings.Select(f => f.Rule));
    }

    private static byte[] Bytes() => File.ReadAllBytes(RealFiles.Get(Path));
}
