namespace MgProvenance.Documents.Typst;

/// <summary>Which blocks stand on pages turned sideways: a page is not left half empty between two of them.</summary>
internal static class TurnedPages
{
    /// <summary>Blocks in landscape, the headings before them, and a table or a text that stands alone between them.</summary>
    public static bool[] Of(IReadOnlyList<Block> blocks)
    {
        bool[] turned = [.. blocks.Select(b => b is TableBlock { Landscape: true } or FigureBlock { Landscape: true })];
        for (var i = 1; i < blocks.Count - 1; i++)
        {
            if (turned[i - 1] && turned[i + 1] && blocks[i] is TableBlock or Paragraph) turned[i] = true;
        }

        for (var i = blocks.Count - 2; i >= 0; i--)
        {
            if (turned[i + 1] && blocks[i] is Heading) turned[i] = true;
        }

        return turned;
    }
}
