using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Documents.Xlsx;

internal sealed record CellComment(string Reference, int Row, int Column, string Text);

/// <summary>Comments of a sheet. Spreadsheets still ask for a drawing of each in VML, the drawing language of Office 2000.</summary>
internal static class CellComments
{
    /// <summary>Shapes are numbered from this on, in blocks of as many.</summary>
    private const int Block = 1024;

    public static void Write(WorksheetCommentsPart part, VmlDrawingPart drawing, IReadOnlyList<CellComment> comments)
    {
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new S.Comments());
            writer.WriteElement(new S.Authors(new S.Author("MgProvenance")));
            writer.WriteStartElement(new S.CommentList());
            foreach (var comment in comments)
            {
                writer.WriteElement(new S.Comment(new S.CommentText(CellText.Plain(comment.Text))) { Reference = comment.Reference, AuthorId = 0, ShapeId = 0 });
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        using var stream = drawing.GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes(Shapes(comments)));
    }

    private static string Shapes(IReadOnlyList<CellComment> comments)
    {
        var blocks = string.Join(',', Enumerable.Range(1, 1 + (comments.Count / Block)).Select(b => b.ToString(CultureInfo.InvariantCulture)));
        var vml = new StringBuilder();
        vml.Append(CultureInfo.InvariantCulture, $"""
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
            <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>
            <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>

            """);
        for (var i = 0; i < comments.Count; i++)
        {
            var (row, column) = (comments[i].Row, comments[i].Column);
            var lines = comments[i].Text.Split('\n').Sum(l => 1 + (l.Length / 48));
            vml.Append(CultureInfo.InvariantCulture, $"""
                <v:shape id="_x0000_s{Block + 1 + i}" type="#_x0000_t202" style="position:absolute;visibility:hidden;z-index:{i + 1}" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 12, {Math.Max(0, row - 1)}, 4, {column + 5}, 12, {row + lines + 1}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>

                """);
        }

        return vml.Append("</xml>\n").ToString();
    }
}
