using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace MgProvenance.Documents.Tests.Office;

/// <summary>What holds for every Office file.</summary>
internal static class OfficeFile
{
    /// <summary>Beside <see cref="Hostile.Texts"/>: what an Office program could take for a code of its own.</summary>
    public static TheoryData<string> Texts => ["_x000A_ &[Date] &G", " REF _a \\h ", "  spaces  kept  ", "=HYPERLINK(\"https://example.org\")", "\uFFFE\uFFFF", "z\u200Be\u200Cr\u2060o\uFEFF\u2066x\u2069", "Table S007"];

    public static TableBlock HostileTable(string text) => Hostile.Document(text).Blocks.OfType<TableBlock>().Single();

    /// <summary>Faults against the schema of Office 2019, one a line.</summary>
    public static string Faults(OpenXmlPackage package) => string.Join('\n', new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Take(10).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));

    public static Dictionary<string, string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
    }

    /// <summary>Sorted, stored, and dated by the archive's first instant.</summary>
    public static void AssertPlainArchive(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.Equal(zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal), zip.Entries.Select(e => e.FullName));
        Assert.All(zip.Entries, e => Assert.Equal(e.Length, e.CompressedLength));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
    }

    /// <summary>What it makes for someone elsewhere, a year later.</summary>
    public static byte[] Elsewhere(Func<byte[]> make)
    {
        var (before, made) = (CultureInfo.CurrentCulture, Array.Empty<byte>());
        var thread = new Thread(() =>
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            culture.DateTimeFormat.DateSeparator = ".";
            culture.DateTimeFormat.TimeSeparator = "h";
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            made = make();
        });
        thread.Start();
        thread.Join();
        Assert.Equal(before, CultureInfo.CurrentCulture);
        return made;
    }
}
