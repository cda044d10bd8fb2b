using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Testing.Tables;

/// <summary>Reads a Word document back as plain text. Results of fields count as text, their codes do not.</summary>
internal sealed class DocxReader(byte[] file) : IDisposable
{
    public WordprocessingDocument Document { get; } = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    public W.Body Body => Document.MainDocumentPart!.Document.Body!;

    /// <summary>Every table of the model, in order; tables that only place things are left out.</summary>
    public IReadOnlyList<ReadTable> Tables() => [.. Body.Elements<W.Table>().Where(t => t.GetFirstChild<W.TableProperties>()!.TableStyle!.Val == "ReportTable").Select(Table)];

    /// <summary>Text of the paragraphs with this style, outside tables of the model or within.</summary>
    public IReadOnlyList<string> Lines(string style) => [.. Body.Descendants<W.Paragraph>().Where(p => StyleOf(p) == style).Select(Text)];

    public IReadOnlyList<string> FieldCodes() => [.. Body.Descendants<W.FieldCode>().Select(c => c.Text.Trim())];

    public static string? StyleOf(W.Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val;

    public static string Text(OpenXmlElement element) => string.Concat(element.Descendants().Select(e => e switch
    {
        W.Text text => text.Text,
        W.TabChar => "\t",
        W.Break => "\n",
        _ => "",
    }));

    public void Dispose() => Document.Dispose();

    private static ReadTable Table(W.Table table)
    {
        var columns = table.GetFirstChild<W.TableGrid>()!.ChildElements.Count;
        var rows = table.Elements<W.TableRow>().ToList();
        var heads = rows.TakeWhile(r => r.TableRowProperties!.GetFirstChild<W.TableHeader>() is not null).ToList();
        Assert.All(rows, r => Assert.Equal(columns, r.Elements<W.TableCell>().Sum(c => c.TableCellProperties!.GridSpan?.Val?.Value ?? 1)));
        var notes = table.ElementsAfter().OfType<W.Paragraph>().TakeWhile(p => StyleOf(p) == "TableNote");
        return new ReadTable(Title(table.PreviousSibling<W.Paragraph>()!), [.. heads.Select(Cells)], [.. rows.Skip(heads.Count).Select(Cells)], [.. notes.Select(Text)]);
    }

    /// <summary>In the text a label stays on one line.</summary>
    private static string Title(W.Paragraph caption)
    {
        Assert.Equal("Caption", StyleOf(caption));
        var text = Text(caption);
        var end = text.IndexOf(".\u2002", StringComparison.Ordinal);
        return text[..end].Replace('\u00A0', ' ') + ". " + text[(end + 2)..];
    }

    /// <summary>A unit stands on a line of its own, where it may break between its factors.</summary>
    private static List<string> Cells(W.TableRow row) => [.. row.Elements<W.TableCell>().Select(c => Text(c).Split('\n') is [var head, var unit] ? head + " / " + unit : Text(c))];
}
