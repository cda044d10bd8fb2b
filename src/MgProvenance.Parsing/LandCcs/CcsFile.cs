using System.Text;

namespace MgProvenance.Parsing.LandCcs;

/// <summary>LANHE's newer native file. Its layout is known from another's description of one file, and no file was at hand to hold it against: it is named and refused.</summary>
internal static class CcsFile
{
    private const int HeaderBytes = 0xA80;
    private const string Maker = "WuHan LAND";

    public static bool Recognises(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderBytes) return false;
        var header = content[..HeaderBytes];
        return header.IndexOf(Encoding.ASCII.GetBytes(Maker)) >= 0 || header.IndexOf(Encoding.Unicode.GetBytes(Maker)) >= 0;
    }

    public static ParseResult Refuse()
    {
        var findings = new FindingList();
        findings.Warn("format.experimental", "file", $"Files of this kind (.ccs) were never held against a real one.");
        findings.Fatal("ccs.unverified", "file", $"This looks like a LANHE .ccs file. No file was at hand to check its layout, so no number is read from it; export it as text or workbook.");
        return findings.Stopped();
    }
}
