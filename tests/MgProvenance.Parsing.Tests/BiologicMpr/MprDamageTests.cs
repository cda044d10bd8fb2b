namespace MgProvenance.Parsing.Tests.BiologicMpr;

/// <summary>Files that are cut, wrong or foreign: a located finding, never a crash, never fewer rows in silence.</summary>
public class MprDamageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_small_file_is_read_whole(bool newHeader)
    {
        var result = Read(MprBuilder.Gcpl(newHeader).Build());
        var file = Support.Decoded(result);
        Assert.Equal((4, "GCPL", newHeader ? "data 11" : "data 3", 0.5), (file.RowCount, file.Technique, file.FormatVersion, file.Settings.ActiveMassMg));
        Assert.Equal([0, 0.25, 0.5, 0.75], file.Find(Meaning.Voltage)!.Values);
        Assert.Equal([1, 0, 0, 0], file.Find("Ns changes")!.Values);
        Assert.Equal([0, 0, 1, 1], file.Find(Meaning.HalfCycle)!.Values);
        Assert.Equal(0.36, file.Find("<I>/mA")!.Values[1], 1e-12);
        Assert.Equal(new DateTime(2027, 5, 18, 12, 0, 0), file.StartedAt!.Local);
        Assert.Equal("Müller's cell\nsecond line", file.Settings.Comments);
        Assert.Contains(result.Findings, f => f is { Rule: "settings.not-entered", Place: "byte 0x27E" or "byte 0x286" });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cut_anywhere_is_found(bool newHeader)
    {
        var bytes = MprBuilder.Gcpl(newHeader).Build(out var borders);
        for (var length = 0; length < bytes.Length; length++) AssertCutIsFound(bytes, length, borders[4]);
    }

    [Theory]
    [InlineData("gcpl_5cycles_mass0p79mg")]
    [InlineData("ca_hold_75min")]
    [InlineData("cv")]
    [InlineData("peis")]
    public void A_real_file_cut_anywhere_is_found(string name)
    {
        var bytes = File.ReadAllBytes(RealFiles.Get($"instruments/biologic/{name}.mpr"));
        var logAt = bytes.AsSpan().IndexOf("MODULEVMP LOG"u8);
        for (var length = 0; length < bytes.Length; length += 997) AssertCutIsFound(bytes, length, logAt);
        for (var length = logAt - 70; length < logAt + 70; length++) AssertCutIsFound(bytes, length, logAt);
    }

    [Fact]
    public void Rows_expected_and_found_are_told()
    {
        var bytes = MprBuilder.Gcpl().Build(out var borders);
        var finding = Assert.Single(Read(bytes[..(borders[4] - 28)]).Findings, f => f.Severity == Severity.Fatal);
        Assert.Equal(("mpr.truncated", "4 rows", "2 rows"), (finding.Rule, finding.Expected, finding.Found));
    }

    [Fact]
    public void An_unknown_column_stops_the_file_by_its_id()
    {
        var bytes = new MprBuilder().Set(4).Data([4, 6, 1234], 2, (w, _) => w.Write(new byte[16])).Log(44000).Build();
        AssertFatal(bytes, "mpr.unknown-column", f => Assert.Contains("1234", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_of_another_length_stops_the_file()
    {
        AssertFatal(new MprBuilder().Data([4, 6], 3, (w, _) => w.Write(new byte[13])).Build(), "mpr.record-length", f => Assert.Equal("39 bytes", f.Found));
        AssertFatal(new MprBuilder().Data([4, 6], 3, (w, _) => w.Write(new byte[12]), statedRows: 2).Build(), "mpr.record-length", f => Assert.Equal("2 rows of 12 bytes", f.Expected));
        AssertFatal(new MprBuilder().Data([4, 6], 3, (w, _) => w.Write(new byte[12]), statedRows: uint.MaxValue).Build(), "mpr.record-length", f => Assert.Equal("36 bytes", f.Found));
    }

    [Fact]
    public void Two_data_modules_or_none_stop_the_file()
    {
        AssertFatal(new MprBuilder().Set(4).Log(44000).Build(), "mpr.data-module", f => Assert.Equal("0", f.Found));
        AssertFatal(MprBuilder.Gcpl().Data([4], 1, (w, _) => w.Write(1.0)).Build(), "mpr.data-module", f => Assert.Equal("2", f.Found));
    }

    [Fact]
    public void Unknown_data_versions_and_empty_column_lists_stop_the_file()
    {
        AssertFatal(new MprBuilder { OldVersion = 7 }.Data([4], 1, (w, _) => w.Write(1.0)).Build(), "mpr.data-version", f => Assert.Equal("byte 0x34", f.Place));
        AssertFatal(new MprBuilder().Data([], 0, (_, _) => { }).Build(), "mpr.column-count", _ => { });
    }

    [Fact]
    public void Garbage_after_the_last_module_is_an_error_with_its_place()
    {
        var bytes = MprBuilder.Gcpl().Build();
        var result = Read([.. bytes, .. "GARBAGE"u8]);
        Assert.Equal(4, Support.Decoded(result).RowCount);
        Assert.Contains(result.Findings, f => f.Rule == "mpr.container" && f.Severity == Severity.Error && f.Place == $"byte 0x{bytes.Length:X}");
    }

    [Fact]
    public void Two_files_put_together_are_refused_where_the_second_begins()
    {
        var bytes = MprBuilder.Gcpl().Build();
        AssertFatal([.. bytes, .. MprBuilder.Gcpl(newHeader: true).Build()], "mpr.second-file", f => Assert.Equal($"byte 0x{bytes.Length:X}", f.Place));
    }

    private static ParseResult Read(byte[] bytes) => InstrumentReader.Read(bytes, "small.mpr");

    private static void AssertFatal(byte[] bytes, string rule, Action<Finding> check)
    {
        var result = Read(bytes);
        Assert.Null(result.File);
        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Fatal);
        Assert.Equal(rule, finding.Rule);
        check(finding);
    }

    private static void AssertCutIsFound(byte[] bytes, int length, int dataEnd)
    {
        var result = Read(bytes[..length]);
        if (length < dataEnd)
        {
            Assert.Null(result.File);
            Assert.Contains(result.Findings, f => f.Severity == Severity.Fatal);
        }
        else
        {
            Assert.NotNull(result.File);
            Assert.Contains(result.Findings, f => f.Severity >= Severity.Warning);
        }

        Assert.All(result.Findings, f => Assert.NotEmpty(f.Place));
    }
}
