namespace MgProvenance.Documents;

/// <summary>All text of a block in reading order.</summary>
internal static class DocumentTexts
{
    /// <summary>Every run, those of a footnote after the words at which it stands.</summary>
    public static IEnumerable<Span> SpansOf(Block block) => Of(block).SelectMany(SpansOf);

    private static IEnumerable<Span> SpansOf(RichText text) => text.Spans.SelectMany(s => s.Footnote is { } note ? SpansOf(note).Prepend(s) : [s]);

    private static IEnumerable<RichText> Of(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        BulletList list => list.Items,
        KeyValues facts => facts.Rows.SelectMany(r => new[] { r.Name, r.Value }),
        Callout callout => [callout.Text],
        TableBlock table => [table.Caption, .. (table.HeadRows ?? []).SelectMany(r => r).Select(h => h.Text), .. table.Columns.Select(c => c.Header), .. table.Rows.SelectMany(r => r.Cells), .. table.Notes],
        FigureBlock figure => [figure.Caption],
        Bibliography works => works.References.Select(r => r.Text),
        QrCode code => [code.Caption],
        PageBreak or TableOfContents => [],
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };
}
