using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>Reads a text sentence by sentence and proposes what its patterns find. It knows no words of its own.</summary>
public sealed partial class ProposalReading
{
    private readonly ProposalPatterns _patterns;
    private readonly IReadOnlySet<string> _noNames;
    private readonly HashSet<string> _keys;
    private readonly HashSet<(string Subject, string Relation, string? Value, string? Quantity, Place Place)> _known;
    private readonly List<Proposal> _proposals = [];
    private readonly List<UnreadSentence> _notRead = [];
    private int _alreadyRecorded;

    private ProposalReading(ProposalPatterns patterns, IEnumerable<StatementRecorded> recorded)
    {
        (_patterns, _noNames) = (patterns, patterns.NoNames);
        var all = recorded.ToList();
        _keys = all.Select(s => s.Statement).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _known = [.. all.Select(s => Same(s.Subject, s.Relation, s.Value, s.Quantity?.ToString(), s.Place))];
    }

    /// <param name="within">A section of the text; when it has no heading of that name, the section in which all of it stands.</param>
    /// <param name="recorded">What the manuscript states already: it is not proposed again.</param>
    public static (Proposed? Proposed, Refusal? Refusal) Of(PastedText text, string? within, ProposalPatterns patterns, IEnumerable<StatementRecorded> recorded)
    {
        var reading = new ProposalReading(patterns, recorded);
        var sentences = patterns.Sentences;
        var (section, context) = ((string?)null, new Context());
        foreach (var block in patterns.Layout.Blocks(text, within))
        {
            if (block.Kind == BlockKind.Heading || block.Section != section) (section, context) = (block.Section, new Context());
            if (block.Section is null) return (null, new Refusal("propose.section-missing", "The text begins without a heading: say with --section in which section of the manuscript it stands."));
            var first = true;
            foreach (var sentence in block.Kind == BlockKind.Heading ? [block.Flow] : sentences.In(block.Flow))
            {
                if (!reading.Read(block, sentence, first, context) && block.Kind != BlockKind.Heading) reading._notRead.Add(new UnreadSentence(block.Places(block.Section).First(), sentence.All));
                first = false;
            }
        }

        return (new Proposed(reading._proposals, reading._notRead, reading._alreadyRecorded), null);
    }

    /// <summary>Each number and each instrument of a sentence is read once, by the first pattern that can; what a sentence says is then taken in the order of its words.</summary>
    private bool Read(Block block, Flow sentence, bool first, Context context)
    {
        var taken = new List<(int Start, int End)>();
        var found = new List<(ProposalPattern Pattern, Match Match)>();
        foreach (var (pattern, regex) in _patterns.Compiled)
        {
            // Of a caption only the first sentence says what its slot shows; what else it says is read like any text.
            if (pattern.Where != block.Kind && !(pattern.Where == BlockKind.Body && block.Kind == BlockKind.Caption)) continue;
            if (pattern.Where == BlockKind.Caption && !first) continue;
            foreach (Match match in regex.Matches(sentence.Text))
            {
                var (numbers, models) = (Ranges(match, "number"), Ranges(match, "model"));
                if (numbers.Exists(n => !UnitWords.StandsAlone(sentence.Text, n.Start, n.End)) || numbers.Concat(models).Any(n => taken.Exists(t => n.Start < t.End && t.Start < n.End))) continue;
                taken.AddRange(numbers);
                taken.AddRange(models);
                found.Add((pattern, match));
            }
        }

        var read = false;
        foreach (var (pattern, match) in found.OrderBy(f => f.Match.Index)) read |= Take(block, sentence, pattern, match, context);
        return read;
    }

    /// <summary>Where the groups stand whose name begins so.</summary>
    private static List<(int Start, int End)> Ranges(Match match, string name) =>
        [.. match.Groups.Values.Where(g => g.Success && g.Name.StartsWith(name, StringComparison.Ordinal)).Select(g => (g.Index, g.Index + g.Length))];

    /// <summary>As it stands within a sentence; a capital that goes on is a name or an abbreviation.</summary>
    private static string InSentence(string words) => words is [var first, var second, ..] && char.IsUpper(first) && !char.IsUpper(second) && !char.IsDigit(second) ? char.ToLowerInvariant(first) + words[1..] : words;

    private bool Take(Block block, Flow sentence, ProposalPattern pattern, Match match, Context context)
    {
        var read = false;
        foreach (var template in pattern.Proposes ?? [])
        {
            foreach (var place in block.Places(block.Section!))
            {
                var filling = new Filling(this, match, context, place);
                if (filling.FirstOf(template.Subject) is not { } subject || filling.Text(template.Relation) is not { } relation) continue;
                var (value, quantity) = (filling.Optional(template.Value), filling.Optional(template.Quantity) is { } written ? _patterns.Units.Quantity(written) : null);
                if ((value is null && template.Value is not null) || (quantity is null && template.Quantity is not null)) continue;
                read = true;
                Propose(subject, relation, value, quantity, place, pattern.Name, sentence.Words(match.Index, match.Index + match.Length), filling.Context);
            }
        }

        foreach (var (name, remembered) in pattern.Remember ?? new Dictionary<string, string>())
        {
            if (new Filling(this, match, context, null).Text(remembered) is { } words) context.Remember(name, words, sentence.Words(match.Index, match.Index + match.Length));
        }

        return read;
    }

    private void Propose(string subject, string relation, string? value, string? quantity, Place place, string pattern, SourceWords from, IReadOnlyList<SourceWords> context)
    {
        if (!_known.Add(Same(subject, relation, value, quantity, place)))
        {
            _alreadyRecorded++;
            return;
        }

        var key = Key($"{subject} {relation} {value ?? quantity}");
        _proposals.Add(new Proposal(key, subject, relation, value, quantity, place, pattern, from, context));
    }

    private string Key(string words)
    {
        const int longest = 60;
        var slug = new StringBuilder();
        foreach (var sign in words.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(sign)) slug.Append(sign);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == longest) break;
        }

        var stem = slug.ToString().Trim('-') is { Length: > 0 } some ? some : "statement";
        var key = stem;
        for (var n = 2; !_keys.Add(key); n++) key = string.Create(CultureInfo.InvariantCulture, $"{stem}-{n}");
        return key;
    }

    private static (string Subject, string Relation, string? Value, string? Quantity, Place Place) Same(string subject, string relation, string? value, string? quantity, Place place) =>
        (Folded(subject)!, Folded(relation)!, Folded(value), Folded(quantity), new Place(Folded(place.Section)!, place.Paragraph, Folded(place.Slot)));

    private static string? Folded(string? text) => text?.Trim().ToUpperInvariant();

    /// <summary>What a section has said so far that later sentences rely on.</summary>
    private sealed class Context
    {
        private readonly Dictionary<string, (string Words, SourceWords From)> _said = new(StringComparer.Ordinal);

        public void Remember(string name, string words, SourceWords from) => _said[name] = (words, from);

        public (string Words, SourceWords From)? Of(string name) => _said.TryGetValue(name, out var said) ? said : null;
    }

    /// <summary>Fills templates from a match and from what was said before.</summary>
    private sealed partial class Filling(ProposalReading reading, Match match, Context context, Place? place)
    {
        private readonly List<SourceWords> _used = [];

        public IReadOnlyList<SourceWords> Context => [.. _used.Distinct()];

        public string? FirstOf(IReadOnlyList<string> templates) => templates.Select(Text).FirstOrDefault(t => t is not null);

        public string? Optional(string? template) => template is null ? null : Text(template);

        /// <summary>Null when a part is missing.</summary>
        public string? Text(string template)
        {
            var used = new List<SourceWords>();
            var complete = true;
            var text = Part().Replace(template, part =>
            {
                var filled = Fill(part.Groups["name"].Value, part.Groups["as"].Value, used);
                complete &= filled is not null;
                return filled ?? string.Empty;
            });
            if (!complete || string.IsNullOrWhiteSpace(text)) return null;
            _used.AddRange(used);
            return text.Trim();
        }

        private string? Fill(string name, string form, List<SourceWords> used)
        {
            if (name == "slot" && place?.Slot is { } slot && !match.Groups["slot"].Success) return slot;
            if (match.Groups[name] is { Success: true } group)
            {
                return form switch
                {
                    "phrase" => InSentence(group.Value),
                    "count" => reading._patterns.Units.Count(group.Value),
                    "reported" => reading._patterns.Units.Reported(group.Value),
                    "name" => reading.Name(group.Value),
                    _ => group.Value.Trim(),
                };
            }

            if (context.Of(name) is not { } said) return null;
            used.Add(said.From);
            return said.Words;
        }

        [GeneratedRegex(@"\{(?<name>\w+)(?::(?<as>\w+))?\}", RegexOptions.NonBacktracking)]
        private static partial Regex Part();
    }

    /// <summary>Without an article before it; null where it is no name, like “it”.</summary>
    private string? Name(string words)
    {
        var rest = words.Trim().TrimEnd(',');
        while (rest.Split(' ', 2) is [var article, var more] && _noNames.Contains(article)) rest = more;
        return _noNames.Contains(rest) ? null : rest;
    }
}
