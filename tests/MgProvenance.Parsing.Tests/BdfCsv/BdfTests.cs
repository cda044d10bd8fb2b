using System.Text;

namespace MgProvenance.Parsing.Tests.BdfCsv;

/// <summary>Battery Data Format: real files, and small ones made here.</summary>
public class BdfTests
{
    private const string Small = "Test Time / s,Voltage / V,Current / A,Charging Capacity / Ah,Discharging Capacity / Ah\n"
        + "0,3.5,0.1,0,0\n10,3.6,0.1,0.001,0\n20,3.5,-0.1,0.001,0.0005\n30,3.6,0.1,0.0002,0\n";

    [Theory]
    [InlineData("instruments/bdf/sample.bdf.csv", 3, 3)]
    [InlineData("instruments/land/landt_lab_export.bdf.csv", 25162, 7)]
    [InlineData("instruments/arbin/arbin_example.bdf.csv", 2150, 31)]
    public void Real_files_are_read_whole(string path, int rows, int columns)
    {
        var file = Support.Decoded(path);
        Assert.Equal(("bdf-csv", rows, columns), (file.Format, file.RowCount, file.Columns.Count));
        Assert.Equal(rows, Support.Readings(file).TimeS.Length);
    }

    [Fact]
    public void Capacities_that_run_on_or_restart_give_the_charge_between_rows() =>
        Support.AssertClose([0, 1, -0.5, 0.2], Support.Readings(Support.Decoded(Read(Small))).ChargeIncrementMAh, "charge", 1e-12, 1e-12);

    [Fact]
    public void An_unknown_unit_is_refused_by_name()
    {
        var result = Read(Small.Replace("Voltage / V", "Voltage / kV", StringComparison.Ordinal));
        Assert.Null(result.File);
        Assert.Equal(("bdf.unknown-unit", "column Voltage / kV"), (Assert.Single(result.Findings).Rule, result.Findings[0].Place));
    }

    [Fact]
    public void A_file_cut_within_a_line_is_found()
    {
        for (var length = 1; length < Small.Length; length++)
        {
            if (Small[length - 1] == '\n') continue;
            Assert.True(Read(Small[..length]).Findings.Any(f => f.Severity >= Severity.Warning), $"cut at {length}");
        }
    }

    [Fact]
    public void A_conversion_that_contradicts_the_columns_beside_it_is_named() =>
        Assert.Equal(["column Current / A", "column Charging Capacity / Ah", "column Discharging Capacity / Ah"],
            Support.ReadReal("instruments/arbin/arbin_example.bdf.csv").Findings.Where(f => f.Rule == "bdf.contradiction").Select(f => f.Place));

    [Theory]
    [InlineData("instruments/bdf/legacy.bdf.parquet", "Parquet")]
    [InlineData("instruments/arbin/arbin_example.res", "Access")]
    public void Binary_containers_are_refused_with_what_to_export(string path, string format)
    {
        var finding = Assert.Single(Support.ReadReal(path).Findings);
        Assert.Equal(("file.not-read-here", Severity.Fatal), (finding.Rule, finding.Severity));
        Assert.Contains(format, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_never_throws_and_never_loses_a_row_in_silence()
    {
        for (var bit = 0; bit < Small.Length * 8; bit++)
        {
            var bytes = Encoding.UTF8.GetBytes(Small);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var result = InstrumentReader.Read(bytes, "flipped.csv");
            Assert.True(result.File is { RowCount: 4 } || result.Findings.Count > 0, $"bit {bit}");
        }
    }

    private static ParseResult Read(string text) => InstrumentReader.Read(Encoding.UTF8.GetBytes(text), "small.csv");
}
