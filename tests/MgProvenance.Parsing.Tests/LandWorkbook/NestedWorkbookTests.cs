namespace MgProvenance.Parsing.Tests.LandWorkbook;

/// <summary>The workbook of LANHE v7, made here after its published sheets and columns: cycles, steps and records below each other in one sheet.</summary>
public class NestedWorkbookTests
{
    private const string CycleHeader = "Cycle|CapC/uAh|CapD/uAh|Efficiency/%";
    private const string StepHeader = "|Step|WorkMode|StepDuration|Capacity/uAh";
    private const string RecordHeader = "Cycle|Step|Record|WorkMode|StepInProcess|StepDuration|StepTime|TestTime|Voltage/V|Current/uA|Capacity/uAh|dQdV/uAh/V|Temperature/℃|SysTime|Mark1";

    private static readonly string[] Nested =
    [
        CycleHeader,
        StepHeader,
        RecordHeader,
        "1|2|1.5|75",
        "|1|C_CC|0 00:00:20.000|2",
        "1|1|1|C_CC|1|0 00:00:20.000|0 00:00:10.000|0 00:00:10.000|0.5|360|1||25.1|2026-03-02 09:00:10.500|",
        "1|1|2|C_CC|1|0 00:00:20.000|0 00:00:20.000|0 00:00:20.000|0.6|360|2||25.1|2026-03-02 09:00:20.500|",
        "|2|D_CRATE|0 00:00:10.000|1.5",
        "1|2|3|D_CRATE|2|0 00:00:10.000|0 00:00:10.000|1 00:00:30.250|0.4|-540|1.5||25.2|2026-03-03 09:00:30.750|a",
    ];

    [Fact]
    public void Records_are_taken_from_between_cycles_and_steps()
    {
        var result = Read(Workbook(Nested));
        var file = Support.Decoded(result);
        Assert.Empty(result.Findings);
        Assert.Equal(("land-workbook", 3, 15), (file.Format, file.RowCount, file.Columns.Count));
        Assert.Equal("DefaultGroup_1_1", file.Metadata["record sheets"]);
        Assert.Equal(("MgMo6S8 cell 3", "Active material: 0.79mg"), (file.Metadata["Test name"], file.Metadata["Active material"]));
        Assert.Equal(new DateTime(2026, 3, 2, 9, 0, 0, 500), file.StartedAt!.Local);
        Assert.Equal("Cel", file.Find(Meaning.Temperature)!.Unit);
        var readings = Support.Readings(file);
        Assert.Equal([10, 20, 86430.25], readings.TimeS);
        Assert.Equal([0.001, 0.001, -0.0015], readings.ChargeIncrementMAh.Select(q => Math.Round(q, 9)));
        Assert.Equal([1, 1, 2], readings.StepNumber);
        Assert.Equal([1, 1, 1], readings.CycleNumber);
        Assert.All(readings.Mode, m => Assert.Equal(RowMode.Galvanostatic, m));
    }

    [Fact]
    public void Cycles_and_steps_are_kept_as_written()
    {
        var tables = Support.Decoded(Read(Workbook(Nested))).Tables;
        Assert.Equal(["Test information", "Ch1_Proc", "DefaultGroup_1_1"], tables.Select(t => t.Name));
        Assert.Equal(CycleHeader.Split('|'), tables[2].Header.Where(h => h.Length > 0));
        Assert.Equal(["", "1", "", ""], tables[2].Rows.Select(r => r[0]));
        Assert.Equal("D_CRATE", tables[2].Rows[3][2]);
    }

    [Theory]
    [InlineData("1|1|2|", "x|1|2|", 7)]
    [InlineData("|1 00:00:30.250|", "|1 00:00:3O.250|", 9)]
    public void A_damaged_record_is_told(string from, string to, int line)
    {
        var result = Read(Workbook([.. Nested.Select(row => row.Replace(from, to, StringComparison.Ordinal))]));
        Assert.Equal(2, result.File!.RowCount);
        Assert.Contains(result.Findings, f => f is { Rule: "land.row", Severity: Severity.Error } && f.Place == $"line {line}");
    }

    [Fact]
    public void Records_of_a_second_channel_are_refused()
    {
        var finding = Assert.Single(Read(Workbook(Nested).Sheet("DefaultGroup_1_2", Nested)).Findings);
        Assert.Equal(("workbook.several-tests", Severity.Fatal, "DefaultGroup_1_2"), (finding.Rule, finding.Severity, finding.Place));
    }

    [Fact]
    public void A_record_header_that_changes_below_is_refused_and_one_that_repeats_is_not()
    {
        Assert.Equal(3, Support.Decoded(Read(Workbook([.. Nested[..7], RecordHeader, .. Nested[7..]]))).RowCount);
        var finding = Assert.Single(Read(Workbook([.. Nested[..7], RecordHeader.Replace("uA", "mA", StringComparison.Ordinal), .. Nested[7..]])).Findings);
        Assert.Equal(("land.header-changed", "line 8"), (finding.Rule, finding.Place));
    }

    private static SmallWorkbook Workbook(string[] nested) => new SmallWorkbook()
        .Sheet("Test information", "File name|Test name|Start time|Active material", "x.ccs|MgMo6S8 cell 3|2026-03-02 09:00:00.500|Active material: 0.79mg")
        .Sheet("Ch1_Proc", "Order|Work Mode|End conditions", "1|C_CC|Voltage >= 1.8 V")
        .Sheet("DefaultGroup_1_1", nested);

    private static ParseResult Read(SmallWorkbook workbook) => InstrumentReader.Read(workbook.Bytes(), "odd.xlsx");
}
