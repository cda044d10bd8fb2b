using System.IO.Compression;
using System.Xml;

namespace MgProvenance.Parsing.Workbooks;

/// <summary>What is checked of an .xlsx before it is opened: how large it becomes, formulas, links to other files.</summary>
internal static class WorkbookPackage
{
    private const long MostBytes = 512L << 20;
    private const int MostTimes = 200;        // a sheet of records shrinks five to thirty times
    private const long SmallEntry = 1 << 20;  // below this a ratio says nothing

    /// <summary>False where the content is no workbook at all.</summary>
    public static bool Check(byte[] bytes, FindingList findings)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.GetEntry("xl/workbook.xml") is null) return false;
            if (IsBomb(zip, findings)) return true;
            if (zip.Entries.FirstOrDefault(e => e.FullName.StartsWith("xl/externalLinks/", StringComparison.Ordinal)) is { } link)
            {
                findings.Warn("workbook.external-link", link.FullName, $"The workbook refers to another file. The link is not followed; what was saved last is read.");
            }

            foreach (var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal))) FindFormula(sheet, findings);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            findings.Fatal("workbook.damaged", "file", $"The workbook cannot be unpacked: {e.Message}", found: e.GetType().Name);
            return bytes.AsSpan().IndexOf("xl/workbook.xml"u8) >= 0;
        }
    }

    private static bool IsBomb(ZipArchive zip, FindingList findings)
    {
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            if (entry.Length <= SmallEntry || entry.Length / MostTimes <= entry.CompressedLength) continue;
            findings.Fatal("workbook.too-dense", entry.FullName, $"This part of the workbook would grow more than {MostTimes} times; it is not unpacked.", $"{MostTimes} x {entry.CompressedLength} bytes", $"{entry.Length} bytes");
            return true;
        }

        if (total <= MostBytes) return false;
        findings.Fatal("workbook.too-large", "file", $"The workbook would take {total} bytes when unpacked; it is not unpacked.", $"{MostBytes} bytes at most", $"{total} bytes");
        return true;
    }

    private static void FindFormula(ZipArchiveEntry sheet, FindingList findings)
    {
        using var xml = XmlReader.Create(sheet.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
        var (count, cell, first) = (0, "", "");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "c") cell = xml.GetAttribute("r") ?? "";
            if (xml.LocalName == "f" && count++ == 0) first = cell;
        }

        if (count > 0) findings.Warn("workbook.formula", $"{sheet.FullName} cell {first}", $"{count} cells hold formulas, the first of them here. None is computed; what was saved last is read.");
    }
}
