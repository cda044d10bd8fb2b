using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace MgProvenance.Parsing.Tests;

/// <summary>Makes small .xlsx packages by hand, so that a formula, a link or a bomb can be put into them.</summary>
internal sealed class SmallWorkbook
{
    private readonly List<(string Name, string Xml)> _sheets = [];
    private readonly List<(string Name, byte[] Content)> _others = [];

    /// <summary>A cell that begins with '=' becomes a formula with the saved value 0.25; numbers become numbers.</summary>
    public SmallWorkbook Sheet(string name, params string[] rows)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            var cells = rows[r].Split('|');
            for (var c = 0; c < cells.Length; c++) if (cells[c].Length > 0) xml.Append(Cell($"{(char)('A' + c)}{r + 1}", cells[c]));
            xml.Append("</row>");
        }

        _sheets.Add((name, xml.Append("</sheetData></worksheet>").ToString()));
        return this;
    }

    public SmallWorkbook Part(string name, byte[] content)
    {
        _others.Add((name, content));
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
            Write(zip, "_rels/.rels", $"<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            var sheets = string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"/>"));
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{sheets}</sheets></workbook>");
            var links = string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"));
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{package}\">{links}</Relationships>");
            for (var i = 0; i < _sheets.Count; i++) Write(zip, $"xl/worksheets/sheet{i + 1}.xml", _sheets[i].Xml);
            foreach (var (name, content) in _others)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string Cell(string at, string text)
    {
        if (text[0] == '=') return $"<c r=\"{at}\"><f>{SecurityElement.Escape(text[1..])}</f><v>0.25</v></c>";
        return double.TryParse(text, CultureInfo.InvariantCulture, out _) ? $"<c r=\"{at}\"><v>{text}</v></c>" : $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";
    }

    private static void Write(ZipArchive zip, string name, string xml)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }
}
