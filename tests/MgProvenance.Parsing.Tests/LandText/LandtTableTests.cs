using System.Text;

namespace MgProvenance.Parsing.Tests.LandText;

/// <summary>LANDT's record table in the manner of Maccor, made here after its published column names.</summary>
public class LandtTableTests
{
    private const string Above = "Today's Date 03/02/2026\r\n\r\n";
    private const string Header = "Rec#\tCyc#\tStep\tTest(Sec)\tStep(Sec)\tAmp-hr\tWatt-hr\tAmps\tVolts\tState\tES\tDPt-Time\r\n";
    private const string Rows =
        "1\t0\t1\t5.00\t5.00\t0.0\t0.0\t0.0\t0.51\tR\t1\t03/02/2026 09:00:05\r\n"
        + "2\t0\t2\t10.00\t5.00\t0.000001\t0.0000005\t0.00072\t0.52\tC\t1\t03/02/2026 09:00:10\r\n"
        + "3\t0\t2\t15.00\t10.00\t0.000002\t0.000001\t0.00072\t0.53\tC\t133\t03/02/2026 09:00:15\r\n"
        + "4\t1\t3\t20.00\t5.00\t0.0000015\t0.0000005\t-0.00108\t0.50\tD\t1\t03/02/2026 09:00:20\r\n";

    [Theory]
    [InlineData("")]
    [InlineData(Above)]
    public void Names_units_and_steps_are_known(string above)
    {
        var result = Read(above + Header + Rows);
        var file = Support.Decoded(result);
        Assert.Equal(("land-text", "LANDT record table", 4, 12), (file.Format, file.FormatVersion, file.RowCount, file.Columns.Count));
        Assert.Empty(result.Findings);
        Assert.Equal(new DateTime(2026, 3, 2, 9, 0, 0), file.StartedAt!.Local);
        Assert.Equal(above.Length > 0 ? "Today's Date 03/02/2026" : null, file.Metadata.GetValueOrDefault("line 1"));
        var readings = Support.Readings(file);
        Assert.Equal([5, 10, 15, 20], readings.TimeS);
        Assert.Equal([0.51, 0.52, 0.53, 0.50], readings.VoltageV);
        Assert.Equal([0, 0.72, 0.72, -1.08], readings.CurrentMA.Select(i => Math.Round(i, 9)));
        Assert.Equal([0, 0.001, 0.001, -0.0015], readings.ChargeIncrementMAh.Select(q => Math.Round(q, 12)));
        Assert.Equal([1, 2, 2, 3], readings.StepNumber);
        Assert.Equal([0, 0, 0, 1], readings.CycleNumber);
        Assert.Equal([RowMode.Rest, RowMode.Unknown, RowMode.Unknown, RowMode.Unknown], readings.Mode);
    }

    [Fact]
    public void A_current_without_sign_is_told_and_the_state_signs_the_charge()
    {
        var result = Read(Header + Rows.Replace("-0.00108", "0.00108", StringComparison.Ordinal));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("land.current-sign", Severity.Warning, "row 4"), (finding.Rule, finding.Severity, finding.Place));
        Assert.Equal(-0.0015, Support.Readings(Support.Decoded(result)).ChargeIncrementMAh[3], 1e-12);
    }

    [Fact]
    public void A_lost_record_and_a_cut_row_are_told()
    {
        var lines = Rows.Split("\r\n");
        Assert.Contains(Read(Header + string.Join("\r\n", lines[0], lines[2], lines[3], "")).Findings, f => f is { Rule: "land.record-gap", Place: "line 3" });
        Assert.Contains(Read(Above + Header + Rows[..^9]).Findings, f => f is { Rule: "land.row", Severity: Severity.Error, Place: "line 7" });
        Assert.Contains(Read(Above + Header[..^2]).Findings, f => f is { Rule: "land.truncated", Severity: Severity.Fatal, Place: "line 3" });
    }

    private static ParseResult Read(string text) => InstrumentReader.Read(Encoding.ASCII.GetBytes(text), "small.txt");
}
