using System.Text;

namespace MgProvenance.Parsing.Tests;

/// <summary>Formats are told from content; whatever is not known is refused with what was looked for.</summary>
public class DetectionTests
{
    [Fact]
    public void A_foreign_file_is_refused_with_what_was_looked_for()
    {
        foreach (var bytes in new byte[][] { [], [0], "PK\u0003\u0004 workbook"u8.ToArray(), "hello,world\n1,2\n"u8.ToArray(), "Cycle,Distance\n1,2\n"u8.ToArray(), [0xFF, 0xFE, 0x41] })
        {
            var result = InstrumentReader.Read(bytes, "odd.mpr");
            Assert.Null(result.File);
            var finding = Assert.Single(result.Findings);
            Assert.Equal(Severity.Fatal, finding.Severity);
            Assert.True(finding.Rule is "file.unrecognised" or "text.encoding");
            if (finding.Rule == "file.unrecognised") Assert.Contains("BioLogic .mpr", finding.Expected, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("instruments/arbin/arbin_example.res")]
    [InlineData("instruments/bdf/legacy.bdf.parquet")]
    public void Real_files_of_other_formats_are_refused(string path) => Assert.Contains(Support.ReadReal(path).Findings, f => f.Rule == "file.not-read-here");

    [Fact]
    public void Random_bytes_after_any_beginning_never_crash()
    {
        var random = new Random(7);
        byte[][] beginnings =
        [
            [], Encoding.Latin1.GetBytes("BIO-LOGIC MODULAR FILE\u001a".PadRight(48, ' ') + "\0\0\0\0MODULEVMP data  "),
            "EC-Lab ASCII FILE\nNb header lines : 3\nmode\ttime/s\tEwe/V\n"u8.ToArray(), "mode\ttime/s\tEwe/V\n"u8.ToArray(),
            "Record,TestTime,Voltage/V,Capacity/mAh\n"u8.ToArray(), "Step,CycleNo,Mode\n"u8.ToArray(), "channel_index,test_time_s,current_A\n"u8.ToArray(), [0xFF, 0xFE],
        ];
        for (var i = 0; i < 2000; i++)
        {
            var tail = new byte[random.Next(1, 400)];
            random.NextBytes(tail);
            if (i % 2 == 0)
            {
                for (var k = 0; k < tail.Length; k++) tail[k] = (byte)"0123456789.,-E+:\t\n\r ABCR/"[tail[k] % 25];
            }

            var result = InstrumentReader.Read((byte[])[.. beginnings[i % beginnings.Length], .. tail], "random");
            Assert.True(result.File is not null || result.Findings.Any(f => f.Severity == Severity.Fatal));
            if (result.File is not null) CyclerReader.From(result.File);
        }
    }

    [Fact]
    public void A_file_without_time_or_charge_is_no_cyclers()
    {
        var file = Support.Decoded(InstrumentReader.Read("mode\tEwe/V\tNs\n3\t1.5000000E+000\t0\n"u8.ToArray(), "small.mpt"));
        var (readings, findings) = CyclerReader.From(file);
        Assert.Null(readings);
        Assert.Contains(findings, f => f is { Rule: "cycler.missing-column", Severity: Severity.Fatal });
    }

    [Fact]
    public void Without_recorded_charge_the_current_is_integrated_and_that_is_said()
    {
        var file = Support.Decoded(InstrumentReader.Read("mode\ttime/s\tEwe/V\tI/mA\n1\t0\t1.5\t1.0\n1\t3600\t1.5\t2.0\n1\t7200\t1.5\t-2.0\n"u8.ToArray(), "small.mpt"));
        var (readings, findings) = CyclerReader.From(file);
        Assert.Equal([0, 1.5, 0], readings!.ChargeIncrementMAh);
        Assert.Equal("integrated current", readings.CapacitySource);
        Assert.Contains(findings, f => f is { Rule: "cycler.integrated", Severity: Severity.Warning });
    }
}
