namespace MgProvenance.Parsing.Tests.BiologicMpr;

/// <summary>Column layouts and settings that the real files at hand do not have.</summary>
public class MprColumnTests
{
    [Fact]
    public void Ids_with_two_meanings_follow_the_record_length()
    {
        var charges = Decode(new MprBuilder().Data([4, 498, 499], 2, (w, row) => { w.Write(1.0 * row); w.Write(2.5); w.Write(3.5); }));
        Assert.Equal([2.5, 2.5], charges.Find("Q charge/mA.h")!.Values);
        var harmonics = Decode(new MprBuilder().Data([4, 498, 499], 2, (w, row) => { w.Write(1.0 * row); w.Write(2.5f); w.Write(3.5f); }));
        Assert.Equal([3.5, 3.5], harmonics.Find("|Ece h3|/V")!.Values);
        var empty = InstrumentReader.Read(new MprBuilder().Data([4, 498], 0, (_, _) => { }).Build(), "empty.mpr");
        Assert.Contains(empty.Findings, f => f is { Rule: "mpr.ambiguous-column", Severity: Severity.Fatal });
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(2u)]
    [InlineData(3u)]
    public void Old_layouts_are_read(uint version)
    {
        var file = Decode(new MprBuilder { OldVersion = version }.Data([4, 6], 2, (w, row) => { w.Write(1.0 * row); w.Write(0.5f); }));
        Assert.Equal($"data {version}", file.FormatVersion);
        Assert.Equal([0.5, 0.5], file.Find(Meaning.Voltage)!.Values);
    }

    [Fact]
    public void The_flags_byte_lies_where_its_first_flag_is_listed()
    {
        var file = Decode(new MprBuilder().Data([4, 21, 1, 65], 1, (w, _) => { w.Write(7.0); w.Write((byte)0b1001_0010); }));
        Assert.Equal(["time/s", "control changes", "mode", "counter inc."], file.Columns.Select(c => c.Name));
        Assert.Equal([7, 1, 2, 1], file.Columns.Select(c => c.Values[0]));
    }

    [Theory]
    [InlineData(585, false)]
    [InlineData(465, true)]
    [InlineData(469, true)]
    [InlineData(473, true)]
    public void Older_places_of_the_start_are_tried(int at, bool isOld)
    {
        var result = InstrumentReader.Read(new MprBuilder().Data([4], 1, (w, _) => w.Write(0.0)).Log(40000.25, at).Build(), "start.mpr");
        Assert.Equal(new DateTime(2009, 7, 6, 6, 0, 0), Support.Decoded(result).StartedAt!.Local);
        Assert.Equal(isOld, result.Findings.Any(f => f.Rule == "mpr.start-offset"));
    }

    [Fact]
    public void A_log_without_a_date_leaves_the_start_open()
    {
        var result = InstrumentReader.Read(new MprBuilder().Data([4], 1, (w, _) => w.Write(0.0)).Log(0).Build(), "start.mpr");
        Assert.Null(Support.Decoded(result).StartedAt);
        Assert.Contains(result.Findings, f => f.Rule == "mpr.no-start");
    }

    [Theory]
    [InlineData(2, 113.0)]
    [InlineData(3, 1.13)]
    [InlineData(9, null)]
    public void The_area_is_given_in_square_centimetres(byte unit, double? expected)
    {
        var result = InstrumentReader.Read(new MprBuilder().Set(4, area: 113f, areaUnit: unit).Data([4], 1, (w, _) => w.Write(0.0)).Build(), "area.mpr");
        if (expected is null) Assert.Null(Support.Decoded(result).Settings.ElectrodeAreaCm2);
        else Assert.Equal(expected.Value, Support.Decoded(result).Settings.ElectrodeAreaCm2!.Value, 1e-9);
        Assert.Equal(expected is null, result.Findings.Any(f => f.Rule == "settings.unknown-unit"));
    }

    [Fact]
    public void A_rewritten_file_keeps_its_primary_digest()
    {
        var original = MprBuilder.Gcpl().Build();
        var rewritten = new MprBuilder().Set(4, massMg: 9f).Data([1, 2, 3, 21, 31, 65, 131, 4, 7, 6, 468, 11, 438, 498, 499, 502], 4, (w, row) =>
        {
            MprBuilder.WriteGcplRow(w, row);
            for (var added = 0; added < 5; added++) w.Write(0.36 * added);
        }).Build();
        var other = new MprBuilder().Set(4).Data([1, 2, 3, 21, 31, 65, 131, 4, 7, 6, 468], 4, (w, row) => MprBuilder.WriteGcplRow(w, row == 3 ? 4 : row)).Build();
        Assert.Equal(Digest(original), Digest(rewritten));
        Assert.NotEqual(Digest(original), Digest(other));
    }

    private static string Digest(byte[] bytes) => Support.Decoded(InstrumentReader.Read(bytes, "digest.mpr")).PrimaryDigest;

    private static InstrumentFile Decode(MprBuilder builder) => Support.Decoded(InstrumentReader.Read(builder.Build(), "small.mpr"));
}
