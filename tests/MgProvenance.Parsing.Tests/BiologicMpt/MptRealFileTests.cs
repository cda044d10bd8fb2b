namespace MgProvenance.Parsing.Tests.BiologicMpt;

/// <summary>Facts of the real text exports, among them those without header and with absolute time.</summary>
public class MptRealFileTests
{
    [Theory]
    [InlineData("ca_hold_75min.mpt", 4501, 27, "CA", ".")]
    [InlineData("cp_steps.mpt", 312, 26, "CP", ".")]
    [InlineData("cv.mpt", 5103, 12, "CV", ".")]
    [InlineData("cv_v1150_decimalcomma.mpt", 5930, 15, "CV", ",")]
    [InlineData("edge_extdev_nolog.mpt", 13, 6, null, ".")]
    [InlineData("edge_no_header.mpt", 13, 32, null, ".")]
    [InlineData("edge_zero_rows_wait.mpt", 0, 8, "WAIT", ".")]
    [InlineData("edge_absolute_time.txt", 8, 16, "MB", ".")]
    [InlineData("gcpl_5cycles_mass0p79mg.mpt", 2767, 41, "GCPL", ".")]
    [InlineData("gcpl_v1150_decimalcomma_loops.mpt", 132, 29, "GCPL", ",")]
    [InlineData("lsv.mpt", 1186, 13, "LSV", ".")]
    [InlineData("mb_locale_en.mpt", 33, 29, "MB", ".")]
    [InlineData("mb_locale_de.mpt", 33, 29, "MB", ",")]
    [InlineData("ocv.mpt", 602, 4, "OCV", ".")]
    [InlineData("peis.mpt", 32, 30, "PEIS", ".")]
    public void Facts_of_each_file_hold(string name, int rows, int columns, string? technique, string decimalMark)
    {
        var result = Support.ReadReal($"instruments/biologic/{name}");
        var file = Support.Decoded(result);
        Assert.Equal(("biologic-mpt", rows, technique, decimalMark), (file.Format, file.RowCount, file.Technique, file.Metadata["decimal mark"]));
        Assert.Equal(columns, file.Columns.Count(c => !c.Derived));
        Assert.All(file.Columns, c => Assert.Equal(rows, c.Texts?.Count ?? c.Values.Length));
        Assert.DoesNotContain(result.Findings, f => f.Severity >= Severity.Error);
    }

    [Fact]
    public void Absolute_times_become_elapsed_seconds()
    {
        var file = Support.Decoded("instruments/biologic/edge_absolute_time.txt");
        Assert.Equal("11/20/2024 11:38:54.171", file.Find(Meaning.WallClock)!.Texts![^1]);
        var elapsed = file.Find(Meaning.Time)!;
        Assert.True(elapsed.Derived);
        Assert.Equal(0, elapsed.Values[0]);
        Assert.Equal(12.464, elapsed.Values[^1], 1e-9);
        Assert.Equal(("BCS-815", "0433", "A1"), (file.Settings.Device, file.Settings.DeviceSerial, file.Settings.Channel));
        Assert.Equal(4500, file.Settings.BatteryCapacityMAh);
        Assert.Equal(0.7501638655090332, Support.Readings(file).ChargeIncrementMAh.Sum(), 1e-12);
        Assert.Equal("Cel", file.Find(Meaning.Temperature)!.Unit);
    }

    [Fact]
    public void Lost_characters_and_a_missing_header_are_told()
    {
        var findings = Support.ReadReal("instruments/biologic/edge_no_header.mpt").Findings;
        Assert.Contains(findings, f => f is { Rule: "mpt.no-header", Severity: Severity.Warning });
        Assert.Contains(findings, f => f is { Rule: "mpt.lost-characters", Place: "line 1" });
        Assert.Contains(findings, f => f is { Rule: "mpt.uneven", Expected: "32 cells" } or { Rule: "mpt.lost-characters" });
    }

    [Fact]
    public void The_program_is_kept_as_a_table()
    {
        var table = Assert.Single(Support.Decoded("instruments/biologic/gcpl_5cycles_mass0p79mg.mpt").Tables);
        Assert.Equal(["parameter", "sequence 0", "sequence 1", "sequence 2"], table.Header);
        Assert.Contains(table.Rows, r => r.SequenceEqual(["EM (V)", "0.000", "0.500", "-0.600"]));
        Assert.Contains(table.Rows, r => r.SequenceEqual(["unit Is", "mA", "µA", "µA"]));
    }

    [Fact]
    public void Half_cycle_charge_from_the_text_equals_that_from_the_binary()
    {
        var text = Support.Readings(Support.Decoded("instruments/biologic/gcpl_5cycles_mass0p79mg.mpt"));
        var binary = Support.Readings(Support.Decoded("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr"));
        Support.AssertClose(binary.ChargeIncrementMAh, text.ChargeIncrementMAh, "charge", relative: 1e-12, absolute: 1e-18);
        Support.AssertClose(binary.CurrentMA, text.CurrentMA, "current", relative: 1e-6);
        Assert.Equal(binary.HalfCycle, text.HalfCycle);
        Assert.Equal([0, 1, 2, 3, 4], text.CycleNumber.Distinct());
    }
}
