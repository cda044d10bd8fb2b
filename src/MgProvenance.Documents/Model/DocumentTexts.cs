namespace MgProvenance.Documents;

/// <summary>All rich text of a block in reading order.</summary>
internal static class DocumentTexts
{
    public static IEnumerable<RichText> Of(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        BulletList list => list.Items,
        KeyValues facts => facts.Rows.SelectMany(r => new[] { r.Name, r.Value }),
        Callout callout => [callout.Text],
        TableBlock table => [table.Caption, .. table.Columns.Select(c => c.Header), .. table.Rows.SelectMany(r => r.Cells), .. table.Notes],
        FigureBlock figure => [figure.Caption],
        PageBreak or TableOfContents => [],
        _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
    };
}
