using System.IO.Compression;

namespace MgProvenance.Parsing.Tests.NewareNdax;

/// <summary>Files that are cut, changed, lengthened or made to burst: a located finding, never a crash, never another row count in silence.</summary>
public class NewareDamageTests
{
    public static TheoryData<string> Files => ["interp-test.ndax", "Unit27_Example_Data_File.ndax", "ndc17_small.ndax", "ndc5_navani.ndax", "nw4-120-1-6-53.ndax", "new_nda_file.nda.zip", "nda"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_cut_anywhere_is_refused(string name)
    {
        var bytes = Load(name);
        var step = Math.Max(1, bytes.Length / 300);
        for (var length = 0; length < bytes.Length; length += step) AssertRefused(Read(bytes[..length]), $"cut at {length}");
        for (var length = bytes.Length - 30; length < bytes.Length; length++) AssertRefused(Read(bytes[..length]), $"cut at {length}");
    }

    /// <summary>In a zip the check sums tell; in a bare .nda no check sum exists, so only what the format repeats can be checked: no row may be lost or moved.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void A_changed_bit_never_changes_the_readings_in_silence(string name)
    {
        var bytes = Load(name);
        var whole = Support.Decoded(Read(bytes));
        var step = Math.Max(1, bytes.Length / (bytes.Length > 200_000 ? 120 : 900));
        for (var at = 0; at < bytes.Length; at += step)
        {
            var changed = bytes.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            var result = Read(changed);
            if (result.File is null) AssertRefused(result, $"bit at {at}");
            else Assert.True(Same(whole, result.File, values: name != "nda") || result.Findings.Any(f => f.Severity > Severity.Info), $"bit at {at} changed the readings and nothing was said");
            if (result.File is not null) CyclerReader.From(result.File);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_added_at_the_end_never_change_the_readings(string name)
    {
        var bytes = Load(name);
        var whole = Support.Decoded(Read(bytes));
        foreach (var length in new[] { 1, 86, 4096, 100_000 })
        {
            var result = Read([.. bytes, .. new byte[length]]);
            if (result.File is null) AssertRefused(result, $"{length} bytes added");
            else Assert.True(Same(whole, result.File, values: true));
        }
    }

    [Theory]
    [InlineData("interp-test")]
    [InlineData("nw4-120-1-6-53")]
    [InlineData("ndc17_small")]
    [InlineData("ndc5_navani")]
    public void Changed_pages_under_right_check_sums_keep_their_rows_or_are_refused(string name)
    {
        var entries = Unzip(Load($"{name}.ndax"));
        var whole = Support.Decoded(Read(Zip(entries)));
        var random = new Random(11);
        foreach (var entry in entries.Keys.Where(n => n is "data.ndc" or "data_runInfo.ndc" or "data_step.ndc"))
        {
            for (var i = 0; i < 120; i++)
            {
                var changed = entries[entry].ToArray();
                // the header of a page and its first records, where most of what is checked lies
                var at = random.Next(changed.Length / 4096) * 4096 + random.Next(i % 2 == 0 ? 200 : 4096);
                changed[at] ^= (byte)(1 << random.Next(8));
                var result = Read(Zip(new(entries) { [entry] = changed }));
                if (result.File is null) AssertRefused(result, $"{entry} {at}");
                else Assert.Equal(whole.RowCount, result.File.RowCount);
            }
        }
    }

    [Fact]
    public void A_lost_page_is_refused()
    {
        var entries = Unzip(Load("nw4-120-1-6-53.ndax"));
        foreach (var entry in new[] { "data.ndc", "data_runInfo.ndc", "data_step.ndc" })
        {
            foreach (var page in new[] { 1, 2 })
            {
                var bytes = entries[entry];
                AssertRefused(Read(Zip(new(entries) { [entry] = [.. bytes[..(page * 4096)], .. bytes[((page + 1) * 4096)..]] })), $"{entry} without page {page}");
            }
        }
    }

    [Theory]
    [InlineData("data.ndc", 0, 2, "ndax.version")]
    [InlineData("data.ndc", 2, 11, "ndax.version")]
    [InlineData("data_runInfo.ndc", 2, 17, "ndax.version")]
    [InlineData("data_step.ndc", 0, 9, "ndax.version")]
    [InlineData("data.ndc", 4096, 3, "ndax.page-kind")]
    [InlineData("data.ndc", 4098, 1, "ndax.page-count")]
    [InlineData("data_runInfo.ndc", 4098, 1, "ndax.page-count")]
    public void An_unknown_version_or_kind_is_refused_by_name_and_place(string entry, int at, byte value, string rule)
    {
        var entries = Unzip(Load("interp-test.ndax"));
        entries[entry][at] = value;
        var finding = Assert.Single(Read(Zip(entries)).Findings, f => f.Severity == Severity.Fatal);
        Assert.Equal(rule, finding.Rule);
        Assert.Equal($"{entry} byte 0x{at & ~0xFFF:X}", finding.Place);
    }

    [Theory]
    [InlineData("data_runInfo.ndc")]
    [InlineData("data_step.ndc")]
    public void A_missing_table_is_refused_by_name(string entry)
    {
        var entries = Unzip(Load("interp-test.ndax"));
        entries.Remove(entry);
        Assert.Contains(Read(Zip(entries)).Findings, f => f is { Rule: "ndax.missing", Severity: Severity.Fatal } && f.Place == entry);
    }

    [Fact]
    public void An_unknown_version_of_nda_is_refused()
    {
        foreach (var (at, rule) in new[] { (14, "nda.version"), (0x40, "nda.section"), (85471, "nda.record-kind"), (85473, "nda.record-number"), (85471 + 78, "nda.current-range") })
        {
            var bytes = Load("nda");
            bytes[at] ^= 0x40;
            Assert.Contains(Read(bytes).Findings, f => f.Severity == Severity.Fatal && f.Rule == rule);
        }
    }

    [Fact]
    public void A_zip_that_would_burst_is_refused_before_it_is_unpacked()
    {
        var bomb = Zip(new() { ["data.ndc"] = new byte[80 << 20] });
        Assert.True(bomb.Length < 200_000);
        Assert.Contains(Read(bomb).Findings, f => f is { Rule: "ndax.zip-size", Severity: Severity.Fatal, Place: "data.ndc" });
    }

    [Fact]
    public void A_size_that_is_a_lie_is_refused()
    {
        var bytes = Zip(new() { ["data.ndc"] = new byte[8192] });
        // the uncompressed size in the central directory
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        foreach (var size in new[] { 4096, 8191, 8193, 12288, 60 << 20 })
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), size);
            AssertRefused(Read(bytes), $"{size}");
        }
    }

    [Fact]
    public void A_zip_of_two_nda_is_refused()
    {
        var nda = Load("nda");
        Assert.Equal(439, Read(Zip(new() { ["../../etc/one.nda"] = nda })).File!.RowCount);
        Assert.Contains(Read(Zip(new() { ["one.nda"] = nda, ["two.nda"] = nda })).Findings, f => f is { Rule: "nda.zip", Severity: Severity.Fatal });
    }

    private static void AssertRefused(ParseResult result, string what)
    {
        Assert.True(result.File is null, $"{what}: read with {result.File?.RowCount} rows");
        Assert.True(result.Findings.Any(f => f.Severity == Severity.Fatal && f.Place.Length > 0), what);
    }

    private static bool Same(InstrumentFile a, InstrumentFile b, bool values) => a.RowCount == b.RowCount && (!values || a.PrimaryDigest == b.PrimaryDigest);

    private static ParseResult Read(byte[] bytes) => InstrumentReader.Read(bytes, "damaged");

    private static byte[] Load(string name) => name == "nda"
        ? Unzip(File.ReadAllBytes(RealFiles.Get("instruments/neware/new_nda_file.nda.zip"))).Values.Single()
        : File.ReadAllBytes(RealFiles.Get($"instruments/neware/{name}"));

    private static Dictionary<string, byte[]> Unzip(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    private static byte[] Zip(Dictionary<string, byte[]> entries) => SmallNdax.Zip([.. entries.Select(e => (e.Key, e.Value))]);
}
