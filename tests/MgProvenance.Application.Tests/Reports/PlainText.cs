using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Documents;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>A document as lines of plain text, so that two can be compared and one can be searched.</summary>
internal static class PlainText
{
    public static IReadOnlyList<string> Lines(ReportDocument document) =>
    [
        document.Info.ToString(),
        .. document.Blocks.SelectMany(Lines),
        .. document.Attachments.Select(a => $"{a.FileName} {Convert.ToHexStringLower(SHA256.HashData(a.Content))}"),
    ];

    public static IReadOnlyList<string> Section(ReportDocument document, string anchor) =>
        [.. document.Blocks.SkipWhile(b => b is not Heading h || h.Anchor != anchor).Skip(1).TakeWhile(b => b is not Heading).SelectMany(Lines)];

    public static TableBlock Table(ReportDocument document, string anchor) => document.Blocks.OfType<TableBlock>().Single(t => t.Anchor == anchor);

    public static string[] Cells(TableRow row) => [.. row.Cells.Select(c => c.ToPlainText())];

    public static IEnumerable<string> Keys(ReportDocument document) =>
        document.Blocks.OfType<TableBlock>().SelectMany(t => t.Rows).SelectMany(r => r.Cells).SelectMany(c => c.Spans).Select(s => s.Key).OfType<string>();

    public static IEnumerable<string> Lines(Block block) => block switch
    {
        Heading b => [$"{new string('#', b.Level)} {b.Text}"],
        Paragraph b => [b.Text.ToPlainText()],
        BulletList b => b.Items.Select(i => $"- {i}"),
        KeyValues b => b.Rows.Select(r => $"{r.Name}: {r.Value}"),
        Callout b => [$"! {b.Text}"],
        TableBlock b => [$"{b.Label} {b.Caption}", .. (b.HeadRows ?? []).Select(r => string.Join(" | ", r.Select(h => $"{h.Text} ×{h.Columns}"))), string.Join(" | ", b.Columns.Select(c => $"{c.Header} {c.Unit}")), .. b.Rows.Select(r => string.Join(" | ", Cells(r))), .. b.Notes.Select(n => n.ToPlainText())],
        FigureBlock b => [$"{b.Label} {b.Caption} {b.AltText}", JsonSerializer.Serialize(b.Panels)],
        QrCode b => [$"{b.Text} {b.Caption}"],
        TableOfContents or PageBreak => [block.GetType().Name],
        _ => throw new InvalidOperationException($"{block.GetType().Name} has no plain text."),
    };
}
