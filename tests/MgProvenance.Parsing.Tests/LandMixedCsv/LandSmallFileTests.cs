using System.Text;

namespace MgProvenance.Parsing.Tests.LandMixedCsv;

/// <summary>Small files made here: encodings, units, damage.</summary>
public class LandSmallFileTests
{
    private const string Small =
        "Cycle,CapC/mAh,CapD/mAh\r\n1,0.002,0.001\r\n"
        + "Step,CycleNo,Mode,Period,Capacity/mAh\r\n1,1,C_CC,0:00:20,0.002\r\n"
        + "Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SysTime,StepStatus,Mark1\r\n"
        + "1,0:00:10,0:00:10,1,1,0.5,0.36,0.001,2026/02/28 09:00:10,C_CC,a\r\n"
        + "2,0:00:20,0:00:20,1,1,0.6,0.36,0.002,2026/02/28 09:00:20,C_CC,a\r\n"
        + "Step,CycleNo,Mode,Period,Capacity/mAh\r\n2,1,D_CC,0:00:10,0.001\r\n"
        + "Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SysTime,StepStatus,Mark1\r\n"
        + "3,0:00:30,0:00:10,1,2,0.4,-0.36,0.001,2026/02/28 09:00:30,D_CC,b\r\n";

    [Fact]
    public void Increments_are_signed_and_restart_with_each_step()
    {
        var file = Support.Decoded(Read(Small));
        Assert.Equal([0.001, 0.001, -0.001], Support.Readings(file).ChargeIncrementMAh);
        Assert.Equal([10, 20, 30], file.Find(Meaning.Time)!.Values);
        Assert.Equal(["a", "a", "b"], file.Find("Mark1")!.Texts!);
        Assert.Equal(new DateTime(2026, 2, 28, 9, 0, 0), file.StartedAt!.Local);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("GB18030", false)]
    public void Every_encoding_gives_the_same_values(string name, bool withMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var text = Small.Replace(",a\r\n", ",备注\r\n", StringComparison.Ordinal);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var file = Support.Decoded(InstrumentReader.Read(bytes, "encoded.csv"));
        Assert.Equal("备注", file.Find("Mark1")!.Texts![0]);
        Assert.Equal(Support.Decoded(Read(Small)).PrimaryDigest, file.PrimaryDigest);
        Assert.StartsWith(name.Replace("utf", "UTF", StringComparison.Ordinal)[..5], file.Metadata["encoding"], StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_no_encoding_stop_the_file_at_their_place()
    {
        var bytes = Encoding.Latin1.GetBytes(Small);
        bytes[200] = 0xFF;
        var finding = Assert.Single(InstrumentReader.Read(bytes, "bad.csv").Findings);
        Assert.Equal(("text.encoding", Severity.Fatal), (finding.Rule, finding.Severity));
        Assert.StartsWith("byte 0x", finding.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uAh", "uA")]
    [InlineData("µAh", "µA")]
    [InlineData("μAh", "μA")]
    public void Units_are_read_from_each_header(string charge, string current)
    {
        var text = Small.Replace("/mAh", "/" + charge, StringComparison.Ordinal).Replace("/mA,", $"/{current},", StringComparison.Ordinal);
        var file = Support.Decoded(Read(text));
        Assert.Equal(("uA.h", "uA"), (file.Find(Meaning.Capacity)!.Unit, file.Find(Meaning.Current)!.Unit));
        var readings = Support.Readings(file);
        Support.AssertClose([1e-6, 1e-6, -1e-6], readings.ChargeIncrementMAh, "charge", 1e-12, 0);
        Support.AssertClose([0.36e-3, 0.36e-3, -0.36e-3], readings.CurrentMA, "current", 1e-12, 0);
    }

    [Fact]
    public void A_unit_that_changes_with_the_range_is_brought_to_the_first()
    {
        var second = Small.LastIndexOf("Capacity/mAh,SysTime", StringComparison.Ordinal);
        var text = Small[..second] + "Capacity/uAh,SysTime" + Small[(second + 20)..].Replace(",0.001,", ",1.0,", StringComparison.Ordinal);
        var result = Read(text);
        Assert.Equal([0.001, 0.002, 0.001], Support.Decoded(result).Find(Meaning.Capacity)!.Values);
        Assert.Contains(result.Findings, f => f is { Rule: "land.unit-changed", Severity: Severity.Info });
    }

    [Fact]
    public void Another_header_in_the_middle_stops_the_file()
    {
        var second = Small.LastIndexOf("Voltage/V", StringComparison.Ordinal);
        var result = Read(Small[..second] + "AuxVolt/V" + Small[(second + 9)..]);
        Assert.Null(result.File);
        Assert.Contains(result.Findings, f => f is { Rule: "land.header-changed", Severity: Severity.Fatal, Place: "line 10" });
    }

    [Fact]
    public void Missing_values_are_not_numbers_and_nonsense_is_a_named_row()
    {
        var file = Support.Decoded(Read(Small.Replace(",0.6,", ",-,", StringComparison.Ordinal)));
        Assert.Equal([0.5, double.NaN, 0.4], file.Find(Meaning.Voltage)!.Values);
        var result = Read(Small.Replace(",0.6,", ",0.6.6,", StringComparison.Ordinal));
        Assert.Equal(2, Support.Decoded(result).RowCount);
        Assert.Contains(result.Findings, f => f is { Rule: "land.row", Severity: Severity.Error, Place: "line 7" });
        Assert.Contains(result.Findings, f => f is { Rule: "land.record-gap", Expected: "2", Found: "3" });
        Assert.Contains(result.Findings, f => f is { Rule: "land.step-incomplete", Expected: "0.002 mA.h", Found: "0.001 mA.h" });
    }

    [Fact]
    public void A_file_that_stops_between_lines_is_told_by_the_step_table()
    {
        var cut = Small[..Small.IndexOf("2,0:00:20", StringComparison.Ordinal)];
        Assert.Contains(Read(cut).Findings, f => f is { Rule: "land.step-incomplete", Severity: Severity.Warning });
        var beforeRecords = Small[..Small.IndexOf("3,0:00:30", StringComparison.Ordinal)];
        Assert.Contains(Read(beforeRecords).Findings, f => f.Rule is "land.step-incomplete");
        Assert.Contains(Read("Cycle,CapC/mAh\r\n1,2\r\n").Findings, f => f is { Rule: "land.no-records", Severity: Severity.Fatal });
    }

    [Fact]
    public void A_cut_within_any_line_is_found()
    {
        var bytes = Encoding.UTF8.GetBytes(Small);
        for (var length = 1; length < bytes.Length; length++)
        {
            if (bytes[length] is (byte)'\r' or (byte)'\n' || bytes[length - 1] == '\n') continue;
            Assert.True(InstrumentReader.Read(bytes.AsMemory(0, length), "cut.csv").Findings.Any(f => f.Severity >= Severity.Warning), $"cut at {length}");
        }
    }

    [Fact]
    public void Without_step_numbers_a_falling_capacity_begins_a_step()
    {
        var file = Support.Decoded(Read("Record,TestTime,Voltage/V,Current/mA,Capacity/mAh\n1,0:00:10,1,1,0.002\n2,0:00:20,1,1,0.003\n3,0:00:30,1,-1,0.001\n"));
        Support.AssertClose([0.002, 0.001, -0.001], Support.Readings(file).ChargeIncrementMAh, "charge", 1e-12, 0);
        Assert.Null(file.StartedAt);
    }

    [Theory]
    [InlineData("2026-02-30 09:00:10", false)]
    [InlineData("2026-02-28 09:00:10", true)]
    public void A_system_time_that_is_no_date_is_an_error(string time, bool isDate)
    {
        var result = Read(Small.Replace("2026/02/28 09:00:10", time, StringComparison.Ordinal));
        Assert.Equal(isDate, Support.Decoded(result).StartedAt is not null);
        Assert.Equal(isDate, !result.Findings.Any(f => f is { Rule: "text.start", Severity: Severity.Error }));
    }

    [Fact]
    public void A_unit_of_no_charge_is_refused_where_charge_is_needed()
    {
        var (readings, findings) = CyclerReader.From(Support.Decoded(Read(Small.Replace("Capacity/mAh,SysTime", "Capacity/furlong,SysTime", StringComparison.Ordinal))));
        Assert.Null(readings);
        Assert.Contains(findings, f => f is { Rule: "cycler.unknown-unit", Severity: Severity.Fatal, Found: "furlong" });
    }

    [Fact]
    public void Charge_without_a_direction_is_not_a_number()
    {
        var file = Support.Decoded(Read(Small.Replace("D_CC,b", "odd,b", StringComparison.Ordinal).Replace("-0.36", "0.00", StringComparison.Ordinal)));
        var (readings, findings) = CyclerReader.From(file);
        Assert.Equal(double.NaN, readings!.ChargeIncrementMAh[2]);
        Assert.Equal(RowMode.Unknown, readings.Mode[2]);
        Assert.Contains(findings, f => f.Rule == "cycler.direction");
        Assert.Contains(findings, f => f.Rule == "cycler.unknown-step");
    }

    private static ParseResult Read(string text) => InstrumentReader.Read(Encoding.UTF8.GetBytes(text), "small.csv");
}
