using MgProvenance.Parsing.Tests.LandText;

namespace MgProvenance.Parsing.Tests.LandWorkbook;

/// <summary>The generated LAND workbooks against the truth that their generator knew, and small ones made here.</summary>
public class LandWorkbookTests
{
    private const string English = "instruments/land_synthetic/record_sheet_english.xlsx";
    private const string Chinese = "instruments/land_synthetic/sheets_chinese.xlsx";
    private const string Header = "Record|TestTime/h|Current/uA|Capacity/uAh|Voltage/V||Cycle-Index|Step-Index|Step-State";

    [Theory]
    [InlineData(English, 17, "Record1", 3600)]
    [InlineData(Chinese, 10, "记录, 记录(2)", 1)]
    public void Cycles_carry_the_charge_that_the_generator_knew(string path, int columns, string sheets, double secondsPerUnit)
    {
        var result = Support.ReadReal(path);
        var file = Support.Decoded(result);
        Assert.Empty(result.Findings);
        Assert.Equal(("land-workbook", 2767, columns), (file.Format, file.RowCount, file.Columns.Count));
        Assert.Equal(sheets, file.Metadata["record sheets"]);
        Assert.Equal("0.79", file.Metadata["mass implied by specific capacity, mg"]);
        var readings = Support.Readings(file);
        Assert.Equal("recorded", readings.CapacitySource);
        LandTruth.AssertCycles(readings, 1e-6);
        Assert.Equal(28739.746, readings.TimeS[^1], 1e-2);
        Assert.Equal(28739.746 / secondsPerUnit, file.Find(Meaning.Time)!.Values[^1], 1e-2);
    }

    [Fact]
    public void Both_begin_when_the_measurement_did()
    {
        var start = new DateTime(2025, 5, 28, 14, 23, 16);
        foreach (var path in new[] { English, Chinese }) Assert.Equal(start, Support.Decoded(path).StartedAt!.Local, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void The_cycle_sheet_is_kept_as_a_table()
    {
        var table = Assert.Single(Support.Decoded(Chinese).Tables);
        Assert.Equal(("循环", 5), (table.Name, table.Rows.Count));
        Assert.StartsWith("0.057477", table.Rows[0][1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_without_header_continues_the_one_before()
    {
        var file = Support.Decoded(Read(new SmallWorkbook().Sheet("Record1", Header, "1|0.1|360|1|0.5||1|1|RateC").Sheet("Record2", "2|0.2|360|2|0.6||1|1|RateC", "3|0.3|-360|1|0.6||1|2|RateD")));
        Assert.Equal([1, 2, 3], file.Find(Meaning.RecordNumber)!.Values);
        Assert.Equal([0.001, 0.001, -0.001], Support.Readings(file).ChargeIncrementMAh.Select(q => Math.Round(q, 9)));
    }

    [Fact]
    public void A_record_that_is_missing_between_sheets_is_told()
    {
        var result = Read(new SmallWorkbook().Sheet("Record1", Header, "1|0.1|360|1|0.5||1|1|RateC").Sheet("Record2", Header, "3|0.2|360|2|0.6||1|1|RateC"));
        Assert.Contains(result.Findings, f => f is { Rule: "land.record-gap", Severity: Severity.Warning });
    }

    [Fact]
    public void A_cell_that_is_no_number_costs_its_row_and_tells_where()
    {
        var result = Read(new SmallWorkbook().Sheet("Record", Header, "1|0.1|360|1|0.5||1|1|RateC", "2|0.2|much|2|0.5||1|1|RateC"));
        Assert.Equal(1, result.File!.RowCount);
        Assert.Contains(result.Findings, f => f is { Rule: "land.row", Place: "line 3" });
    }

    [Fact]
    public void Workbooks_of_others_are_refused()
    {
        Assert.Contains(Read(new SmallWorkbook().Sheet("Shopping", "What|Price", "Mg|12")).Findings, f => f.Rule == "file.unrecognised");
        byte[] word = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Contains(InstrumentReader.Read(word, "old.xls").Findings, f => f is { Rule: "workbook.damaged", Severity: Severity.Fatal });
    }

    private static ParseResult Read(SmallWorkbook workbook) => InstrumentReader.Read(workbook.Bytes(), "odd.csv");
}
