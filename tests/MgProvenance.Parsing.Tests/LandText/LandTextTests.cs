namespace MgProvenance.Parsing.Tests.LandText;

/// <summary>The generated LAND texts against the truth that their generator knew, and small ones made here.</summary>
public class LandTextTests
{
    private const string Older = "instruments/land_synthetic/record_old_seconds.txt";
    private const string ThreeColumns = "instruments/land_synthetic/three_columns.txt";

    private const string Small =
        "Index\tTestTime/Sec.\tStepTime/Sec.\tVoltage/V\tCurrent/uA\tCapacity/uAh\tSysTime\t\tState\r\n"
        + "1\t10.00\t10.00\t0.5\t360\t1\t2026-02-28 09:00:10\t\tC_Rate\r\n"
        + "2\t20.00\t20.00\t0.6\t360\t2\t2026-02-28 09:00:20\t\tC_Rate\r\n"
        + "3\t30.00\t10.00\t0.4\t-360\t1\t2026-02-28 09:00:30\t\tD_Rate\r\n"
        + "4\t40.00\t10.00\t0.4\t0\t0\t2026-02-28 09:00:40\t\tR\r\n"
        + "5\t50.00\t10.00\t0.5\t360\t1\t2026-02-28 09:00:50\t\tC_Rate\r\n";

    [Theory]
    [InlineData(Older, "record table", "recorded", 1e-6)]
    [InlineData(ThreeColumns, "three columns", "integrated current", 3e-4)]
    public void Cycles_carry_the_charge_that_the_generator_knew(string path, string variant, string source, double tolerance)
    {
        var file = Support.Decoded(path);
        Assert.Equal(("land-text", variant, 2767), (file.Format, file.FormatVersion, file.RowCount));
        Assert.True(file.Find(Meaning.CycleNumber)!.Derived);
        var readings = Support.Readings(file);
        Assert.Equal(source, readings.CapacitySource);
        LandTruth.AssertCycles(readings, tolerance);
    }

    [Fact]
    public void Cycles_and_steps_are_derived_where_the_file_counts_none()
    {
        var result = Read(Small);
        var file = Support.Decoded(result);
        Assert.Contains(result.Findings, f => f is { Rule: "land.cycle-derived", Severity: Severity.Info });
        Assert.Equal([1, 1, 1, 1, 2], file.Find(Meaning.CycleNumber)!.Values);
        Assert.Equal([1, 1, 2, 3, 4], file.Find(Meaning.Step)!.Values);
        Assert.Equal(new DateTime(2026, 2, 28, 9, 0, 0), file.StartedAt!.Local);
        var readings = Support.Readings(file);
        Assert.Equal([0.001, 0.001, -0.001, 0, 0.001], readings.ChargeIncrementMAh.Select(q => Math.Round(q, 9)));
        Assert.Equal(RowMode.Rest, readings.Mode[3]);
    }

    [Fact]
    public void A_table_cut_within_a_row_tells_the_row()
    {
        var result = Read(Small[..^5]);
        Assert.Equal(4, result.File!.RowCount);
        Assert.Contains(result.Findings, f => f is { Rule: "land.row", Severity: Severity.Error, Place: "line 6" });
    }

    [Fact]
    public void Time_that_runs_backwards_is_told()
    {
        var result = Read(Small.Replace("\t40.00\t", "\t4.00\t", StringComparison.Ordinal));
        Assert.Contains(result.Findings, f => f is { Rule: "land.time-backwards", Place: "row 4" });
    }

    private static ParseResult Read(string text) => InstrumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "small.xls");
}
