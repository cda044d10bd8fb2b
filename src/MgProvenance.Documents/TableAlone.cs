namespace MgProvenance.Documents;

/// <summary>One table of a document as a document of its own, with the number that it has in the whole.</summary>
public static class TableAlone
{
    /// <param name="document">Numbered.</param>
    /// <param name="name"><c>S2</c>, <c>Table S2</c> or the anchor of the table.</param>
    /// <returns>Null where there is no such table.</returns>
    public static ReportDocument? Of(ReportDocument document, string name)
    {
        var asked = name.Replace('\u00A0', ' ').Trim();
        if (document.Blocks.OfType<TableBlock>().FirstOrDefault(t => t.Anchor == asked || Names(t).Contains(asked, StringComparer.OrdinalIgnoreCase)) is not { } table) return null;
        HashSet<string> anchors = [table.Anchor, .. table.Rows.Where(r => r.Anchor is not null).Select(r => r.Anchor!)];
        // The text of a reference stays; what it led to is not in this document.
        return document with { Blocks = [SpanRewriting.Of(table, s => s.LinkTo is { } target && !anchors.Contains(target) ? s with { LinkTo = null } : s)], Attachments = [] };
    }

    private static string[] Names(TableBlock table) => [table.Label, table.Label[(table.Label.LastIndexOf(' ') + 1)..]];
}
