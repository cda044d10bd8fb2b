using System.Text;

namespace MgProvenance.Parsing.Tests.BdfCsv;

/// <summary>Battery Data Format: real files, and small ones made here.</summary>
public class BdfTests
{
    private const string Small = "Test Time / s,Voltage / V,Current / A,Charging Capacity / Ah,Discharging Capacity / Ah\n"
        + "0,3.5,0.1,0,0\n10,3.6,0.1,0.001,0\n20,3.5,-0.1,0.001,0.0005\n30,3.6,0.1,0.0002,0\n";

    [Theory]
    [InlineData("instruments/bdf/sample.bdf.csv", 3, 3)]
    [InlineData("instruments/land/landt_lab_export.bdf.csv", 25162, 8)]
    [InlineData("instruments/arbin/arbin_example.bdf.csv", 2150, 32)]
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

    private static ParseResult Read(string text) => InstrumentReader.Read(Encoding.UTF8.GetBytes(text), "small.csv");
}
