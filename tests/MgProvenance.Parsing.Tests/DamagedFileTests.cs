namespace MgProvenance.Parsing.Tests;

/// <summary>
/// Every real file that can be read, damaged by chance: cut, bits turned over, bytes put in, something added at the end, called by another name. Whatever comes out is a refusal with a finding that has a
/// place, or the file; a file with another number of rows says so, unless it is a text that was cut or lengthened between two lines. No damage makes a reader fail, or take more memory than the file deserves.
/// </summary>
public sealed class DamagedFileTests
{
    private const int MostBytesRead = 6_000_000, FewestTries = 3, MostTries = 24;

    /// <summary>What a reader may allocate for each byte of a file, and beside that.</summary>
    private const long BytesPerByte = 400, BytesBeside = 64 << 20;

    public static IEnumerable<TheoryDataRow<string>> Files() => Directory.Exists(RealFiles.Root)
        ? from path in Directory.EnumerateFiles(Path.Combine(RealFiles.Root, "instruments"), "*", SearchOption.AllDirectories)
          let name = Path.GetRelativePath(RealFiles.Root, path)
          where !name.EndsWith("manifest.tsv", StringComparison.Ordinal)
          orderby name
          select new TheoryDataRow<string>(name)
        : [new TheoryDataRow<string>("instruments")];

    [Theory, MemberData(nameof(Files))]
    public void Damage_is_found_or_does_no_harm(string name)
    {
        var content = File.ReadAllBytes(RealFiles.Get(name));
        var whole = InstrumentReader.Read(content, name);
        var chance = new Random(name.Length);
        var tries = Math.Clamp(MostBytesRead / content.Length, FewestTries, MostTries);
        Same(whole, InstrumentReader.Read(content, "holiday.jpg"));
        for (var i = 0; i < tries; i++)
        {
            IsFound(content[..chance.Next(content.Length)], "cut");
            IsFound(Turned(content, chance), "bits turned over");
            IsFound(Inserted(content, chance), "bytes put in");
            IsFound([.. content, .. Noise(chance, 100)], "bytes at the end");
        }

        void IsFound(byte[] damaged, string how)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var result = InstrumentReader.Read(damaged, name);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < BytesBeside + BytesPerByte * damaged.Length, $"{how}: {allocated:N0} bytes were allocated for {damaged.Length:N0}.");
            Assert.DoesNotContain(result.Findings, f => string.IsNullOrWhiteSpace(f.Place));
            if (result.File is null)
            {
                Assert.Contains(result.Findings, f => f.Severity == Severity.Fatal);
                return;
            }

            Assert.All(result.File.Columns, c => Assert.Equal(result.File.RowCount, c.Texts?.Count ?? c.Values.Length));
            if (result.File.RowCount == whole.File?.RowCount || result.Findings.Any(f => f.Severity >= Severity.Warning)) return;
            Assert.True(EndsBetweenLines(damaged, content), $"{how}: {result.File.RowCount} rows instead of {whole.File?.RowCount}, and not a word of it.");
        }
    }

    private static void Same(ParseResult one, ParseResult other)
    {
        Assert.Equal((one.File?.Format, one.File?.RowCount, one.File?.PrimaryDigest), (other.File?.Format, other.File?.RowCount, other.File?.PrimaryDigest));
        Assert.Equal(one.Findings.Select(f => (f.Rule, f.Place)), other.Findings.Select(f => (f.Rule, f.Place)));
    }

    /// <summary>Cut at the end of a line, a text is a text: nothing in it tells how long it was.</summary>
    private static bool EndsBetweenLines(byte[] damaged, byte[] content) =>
        damaged.Length < content.Length && content.AsSpan().StartsWith(damaged) && (damaged[^1] is (byte)'\n' or (byte)'\r' || content[damaged.Length] is (byte)'\n' or (byte)'\r');

    private static byte[] Turned(byte[] content, Random chance)
    {
        var damaged = content.ToArray();
        for (var n = chance.Next(1, 5); n > 0; n--) damaged[chance.Next(damaged.Length)] ^= (byte)(1 << chance.Next(8));
        return damaged;
    }

    private static byte[] Inserted(byte[] content, Random chance)
    {
        var at = chance.Next(content.Length);
        return [.. content[..at], .. Noise(chance, 20), .. content[at..]];
    }

    private static byte[] Noise(Random chance, int most)
    {
        var noise = new byte[chance.Next(1, most)];
        chance.NextBytes(noise);
        return noise;
    }
}
