using MgProvenance.Documents.Tests.Office;
using MgProvenance.Documents.Xlsx;
using MgProvenance.Testing.Tables;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Documents.Tests.Xlsx;

public class XlsxWorkbookTests
{
    private static byte[] Bytes(ReportDocument document) => Assert.Single(XlsxWorkbook.Of(document, "report")).Content;

    private static XlsxReader Read(params Block[] blocks) => new(Bytes(Samples.Document(blocks)));

    private static XlsxReader Column(params RichText[] cells) =>
        Read(new TableBlock("t", "Table S1", "Numbers.", [new TableColumn("A", ColumnAlignment.Decimal)], [.. cells.Select(c => new TableRow([c]))], []));

    [Fact]
    public void The_file_is_named_and_valid()
    {
        var file = Assert.Single(XlsxWorkbook.Of(BigSample.Document, "report"));
        Assert.Equal(("report.xlsx", XlsxWorkbook.MediaType), (file.Path, file.MediaType));
        using var read = new XlsxReader(file.Content);
        Assert.Equal("", OfficeFile.Faults(read.Document));
        OfficeFile.AssertPlainArchive(file.Content);
    }

    [Fact]
    public void Elements_have_no_prefix_since_many_readers_know_none() =>
        Assert.All(OfficeFile.Parts(Bytes(BigSample.Document)).Where(p => p.Key.StartsWith("xl/", StringComparison.Ordinal) && p.Key.EndsWith(".xml", StringComparison.Ordinal)), part =>
        {
            Assert.DoesNotContain("x:", part.Value, StringComparison.Ordinal);
            Assert.Contains(" xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"", part.Value, StringComparison.Ordinal);
        });

    [Fact]
    public void Every_table_reads_back_as_the_model_has_it()
    {
        using var read = new XlsxReader(Bytes(BigSample.Document));
        var expected = BigSample.Document.Blocks.OfType<TableBlock>().Select(ReadTable.Of).ToList();
        var found = read.Tables();
        Assert.Equal(expected.Count, found.Count);
        Assert.All(expected.Zip(found), pair => Assert.Null(ReadTable.Difference(pair.First, pair.Second)));
        Assert.Equal(["Contents", "Table S1", "Table S2", "Table S3", "Table S4", "Provenance"], read.SheetNames);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes_also_elsewhere()
    {
        var first = Bytes(BigSample.Document);
        Assert.Equal(first, Bytes(BigSample.Document));
        Assert.Equal(first, OfficeFile.Elsewhere(() => Bytes(BigSample.Document)));
        Assert.NotEqual(first, Bytes(BigSample.Document with { Info = BigSample.Document.Info with { Date = Samples.Date.AddSeconds(1) } }));
    }

    [Theory]
    [InlineData("1.50", "1.50", "0.00")]
    [InlineData("0", "0", "0")]
    [InlineData("1204", "1204", "0")]
    [InlineData("-0.5", "-0.5", "0.0")]
    [InlineData("−0.5", "-0.5", "0.0;\"−\"0.0")]
    [InlineData("−0.0", "0.0", "\"−\"0.0")]
    [InlineData("1.23E-05", "1.23E-05", "0.00E+00")]
    [InlineData("3.2\u202F×\u202F10⁻⁵", "3.2E-5", "0.0E-0")]
    [InlineData("−3\u202F×\u202F10¹²", null, null)]
    [InlineData("< 0.1", null, null)]
    [InlineData("1.10 to 1.30", null, null)]
    [InlineData("007", null, null)]
    [InlineData("00.5", null, null)]
    [InlineData(".5", null, null)]
    [InlineData("5.", null, null)]
    [InlineData("1,234", null, null)]
    [InlineData("+1", null, null)]
    [InlineData("-1+1", null, null)]
    [InlineData("1e5", null, null)]
    [InlineData("1.5\n", null, null)]
    [InlineData("١٢", null, null)]
    [InlineData("1234567890.123456", null, null)]
    [InlineData("123456789.123456", "123456789.123456", "0.000000")]
    [InlineData("0\u202F×\u202F10²", null, null)]
    [InlineData("NaN", null, null)]
    [InlineData("–", null, null)]
    [InlineData("", null, null)]
    public void A_printed_number_is_a_number_that_shows_the_printed_digits(string printed, string? value, string? format)
    {
        var read = NumberText.Read(printed);
        Assert.Equal((value, format), (read?.Value, read?.Format));
        using var book = Column(printed);
        Assert.Equal(DisplayText.Clean(printed), Assert.Single(book.Tables()).Rows[0][0]);
    }

    [Fact]
    public void An_index_or_exponent_is_no_digit_of_a_number()
    {
        using var book = Column(RichText.Build().Text("10").Sup("2"), RichText.Build().Text("1.5", SpanStyle.Gap), "2");
        var cells = book.Part("Table S1").Worksheet.Descendants<S.Cell>().Where(c => c.CellReference!.Value!.StartsWith('A')).TakeLast(3).ToList();
        Assert.Equal([S.CellValues.InlineString, S.CellValues.InlineString, null], cells.Select(c => c.DataType?.Value));
    }

    [Fact]
    public void Value_and_uncertainty_are_numbers_below_one_head()
    {
        RichText[] printed = ["1.23 ± 0.04", "12 ± < 0.5", "–", "0.5", "−7.0 ± 1.0"];
        using var book = Column(printed);
        Assert.Equal(printed.Select(p => p.ToPlainText()), Assert.Single(book.Tables()).Rows.Select(r => Assert.Single(r)));
        var numbers = book.Part("Table S1").Worksheet.Descendants<S.Cell>().Where(c => c.CellValue is not null).ToDictionary(c => c.CellReference!.Value!, c => c.CellValue!.Text);
        Assert.Equal(new() { ["A3"] = "1.23", ["B3"] = "0.04", ["A4"] = "12", ["A6"] = "0.5", ["A7"] = "-7.0", ["B7"] = "1.0" }, numbers);
        Assert.Contains("A2:B2", book.Part("Table S1").Worksheet.Descendants<S.MergeCell>().Select(m => m.Reference!.Value));
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A1")]
    [InlineData("+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("=HYPERLINK(\"https://example.org\")")]
    public void Text_is_never_a_formula(string hostile)
    {
        using var book = Read(OfficeFile.HostileTable(hostile));
        Assert.Equal("", OfficeFile.Faults(book.Document));
        Assert.Null(ReadTable.Difference(ReadTable.Of(OfficeFile.HostileTable(hostile)), Assert.Single(book.Tables())));
        var quoted = book.Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<S.CellFormat>().Select(f => f.QuotePrefix?.Value == true).ToList();
        var cells = book.Part(book.SheetNames[1]).Worksheet.Descendants<S.Cell>().Where(c => c.InnerText.StartsWith(hostile, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(cells);
        Assert.All(cells, c => Assert.True(c.DataType!.Value == S.CellValues.InlineString && quoted[(int)c.StyleIndex!.Value]));
    }

    [Theory]
    [MemberData(nameof(Hostile.Texts), MemberType = typeof(Hostile))]
    [MemberData(nameof(OfficeFile.Texts), MemberType = typeof(OfficeFile))]
    public void Text_from_people_is_shown_as_it_is(string hostile)
    {
        var bytes = Bytes(Hostile.Document(hostile));
        using var book = new XlsxReader(bytes);
        Assert.Equal("", OfficeFile.Faults(book.Document));
        Assert.Null(ReadTable.Difference(ReadTable.Of(OfficeFile.HostileTable(hostile)), Assert.Single(book.Tables())));
        Assert.All(OfficeFile.Parts(bytes).Where(p => p.Key.EndsWith(".rels", StringComparison.Ordinal)), p => Assert.DoesNotContain("External", p.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_longer_than_a_cell_holds_is_cut_and_says_so()
    {
        using var book = Read(OfficeFile.HostileTable(new string('x', 40_000)), new TableBlock("u", "Table S2", "", [new("A")], [new TableRow([new string('y', 32_767)]), new TableRow([new string('z', 32_766) + "\U0001F9EA"])], []));
        var cells = book.Cells(book.SheetNames[1]);
        Assert.All(cells.Values, t => Assert.InRange(t.Length, 0, 32_767));
        Assert.Contains(cells.Values, t => t.Length == 32_767 && t.EndsWith(CellText.Cut, StringComparison.Ordinal));
        Assert.Contains(book.Cells("Table S2").Values, t => t == new string('y', 32_767));
        Assert.Equal("", OfficeFile.Faults(book.Document));
    }

    [Fact]
    public void A_number_with_a_key_has_a_comment_and_the_provenance_leads_back_to_it()
    {
        var provenance = """{"ledger":{"position":12,"root":"ab"},"simulated":true,"streams":[{"id":"s1","version":3}],"numbers":[{"key":"capacity-1","text":"87.3","value":87.3123456789,"unit":"mA.h/g","method":{"name":"m"},"inputs":["a","b"],"sources":{"events":[{"stream":"s"}]}}]}""";
        var document = Samples.Document(Samples.Table()) with { Attachments = [new("provenance.json", "application/json", System.Text.Encoding.UTF8.GetBytes(provenance), "", AttachmentRelationship.Source)] };
        using var book = new XlsxReader(Bytes(document));

        Assert.Equal("Key: capacity-1\nFull value: 87.3123456789 mA.h/g", book.Comments("Table S1")["E4"]);
        Assert.Equal("Key: capacity-2", book.Comments("Table S1")["E5"]);
        var cells = book.Cells("Provenance");
        Assert.Equal("12", cells[cells.Single(c => c.Value == "ledger.position").Key.Replace('A', 'B')]);
        var link = book.Part("Provenance").Worksheet.Descendants<S.Hyperlink>().Single();
        Assert.Equal(("'Table S1'!E4", "capacity-1"), (link.Location!.Value!, cells[link.Reference!.Value!]));
        Assert.Contains("87.3123456789", cells.Values);
        Assert.Contains("a, b", cells.Values);
        Assert.Contains("1 items in provenance.json", cells.Values);
    }

    [Fact]
    public void The_banner_is_on_every_sheet_and_on_every_printed_page()
    {
        using var book = new XlsxReader(Bytes(BigSample.Document));
        Assert.All(book.SheetNames, name =>
        {
            Assert.Contains("SIMULATED DATA", book.Cells(name).Values);
            Assert.Equal("SIMULATED DATA", XlsxReader.Banner(book.Part(name)));
        });
    }

    [Theory]
    [InlineData("A & B, 12 cells", "A && B, 12 cells")]
    [InlineData("&G&[Path]", "&&G&&[Path]")]
    [InlineData("12 cells", " 12 cells")]
    public void A_banner_is_no_command_of_a_printed_header(string banner, string written) => Assert.Equal(written, XlsxText.InHeader(banner));

    [Fact]
    public void A_header_is_no_longer_than_a_spreadsheet_takes()
    {
        using var book = new XlsxReader(Bytes(Samples.Document() with { Info = Samples.Info(banner: new string('&', 400)) }));
        Assert.InRange(book.Part("Contents").Worksheet.Elements<S.HeaderFooter>().Single().OddHeader!.Text.Length, 100, 255);
    }

    [Fact]
    public void Names_of_sheets_are_unique_short_and_allowed()
    {
        var names = new SheetNames();
        Assert.Equal("Table S1", names.Take("Table S1"));
        Assert.Equal("table s1 (2)", names.Take("table s1"));
        Assert.Equal("a-b-c-d-e-f-g", names.Take("'a:b\\c/d?e*f[g'"));
        Assert.Equal("Table", names.Take("\u200B"));
        Assert.Equal("History (2)", names.Take("History"));
        Assert.Equal(new string('x', 31), names.Take(new string('x', 40)));
        Assert.Equal(new string('x', 27) + " (2)", names.Take(new string('x', 40)));
        Assert.Equal(new string('y', 30), names.Take(new string('y', 30) + "\U0001F9EA"));
        Assert.Equal("'it''s'!A1", SheetNames.Place("it's", "A1"));
    }

    [Fact]
    public void A_document_without_tables_has_its_contents()
    {
        using var book = Read();
        Assert.Equal(["Contents"], book.SheetNames);
        Assert.Equal("", OfficeFile.Faults(book.Document));
    }

    [Fact]
    public void Five_thousand_rows_with_keys_are_all_there()
    {
        using var book = Read(Samples.Table(5000));
        var table = Assert.Single(book.Tables());
        Assert.Null(ReadTable.Difference(ReadTable.Of(Samples.Table(5000)), table));
        Assert.Equal(5000, book.Comments("Table S1").Count);
    }
}
