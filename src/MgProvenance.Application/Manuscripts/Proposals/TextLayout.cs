using System.Text.RegularExpressions;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>A heading, a paragraph, or what a caption says of one slot or of several.</summary>
/// <param name="Section">Null before the first heading.</param>
/// <param name="Slots">Of which a caption speaks together.</param>
internal sealed record Block(BlockKind Kind, string? Section, int? Paragraph, IReadOnlyList<string> Slots, Flow Flow)
{
    public IEnumerable<Place> Places(string section) => Slots.Count == 0 ? [new Place(section, Paragraph)] : Slots.Select(s => new Place(section, Paragraph, s));
}

/// <summary>Finds headings, paragraphs and captions in plain text.</summary>
/// <param name="topSections">Headings that end whatever section stands above them; others are taken as parts of the last one.</param>
/// <param name="captions">The section in which captions stand.</param>
internal sealed partial class TextLayout(IEnumerable<string> topSections, string captions)
{
    private const int LongestHeading = 90;
    private const int MostHeadingWords = 11;
    private readonly HashSet<string> _top = topSections.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="within">The section of the text that is wanted, or, when it has no heading of that name, the one in which all of it stands.</param>
    public IEnumerable<Block> Blocks(PastedText source, string? within)
    {
        var lines = Lines(source.Plain);
        if (within is not null && lines.FindIndex(l => Title(source.Plain[l]).Equals(within, StringComparison.OrdinalIgnoreCase)) is var head and >= 0)
        {
            var end = lines.FindIndex(head + 1, l => _top.Contains(Title(source.Plain[l])));
            lines = lines[(head + 1)..(end < 0 ? lines.Count : end)];
        }

        var (top, section, paragraph) = (within, within, 0);
        for (var i = 0; i < lines.Count;)
        {
            var text = source.Plain[lines[i]];
            if (string.IsNullOrWhiteSpace(text) || PageNumber().IsMatch(text))
            {
                i++;
            }
            else if (IsHeading(source.Plain, lines, i))
            {
                var title = Title(text);
                (top, section) = _top.Contains(title) ? (title, title) : (top, top is null ? title : $"{top}, {InSentence(title)}");
                paragraph = 0;
                yield return new Block(BlockKind.Heading, section, null, [], Flow.Of(source, [lines[i++]]));
            }
            else
            {
                var (caption, end) = (CaptionStart().Match(text), i + 1);
                while (end < lines.Count && !Ends(source.Plain, lines, end)) end++;
                if (caption.Success) foreach (var block in Caption(source, lines[i..end], Slot(caption))) yield return block;
                else yield return new Block(BlockKind.Body, section, ++paragraph, [], Flow.Of(source, lines[i..end]));
                i = end;
            }
        }
    }

    private IEnumerable<Block> Caption(PastedText source, List<Range> lines, string slot)
    {
        var flow = Flow.Of(source, lines);
        flow = flow.Slice(CaptionStart().Match(flow.Text).Length, flow.Text.Length);
        var panels = Panel().Matches(flow.Text).Where((p, i) => i == 0 || !p.Groups["after"].Success).ToList();
        var ends = panels.Select(p => p.Groups["mark"].Index).Append(flow.Text.Length).ToList();
        if (ends[0] > 0) yield return new Block(BlockKind.Caption, captions, null, [slot], flow.Slice(0, ends[0]));
        var own = panels.Where(p => Letters(p).Count == 1).Select(p => Letters(p)[0]).ToHashSet();
        for (var i = 0; i < panels.Count; i++)
        {
            var letters = Letters(panels[i]);
            if (letters.Count > 1) letters = [.. letters.Where(l => !own.Contains(l))];
            var from = panels[i].Groups["mark"].Index + panels[i].Groups["mark"].Length;
            if (letters.Count > 0 && from < ends[i + 1]) yield return new Block(BlockKind.Caption, captions, null, [.. letters.Select(l => slot + l)], flow.Slice(from, ends[i + 1]));
        }
    }

    private static List<char> Letters(Match panel)
    {
        var (first, last) = (panel.Groups["first"].Value[0], panel.Groups["last"].Value);
        if (last.Length == 0) return [first];
        return panel.Groups["to"].Value == "-" ? [.. Enumerable.Range(first, Math.Max(1, last[0] - first + 1)).Select(c => (char)c)] : [first, last[0]];
    }

    private bool Ends(string text, List<Range> lines, int at) =>
        string.IsNullOrWhiteSpace(text[lines[at]]) || CaptionStart().IsMatch(text[lines[at]]) || _top.Contains(Title(text[lines[at]]));

    /// <summary>A short line without a stop that begins with a capital after an empty line or another heading, and whose next line is empty or begins anew.</summary>
    private bool IsHeading(string text, List<Range> lines, int at)
    {
        var line = text[lines[at]].Trim();
        if (_top.Contains(Title(line))) return true;
        var next = at + 1 < lines.Count ? text[lines[at + 1]].Trim() : string.Empty;
        return line.Length <= LongestHeading && line.Split(' ').Length <= MostHeadingWords && HeadingShape().IsMatch(line) && !Sentence().IsMatch(line)
            && (next.Length == 0 || char.IsUpper(next[0]) || char.IsDigit(next[0]));
    }

    private static string Title(string line) => Numbering().Replace(line.Trim(), string.Empty).TrimEnd(':', '.', ' ').Trim();

    private static string InSentence(string title) => title is [var first, var second, ..] && char.IsUpper(first) && char.IsLower(second) ? char.ToLowerInvariant(first) + title[1..] : title;

    private static string Slot(Match caption) => $"{caption.Groups["kind"].Value switch { "Fig" => "Figure", var kind => kind }} {caption.Groups["number"].Value}";

    private static List<Range> Lines(string text)
    {
        var (lines, start) = (new List<Range>(), 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n') continue;
            lines.Add(start..i);
            start = i + 1;
        }

        return lines;
    }

    [GeneratedRegex(@"^(?:#+ *)?(?:\d+(?:\.\d+)*\.? +)?", RegexOptions.NonBacktracking)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(?:#+ *)?(?:\d+(?:\.\d+)*\.? +)?\p{Lu}[^=<>]*\p{L}{3}[^=<>]*[\p{L}\p{Nd})]:?$", RegexOptions.NonBacktracking)]
    private static partial Regex HeadingShape();

    /// <summary>What no heading has: a finite verb, or a stop between sentences.</summary>
    [GeneratedRegex(@"\b(?:is|are|was|were|has|have|had)\b|[.;?!] ", RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\s*\d{1,4}\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^ *(?<kind>Figure|Fig|Table|Scheme)\.? ?(?<number>S?\d+[a-z]?) ?[.:|] ?", RegexOptions.NonBacktracking)]
    private static partial Regex CaptionStart();

    /// <summary>Marks stand after a stop; the first one may follow a title without one.</summary>
    [GeneratedRegex(@"(?:^|[.;:] ?|(?<after>\w ))(?<mark>\((?<first>[a-z])(?:(?<to>-| and |, ?)(?<last>[a-z]))?\) ?)\p{Lu}", RegexOptions.NonBacktracking)]
    private static partial Regex Panel();
}
