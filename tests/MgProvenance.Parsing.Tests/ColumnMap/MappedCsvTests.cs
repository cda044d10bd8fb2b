using System.Text;

namespace MgProvenance.Parsing.Tests.ColumnMap;

/// <summary>A CSV of a made-up instrument, read as a map says.</summary>
public sealed class MappedCsvTests
{
    private const string Plain = """{"name": "t", "meaning": "Time", "unit": "s"}, {"name": "E", "meaning": "Voltage", "unit": "mV"}, {"name": "I", "meaning": "Current", "unit": "uA"}""";

    [Fact]
    public void Names_units_scale_and_sign_are_the_maps()
    {
        var file = Read("t,E,I,note\n0,1500,0,a\n3600,1600,2,b\n", Map(Plain.Replace("\"uA\"", "\"uA\", \"scale\": 1000", StringComparison.Ordinal), "\"positiveCurrent\": \"discharge\", \"instrument\": \"made-up tester\","));
        Assert.Equal(("csv-mapped", "csv-mapped", 2, "made-up tester"), (file.Format, file.ParserName, file.RowCount, file.Settings.Device));
        Assert.Matches("^1\\+tester/2@[0-9a-f]{64}$", file.ParserVersion);
        Assert.Equal(["t", "E", "I"], file.Columns.Select(c => c.Name));
        var readings = Support.Readings(file);
        Assert.Equal([1.5, 1.6], readings.VoltageV);
        Assert.Equal([0, -2], readings.CurrentMA);
        Assert.False(double.IsNegative(readings.CurrentMA[0]));
        Assert.Equal([0, -1], readings.ChargeIncrementMAh);
    }

    [Fact]
    public void Another_map_is_another_parser()
    {
        var (one, other) = (Read("t,E,I\n0,1,2\n", Map(Plain)), Read("t,E,I\n0,1,2\n", Map(Plain.Replace("\"mV\"", "\"V\"", StringComparison.Ordinal))));
        Assert.NotEqual(one.ParserVersion, other.ParserVersion);
        Assert.NotEqual(one.PrimaryDigest, other.PrimaryDigest);
    }

    [Theory]
    [InlineData("t;E;I\n0;1500,5;0\n3600;1600;2,5\n", "\"decimalMark\": \",\",")]
    [InlineData("t\tE\tI\r\n0\t1500.5\t0\r\n3600\t1600\t2.5\r\n", "")]
    [InlineData("t|E|I\n0|1500.5|0\n3600|1600|2.5\n", "\"separator\": \"|\",")]
    [InlineData("Tester, 3\n\nt,E,I\ns,mV,uA\n0,1500.5,0\n3600,1600,2.5\n", "\"linesBeforeHeader\": 2, \"linesAfterHeader\": 1,")]
    [InlineData("Tester, 3, of 4\nt,E,I\n0,1500.5,0\n3600,1600,2.5\n", "\"headerRow\": \"t,E\",")]
    [InlineData("\"t\",\"E\",\"I\",\"a, \"\"note\"\"\"\n\"0\",\"1500.5\",\"0\",\"1,2\"\n3600,1600,2.5,x\n", "")]
    [InlineData("t,E,I,\n0,1500.5,0,\n3600,1600,2.5,\n,,,\n", "")]
    public void Dialects_are_read(string csv, string more)
    {
        var file = Read(csv, Map(Plain, more));
        Assert.Equal([1500.5, 1600], file.Find(Meaning.Voltage)!.Values);
        Assert.Equal([0, 2.5], file.Find(Meaning.Current)!.Values);
    }

    [Fact]
    public void Columns_are_found_by_position_where_there_is_no_header()
    {
        var map = Map("""{"position": 3, "meaning": "Voltage", "unit": "V"}, {"position": 1, "meaning": "Time", "format": "h:mm:ss"}""", "\"header\": false, \"linesBeforeHeader\": 1, \"missing\": \"n/a\",");
        var file = Read("a title\n0:00:10,x,1.5\n1:00:10.5,y,n/a\n", map);
        Assert.Equal([10, 3610.5], file.Find(Meaning.Time)!.Values);
        Assert.Equal([1.5, double.NaN], file.Find(Meaning.Voltage)!.Values);
        var commas = Map("""{"position": 2, "meaning": "Voltage", "unit": "V"}""", "\"header\": false, \"decimalMark\": \",\",");
        Assert.Equal([1.5, 2], Read("0,5;1,5\n1,5;2,0\n", commas).Find(Meaning.Voltage)!.Values);
    }

    [Fact]
    public void Encodings_can_be_stated()
    {
        var map = Map(Plain.Replace("\"I\"", "\"I/µA\"", StringComparison.Ordinal), "\"encoding\": \"windows-1252\",");
        Assert.Equal(2, Support.Decoded(InstrumentReader.Read(Encoding.Latin1.GetBytes("t,E,I/µA\n0,1,2\n"), "a.csv", map)).Find(Meaning.Current)!.Values[0]);
        var utf16 = Map(Plain, "\"encoding\": \"utf-16le\",");
        Assert.Equal(2, Support.Decoded(InstrumentReader.Read(Encoding.Unicode.GetBytes("\uFEFFt,E,I\n0,1,2\n"), "a.csv", utf16)).Find(Meaning.Current)!.Values[0]);
    }

    [Fact]
    public void A_date_gives_the_start_and_where_nothing_else_does_the_time()
    {
        const string clock = """{"name": "when", "meaning": "WallClock", "format": "dd.MM.yyyy HH:mm:ss"}, {"name": "E", "meaning": "Voltage", "unit": "V"}""";
        var result = InstrumentReader.Read("when,E\n02.03.2026 09:00:10,1\n02.03.2026 09:01:10,2\n31.02.2026 09:01:11,2\n"u8.ToArray(), "a.csv", Map(clock));
        var file = Support.Decoded(result);
        Assert.Equal(new DateTime(2026, 3, 2, 9, 0, 10), file.StartedAt!.Local);
        Assert.Equal([0, 60], file.Find(Meaning.Time)!.Values);
        Assert.True(file.Find(Meaning.Time)!.Derived);
        Assert.Contains(result.Findings, f => f is { Rule: "mapped.row", Place: "line 4" });
    }

    [Fact]
    public void The_instruments_words_are_translated_and_stay()
    {
        const string states = """ "states": {"CHG": "charge CC", "DIS": "discharge CC", "OCV": "rest"},""";
        var columns = Plain.Replace(""", {"name": "I", "meaning": "Current", "unit": "uA"}""", """, {"name": "Q", "meaning": "Capacity", "unit": "mA.h", "restarts": "each step"}, {"name": "st", "meaning": "StepName"}""", StringComparison.Ordinal);
        var result = InstrumentReader.Read("t,E,Q,st\n0,1,0,OCV\n1,1,1,CHG\n2,1,2,CHG\n3,1,0.5,DIS\n4,1,0.5,HUH\n"u8.ToArray(), "a.csv", Map(columns, states));
        var file = Support.Decoded(result);
        Assert.Equal(["OCV", "CHG", "CHG", "DIS", "HUH"], file.Find("st")!.Texts!);
        var readings = Support.Readings(file);
        Assert.Equal([0, 1, 1, -0.5, 0], readings.ChargeIncrementMAh);
        Assert.Equal([RowMode.Rest, RowMode.Galvanostatic, RowMode.Galvanostatic, RowMode.Galvanostatic, RowMode.Unknown], readings.Mode);
        Assert.Contains(result.Findings, f => f is { Rule: "mapped.unknown-state", Found: "HUH" });
    }

    [Theory]
    [InlineData("each step", new[] { 0.0, 1, 0, 2, 3 })]
    [InlineData("never", new[] { 0.0, 1, 0, 1, 3 })]
    [InlineData("each cycle", new[] { 0.0, 1, 0, 1, 3 })]
    [InlineData("each half-cycle", new[] { 0.0, 1, 0, 2, 3 })]
    public void A_capacity_restarts_where_the_map_says(string restarts, double[] charged)
    {
        var map = Map($$"""
            {"name": "t", "meaning": "Time", "unit": "s"}, {"name": "E", "meaning": "Voltage", "unit": "V"}, {"name": "s", "meaning": "Step"}, {"name": "h", "meaning": "HalfCycle"}, {"name": "c", "meaning": "CycleNumber"},
            {"name": "QC", "meaning": "ChargeCapacity", "unit": "mA.h", "restarts": "{{restarts}}"}, {"name": "QD", "meaning": "DischargeCapacity", "unit": "mA.h", "restarts": "{{restarts}}"}
            """);

        // at the fourth row step and half-cycle change, and both capacities go on rising; at the fifth the charge falls back below
        var file = Read("t,E,s,h,c,QC,QD\n0,1,1,0,1,0,0\n1,1,1,0,1,1,0\n2,1,2,0,1,1,0\n3,1,3,1,1,2,0\n4,1,3,1,1,5,0\n", map);
        Assert.Equal(charged, Support.Readings(file).ChargeIncrementMAh);
    }

    [Fact]
    public void A_capacity_that_never_restarts_was_reset_where_it_falls()
    {
        var map = Map("""
            {"name": "t", "meaning": "Time", "unit": "s"}, {"name": "E", "meaning": "Voltage", "unit": "V"}, {"name": "I", "meaning": "Current", "unit": "A"}, {"name": "Q", "meaning": "Capacity", "unit": "A.h", "restarts": "never"}
            """);
        var (readings, findings) = CyclerReader.From(Read("t,E,I,Q\n0,1,1,0.001\n1,1,-1,0.003\n2,1,-1,0.002\n", map));
        Assert.Equal([1, -2, -2], readings!.ChargeIncrementMAh);
        Assert.Contains(findings, f => f.Rule == "cycler.capacity-reset");
    }

    [Fact]
    public void A_column_that_the_file_lacks_is_fatal_and_what_there_is_is_named()
    {
        var finding = Fatal("t,U,I\n0,1,2\n", Map(Plain));
        Assert.Equal(("mapped.missing-column", "E", "t | U | I"), (finding.Rule, finding.Expected, finding.Found));
        Assert.Equal("mapped.ambiguous-column", Fatal("t,E,I,E\n0,1,2,3\n", Map(Plain)).Rule);
        Assert.Equal("mapped.missing-column", Fatal("t,E\n0,1\n", Map("""{"position": 3, "meaning": "Voltage", "unit": "V"}""")).Rule);
        Assert.Equal("mapped.no-header", Fatal("t,E,I\n0,1,2\n", Map(Plain, "\"headerRow\": \"Rec#\",")).Rule);
        Assert.Equal("mapped.no-header", Fatal("t,E,I\n0,1,2\n", Map(Plain, "\"linesBeforeHeader\": 9,")).Rule);
        Assert.Equal("mapped.no-separator", Fatal("t\n0\n", Map(Plain)).Rule);
        Assert.Equal("mapped.no-rows", Fatal("t,E,I\n", Map(Plain)).Rule);
        Assert.Equal("mapped.no-rows", Fatal("t,E,I\nx,y,z\n", Map(Plain)).Rule);
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_named_and_left_out()
    {
        var result = InstrumentReader.Read("t,E,I,n\n0,1,2,a\n1,oops,2,b\n2,1\n3,1,2,\"c\n4,1,2,d"u8.ToArray(), "a.csv", Map(Plain));
        Assert.Equal([0, 4], Support.Decoded(result).Find(Meaning.Time)!.Values);
        Assert.Equal(["line 3", "line 4", "line 5"], result.Findings.Where(f => f.Rule == "mapped.row").Select(f => f.Place));
        Assert.Contains(result.Findings, f => f is { Rule: "mapped.last-line", Place: "line 6" });
        Assert.Contains(result.Findings, f => f is { Rule: "mapped.unused-columns", Found: "n" });
    }

    [Fact]
    public void Without_a_map_it_is_refused_and_how_to_give_one_is_said()
    {
        var finding = Assert.Single(InstrumentReader.Read("t,E,I\n0,1,2\n"u8.ToArray(), "a.csv").Findings);
        Assert.Equal("file.unrecognised", finding.Rule);
        Assert.Contains("--map MAP.json", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chance_bytes_are_refused_or_read_and_never_crash()
    {
        var random = new Random(11);
        var map = Map(Plain);
        for (var i = 0; i < 2000; i++)
        {
            var tail = new byte[random.Next(1, 300)];
            for (var k = 0; k < tail.Length; k++) tail[k] = (byte)"0123456789.,-E+\"\t\n\r ;|\u001f"[random.Next(23)];
            var result = InstrumentReader.Read((byte[])[.. "t,E,I\n"u8, .. tail], "chance.csv", map);
            Assert.True(result.File is not null || result.Findings.Any(f => f.Severity == Severity.Fatal));
            var changed = map.ToArray();
            changed[random.Next(changed.Length)] = tail[0];
            InstrumentReader.Read("t,E,I\n0,1,2\n"u8.ToArray(), "chance.csv", changed);
        }
    }

    private static byte[] Map(string columns, string more = "") =>
        Encoding.UTF8.GetBytes($$"""{"columnMap": 1, "name": "tester", "version": "2", {{(more.Contains("positiveCurrent", StringComparison.Ordinal) ? "" : "\"positiveCurrent\": \"charge\",")}} {{more}} "columns": [{{columns}}]}""");

    private static InstrumentFile Read(string csv, byte[] map) => Support.Decoded(InstrumentReader.Read(Encoding.UTF8.GetBytes(csv), "a.csv", map));

    private static Finding Fatal(string csv, byte[] map)
    {
        var result = InstrumentReader.Read(Encoding.UTF8.GetBytes(csv), "a.csv", map);
        Assert.Null(result.File);
        return Assert.Single(result.Findings, f => f.Severity == Severity.Fatal);
    }
}
