using System.Globalization;

namespace MgProvenance.Documents;

/// <summary>Numbers headings, tables, figures and references in reading order, and fills their labels in where the text refers to them.</summary>
public static class Numbering
{
    /// <summary>The same document with every label and every reference in words. Doing it twice changes nothing.</summary>
    /// <exception cref="DocumentDefectException">A reference leads to nothing that has a label.</exception>
    public static ReportDocument Apply(ReportDocument document)
    {
        var blocks = Labelled(document);
        var labels = LabelsOf(blocks);
        var citations = Citations(blocks);
        blocks = [.. blocks.Select(b => b is Bibliography works ? Ordered(works, citations) : b)];
        var superscript = (document.Info.Style ?? DocumentStyle.Default).CitationMarks == CitationMarks.Superscript;
        return document with { Blocks = [.. blocks.Select(b => SpanRewriting.Of(b, Fill))] };

        Span Fill(Span span)
        {
            if (span.Text != Span.LabelOfTarget) return span;
            var target = span.LinkTo ?? throw new DocumentDefectException("A reference names no anchor.");
            if (citations.TryGetValue(target, out var number)) return superscript ? span with { Text = Number(number), Style = span.Style | SpanStyle.Sup } : span with { Text = $"[{Number(number)}]" };
            return labels.TryGetValue(target, out var label)
                ? span with { Text = label.Replace(' ', '\u00A0') }
                : throw new DocumentDefectException($"The document '{document.Info.Title}' refers to '{target}', which has no label.");
        }
    }

    private static List<Block> Labelled(ReportDocument document)
    {
        var (counts, levels) = (new Dictionary<string, int>(StringComparer.Ordinal), new int[5]);
        return [.. document.Blocks.Select(b => b switch
        {
            Heading { Level: >= 1 and <= 4 } heading when document.Info.NumberedHeadings => heading with { Number = Next(heading.Level) },
            TableBlock table => table with { Label = Label(table.Label) },
            FigureBlock figure => figure with { Label = Label(figure.Label) },
            _ => b,
        })];

        string Label(string label)
        {
            var prefix = label.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            var number = counts[prefix] = counts.GetValueOrDefault(prefix) + 1;
            return prefix.Length == label.Length ? label + Number(number) : label;
        }

        string Next(int level)
        {
            levels[level]++;
            Array.Clear(levels, level + 1, levels.Length - level - 1);
            return string.Join('.', levels.Skip(1).Take(level).Select(Number));
        }
    }

    private static Dictionary<string, string> LabelsOf(IEnumerable<Block> blocks)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TableBlock table: labels[table.Anchor] = table.Label; break;
                case FigureBlock figure: labels[figure.Anchor] = figure.Label; break;
                case Heading { Anchor: { } anchor } heading: labels[anchor] = heading.Number is { } number ? $"Section {number}" : $"“{heading.Text}”"; break;
            }
        }

        return labels;
    }

    /// <summary>Anchors of references with their numbers: as cited first in the text, then those that nobody cites.</summary>
    private static Dictionary<string, int> Citations(IReadOnlyCollection<Block> blocks)
    {
        var known = blocks.OfType<Bibliography>().SelectMany(b => b.References).Select(r => Bibliography.AnchorOf(r.Key)).ToList();
        var cited = blocks.Where(b => b is not Bibliography).SelectMany(DocumentTexts.SpansOf).Select(s => s.LinkTo).OfType<string>().Where(known.Contains);
        return cited.Concat(known).Distinct(StringComparer.Ordinal).Select((anchor, i) => (anchor, i)).ToDictionary(n => n.anchor, n => n.i + 1, StringComparer.Ordinal);
    }

    private static Bibliography Ordered(Bibliography works, Dictionary<string, int> numbers) =>
        new([.. works.References.Select(r => r with { Number = numbers[Bibliography.AnchorOf(r.Key)] }).OrderBy(r => r.Number)]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
