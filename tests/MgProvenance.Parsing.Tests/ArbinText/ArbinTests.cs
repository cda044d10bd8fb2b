namespace MgProvenance.Parsing.Tests.ArbinText;

/// <summary>Arbin's exports in both spellings, as CSV, as text and as workbooks, by the numbers of a real test and by hand.</summary>
public sealed class ArbinTests
{
    private const string Small = "Data_Point|Test_Time(s)|Step_Index|Cycle_Index|Current(A)|Voltage(V)|Charge_Capacity(Ah)|Discharge_Capacity(Ah)";

    private static readonly string[] Rows =
    [
        "1|0|1|1|0|1.0|0|0",
        "2|10|2|1|0.001|1.1|0.001|0",
        "3|20|2|1|0.001|1.2|0.003|0",
        "4|30|3|1|-0.001|1.1|0.003|0.002",
        "5|40|3|2|-0.001|1.0|0|0.001",
        "6|50|3|2|-0.001|1.0|0|0.002",
    ];

    [Theory]
    [InlineData(ArbinRecords.Older, ',')]
    [InlineData(ArbinRecords.Older, '\t')]
    [InlineData(ArbinRecords.Newer, ',')]
    public void A_real_test_gives_the_capacities_that_Arbin_counted(string header, char separator)
    {
        var bdf = Support.Decoded("instruments/arbin/arbin_example.bdf.csv");
        var result = InstrumentReader.Read(ArbinRecords.Text(header, ArbinRecords.Rows(bdf), separator), "export.csv");
        IsTheRealTest(result, bdf, "arbin-text");
        Assert.Equal(17, result.File!.Columns.Count);
    }

    [Fact]
    public void A_workbook_gives_the_same_over_several_sheets()
    {
        var bdf = Support.Decoded("instruments/arbin/arbin_example.bdf.csv");
        var rows = ArbinRecords.Rows(bdf);
        var workbook = new SmallWorkbook()
            .Sheet("Info", "TEST REPORT", "Channel|5")
            .Sheet("Statistics_1-005", ArbinRecords.Older + "|Vmax_On_Cycle(V)", rows[747] + "|4.27")
            .Sheet("Channel_1-005", [ArbinRecords.Older, .. rows[..1000]])
            .Sheet("Channel_1-005_1", [ArbinRecords.Older, .. rows[1000..]]);
        var result = InstrumentReader.Read(workbook.Bytes(), "export.xlsx");
        IsTheRealTest(result, bdf, "arbin-workbook");
        Assert.Equal("Channel_1-005, Channel_1-005_1", result.File!.Metadata["record sheets"]);
        Assert.Equal(["Info", "Statistics_1-005"], result.File.Tables.Select(t => t.Name));
    }

    [Fact]
    public void A_capacity_that_falls_was_reset_and_counts_from_zero()
    {
        var file = Support.Decoded(InstrumentReader.Read(ArbinRecords.Text(Small, Rows), "small.csv"));
        var (readings, findings) = CyclerReader.From(file);
        Support.AssertClose([0, 1, 2, -2, -1, -1], readings!.ChargeIncrementMAh, "charge", relative: 1e-12);
        Assert.Equal("recorded", readings.CapacitySource);
        Assert.Equal(["column Charge_Capacity(Ah)", "column Discharge_Capacity(Ah)"], findings.Where(f => f.Rule == "cycler.capacity-reset").Select(f => f.Place));
    }

    [Fact]
    public void Channels_are_not_mixed()
    {
        var finding = Assert.Single(InstrumentReader.Read(new SmallWorkbook().Sheet("Channel_1-001", [Small, .. Rows]).Sheet("Channel_1-002", [Small, .. Rows]).Bytes(), "two.xlsx").Findings, f => f.Severity == Severity.Fatal);
        Assert.Equal(("arbin.two-channels", "sheet Channel_1-002", "Channel_1-001, Channel_1-002"), (finding.Rule, finding.Place, finding.Found));
    }

    [Fact]
    public void Units_are_read_from_the_brackets_and_an_unknown_one_is_refused()
    {
        var header = Small.Replace("Current(A)", "Current(mA)", StringComparison.Ordinal);
        Assert.Equal([0, 0.001, 0.001, -0.001, -0.001, -0.001], Support.Readings(Support.Decoded(InstrumentReader.Read(ArbinRecords.Text(header, Rows), "a.csv"))).CurrentMA);
        var finding = Assert.Single(InstrumentReader.Read(ArbinRecords.Text(Small.Replace("Voltage(V)", "Voltage(kV)", StringComparison.Ordinal), Rows), "a.csv").Findings, f => f.Severity == Severity.Fatal);
        Assert.Equal(("arbin.unknown-unit", "Voltage(kV)"), (finding.Rule, finding.Found));
    }

    [Fact]
    public void Lost_joined_and_damaged_rows_are_told()
    {
        Assert.Contains(Read([.. Rows[..2], .. Rows[3..]]).Findings, f => f is { Rule: "arbin.record-gap", Severity: Severity.Warning });
        Assert.Contains(Read([.. Rows, .. Rows]).Findings, f => f is { Rule: "arbin.time-backwards", Severity: Severity.Warning });
        Assert.Contains(Read([Rows[0], Rows[1].Replace("1.1", "much", StringComparison.Ordinal)]).Findings, f => f is { Rule: "arbin.row", Place: "line 3" });
        Assert.Contains(Read([]).Findings, f => f.Rule == "arbin.no-rows");
        var cut = ArbinRecords.Text(Small, Rows);
        for (var length = 1; length < cut.Length; length++)
        {
            var result = InstrumentReader.Read(cut.AsMemory(0, length), "cut.csv");
            var rows = cut.AsSpan(0, length).Count((byte)'\n') - 1;
            Assert.True(result.File is null || result.File.RowCount == rows, $"{length} bytes give {result.File?.RowCount} rows");
            if (result.File is not null && cut[length - 1] != '\n') Assert.Contains(result.Findings, f => f.Rule == "arbin.row");
        }
    }

    private static ParseResult Read(string[] rows) => InstrumentReader.Read(ArbinRecords.Text(Small, rows), "small.csv");

    private static void IsTheRealTest(ParseResult result, InstrumentFile bdf, string format)
    {
        var file = Support.Decoded(result);
        Assert.DoesNotContain(result.Findings, f => f.Severity >= Severity.Warning);
        Assert.Equal((format, 2150), (file.Format, file.RowCount));
        Assert.Equal(DateTime.FromOADate(45131.78472222222), file.StartedAt!.Local, TimeSpan.FromSeconds(0.1));
        var readings = Support.Readings(file);
        Assert.Equal(bdf.Find("Voltage")!.Values, readings.VoltageV);
        Support.AssertClose(Array.ConvertAll(bdf.Find("Current")!.Values, i => i * 1000), readings.CurrentMA, "current", relative: 1e-12);
        var (charge, discharge) = (bdf.Find("Charge_Capacity")!.Values, bdf.Find("Discharge_Capacity")!.Values);
        for (var cycle = 1; cycle <= 4; cycle++)
        {
            // this schedule resets both capacities at the end of each cycle
            var rows = Enumerable.Range(0, file.RowCount).Where(r => readings.CycleNumber[r] == cycle).ToList();
            Assert.Equal(1000 * (rows.Max(r => charge[r]) - rows.Max(r => discharge[r])), rows.Sum(r => readings.ChargeIncrementMAh[r]), 1e-12);
            Assert.Equal(1000 * rows.Max(r => charge[r]), rows.Sum(r => Math.Max(0, readings.ChargeIncrementMAh[r])), 3e-6);
        }
    }
}
