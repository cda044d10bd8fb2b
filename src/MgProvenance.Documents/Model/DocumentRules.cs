namespace MgProvenance.Documents;

/// <summary>What holds for every document before any renderer sees it.</summary>
internal static class DocumentRules
{
    /// <summary>The anchors of the document, without those of <see cref="Span.UseOf"/>.</summary>
    /// <exception cref="DocumentDefectException">A rule is broken; the message names all breaches.</exception>
    public static HashSet<string> Check(ReportDocument document)
    {
        var breaches = new List<string>();
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var anchor in document.Blocks.SelectMany(Anchors))
        {
            if (!anchors.Add(anchor)) breaches.Add($"anchor '{anchor}' is used twice");
        }

        var texts = document.Blocks.SelectMany(DocumentTexts.SpansOf).ToList();
        var uses = texts.Where(s => s.Key is not null).Select(s => Span.UseOf(s.Key!)).ToHashSet(StringComparer.Ordinal);
        breaches.AddRange(texts.Where(s => s.LinkTo is not null && !anchors.Contains(s.LinkTo) && !uses.Contains(s.LinkTo))
            .Select(s => $"'{s.Text}' links to the anchor '{s.LinkTo}', which does not exist").Distinct());
        breaches.AddRange(texts.Where(s => s is { Text: Span.LabelOfTarget, LinkTo: not null }).Select(s => $"the label of '{s.LinkTo}' was not filled in").Distinct());
        breaches.AddRange(texts.Where(s => s.Footnote is { } note && note.Spans.Any(n => n.Footnote is not null)).Select(s => $"the footnote at '{s.Text}' has a footnote"));
        breaches.AddRange(texts.Where(s => s.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)).Select(s => $"'{s.Url}' is no https address"));
        breaches.AddRange(document.Blocks.SelectMany(Breaches));
        breaches.AddRange(document.Attachments.Where(a => a.FileName.Length == 0 || a.FileName.AsSpan().IndexOfAny('/', '\\') >= 0)
            .Select(a => $"attachment '{a.FileName}' must be a plain file name"));
        breaches.AddRange(document.Attachments.GroupBy(a => a.FileName, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => $"two attachments are called '{g.Key}'"));
        return breaches.Count == 0 ? anchors : throw new DocumentDefectException($"The document '{document.Info.Title}' breaks the model: {string.Join("; ", breaches)}.");
    }

    private static IEnumerable<string> Anchors(Block block) => block switch
    {
        Heading { Anchor: { } anchor } => [anchor],
        Paragraph { Anchor: { } anchor } => [anchor],
        FigureBlock figure => [figure.Anchor],
        Bibliography works => works.References.Select(r => Bibliography.AnchorOf(r.Key)),
        TableBlock table => [table.Anchor, .. table.Rows.Where(r => r.Anchor is not null).Select(r => r.Anchor!)],
        _ => [],
    };

    private static IEnumerable<string> Breaches(Block block) => block switch
    {
        Heading { Level: < 1 or > 4 } heading => [$"heading '{heading.Text}' has level {heading.Level}"],
        TableBlock table => Breaches(table),
        FigureBlock figure => Breaches(figure),
        QrCode { SizeMm: not (> 0 and <= 180) } code => [$"a QR code is {code.SizeMm} mm wide"],
        _ => [],
    };

    private static IEnumerable<string> Breaches(TableBlock table)
    {
        if (table.Columns.Count == 0) yield return $"{table.Label} has no columns";
        foreach (var row in table.HeadRows ?? []) if (row.Sum(h => h.Columns) != table.Columns.Count || row.Any(h => h.Columns < 1)) yield return $"a head row of {table.Label} does not span its {table.Columns.Count} columns";
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var wanted = table.Rows[i].Kind == RowKind.Group ? 1 : table.Columns.Count;
            if (table.Rows[i].Cells.Count != wanted) yield return $"{table.Label} row {i + 1} has {table.Rows[i].Cells.Count} cells instead of {wanted}";
        }
    }

    private static IEnumerable<string> Breaches(FigureBlock figure)
    {
        if (figure.Panels.Count is 0 or > 26) yield return $"{figure.Label} has {figure.Panels.Count} panels";
        if (figure.PanelColumns is < 1 or > 3) yield return $"{figure.Label} has {figure.PanelColumns} panel columns";
        foreach (var series in figure.Panels.SelectMany(p => p.Series))
        {
            if (series.X.Count != series.Y.Count || (series.YError is { } error && error.Count != series.Y.Count))
            {
                yield return $"{figure.Label}: series '{series.Name}' has x, y and errors of different length";
            }
        }
    }
}
