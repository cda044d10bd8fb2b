namespace MgProvenance.Documents;

/// <summary>A block with every run of its text replaced.</summary>
internal static class SpanRewriting
{
    public static Block Of(Block block, Func<Span, Span> rewrite)
    {
        return block switch
        {
            Heading heading => heading with { Text = Text(heading.Text) },
            Paragraph paragraph => paragraph with { Text = Text(paragraph.Text) },
            BulletList list => list with { Items = [.. list.Items.Select(Text)] },
            KeyValues facts => new KeyValues([.. facts.Rows.Select(r => new KeyValueRow(Text(r.Name), Text(r.Value)))]),
            Callout callout => callout with { Text = Text(callout.Text) },
            TableBlock table => table with
            {
                Caption = Text(table.Caption),
                HeadRows = table.HeadRows is { } rows ? [.. rows.Select(r => r.Select(h => h with { Text = Text(h.Text) }).ToList())] : null,
                Columns = [.. table.Columns.Select(c => c with { Header = Text(c.Header) })],
                Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(Text)] })],
                Notes = [.. table.Notes.Select(Text)],
            },
            FigureBlock figure => figure with { Caption = Text(figure.Caption) },
            Bibliography works => new Bibliography([.. works.References.Select(r => r with { Text = Text(r.Text) })]),
            QrCode code => code with { Caption = Text(code.Caption) },
            PageBreak or TableOfContents => block,
            _ => throw new InvalidOperationException($"Unknown block {block.GetType().Name}."),
        };

        RichText Text(RichText text) => TextOf(text, rewrite);
    }

    private static RichText TextOf(RichText text, Func<Span, Span> rewrite) => new(text.Spans.Select(s => rewrite(s.Footnote is { } note ? s with { Footnote = TextOf(note, rewrite) } : s)));
}
