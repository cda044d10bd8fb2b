using System.Globalization;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using MgProvenance.Documents.Office;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Documents.Xlsx;

/// <summary>
/// The tables of a report as a workbook, a sheet each: numbers as numbers that show the printed decimals, the trace key of a number as the comment of
/// its cell, a sheet of contents before and, where the document carries it, its provenance behind. The same document always gives the same bytes.
/// </summary>
public static class XlsxWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string ProvenanceFile = "provenance.json";

    /// <param name="document">Its figures and text stay out: a spreadsheet is for checking numbers.</param>
    /// <param name="name">Of the file, without extension.</param>
    /// <exception cref="DocumentDefectException">The document breaks a rule of the model.</exception>
    public static IReadOnlyList<RenderedFile> Of(ReportDocument document, string name)
    {
        DocumentRules.Check(document);
        using var stream = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            Write(workbook, document);
        }

        stream.Position = 0;
        return [new RenderedFile(name + ".xlsx", MediaType, StoredPackage.Rewritten(stream, WithoutPrefix))];
    }

    /// <summary>Many programs that read workbooks know the names of elements without a prefix only. No text of a part holds a bare <c>&lt;</c>.</summary>
    private static string WithoutPrefix(string xml)
    {
        var bare = xml.Replace("<x:", "<", StringComparison.Ordinal).Replace("</x:", "</", StringComparison.Ordinal);
        return bare.IndexOf(" xmlns:x=", StringComparison.Ordinal) is >= 0 and var root && root < bare.IndexOf('>', bare.IndexOf("?>", StringComparison.Ordinal) + 2) ? bare.Remove(root + 6, 2) : bare;
    }

    private static void Write(SpreadsheetDocument workbook, ReportDocument document)
    {
        var main = workbook.AddWorkbookPart();
        workbook.ChangeIdOfPart(main, "rId1");
        CoreProperties.Write(workbook.AddNewPart<CoreFilePropertiesPart>("rId2"), document.Info);

        using var provenance = document.Attachments.FirstOrDefault(a => a.FileName == ProvenanceFile) is { } file ? JsonDocument.Parse(file.Content) : null;
        var (names, styles, notes) = (new SheetNames(), new XlsxStyles(), new TraceNotes(provenance?.RootElement));
        var contents = new SheetBuilder(names.Take("Contents"), styles);
        var numbers = provenance is null ? null : new SheetBuilder(names.Take("Provenance"), styles);
        var tables = document.Blocks.OfType<TableBlock>().Select(t => (Table: t, Sheet: names.Take(t.Label))).ToList();

        var (sheets, printed) = (new S.Sheets(), new S.DefinedNames());
        ContentsSheet.Write(contents, document.Info, tables, numbers?.Name);
        Add(contents);
        foreach (var (table, sheet) in tables)
        {
            var builder = new SheetBuilder(sheet, styles);
            TableSheet.Write(table, builder, notes, document.Info.Banner);
            Add(builder);
        }

        if (numbers is not null)
        {
            ProvenanceSheet.Write(numbers, provenance!.RootElement, notes, document.Info.Banner);
            Add(numbers);
        }

        main.AddNewPart<WorkbookStylesPart>("rId1").Stylesheet = styles.Sheet();
        main.Workbook = new S.Workbook(new S.BookViews(new S.WorkbookView()), sheets);
        if (printed.HasChildren) main.Workbook.Append(printed);

        void Add(SheetBuilder builder)
        {
            var index = (uint)sheets.ChildElements.Count;
            var id = string.Create(CultureInfo.InvariantCulture, $"rId{index + 2}");
            builder.Write(main.AddNewPart<WorksheetPart>(id), document.Info.Banner);
            sheets.Append(new S.Sheet { Name = builder.Name, SheetId = index + 1, Id = id });
            if (builder.HeadRows > 0) printed.Append(new S.DefinedName(SheetNames.Place(builder.Name, string.Create(CultureInfo.InvariantCulture, $"$1:${builder.HeadRows}"))) { Name = "_xlnm.Print_Titles", LocalSheetId = index });
        }
    }
}
