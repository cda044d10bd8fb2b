using System.Text.Json;
using System.Text.RegularExpressions;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>What a pattern proposes. Each part is a list of texts with <c>{names}</c> of groups or of what was remembered; the first that can be filled counts.</summary>
public sealed record StatementTemplate(IReadOnlyList<string> Subject, string Relation, string? Value = null, string? Quantity = null);

/// <summary>A way in which texts say something.</summary>
/// <param name="Where">The kind of text in which it is looked for.</param>
/// <param name="Pattern">A regular expression without look-around and back-references; <c>{{name}}</c> stands for a term.</param>
/// <param name="Example">A sentence that it reads, and what it proposes for it: a test runs it.</param>
/// <param name="Remember">What the rest of the section may need to know: name to text with <c>{names}</c>.</param>
public sealed record ProposalPattern(
    string Name,
    string Pattern,
    string Example,
    IReadOnlyList<string> Reads,
    IReadOnlyList<StatementTemplate>? Proposes = null,
    IReadOnlyDictionary<string, string>? Remember = null,
    BlockKind Where = BlockKind.Body);

/// <summary>How Methods sections word what they state: data, which a group may extend.</summary>
public sealed class ProposalPatterns
{
    private readonly File _file;

    private ProposalPatterns(File file, IReadOnlyList<(ProposalPattern Pattern, Regex Regex)> all) => (_file, Compiled, Units) = (file, all, new(file.Units, file.NumberWords));

    public IEnumerable<ProposalPattern> All => Compiled.Select(p => p.Pattern);

    internal IReadOnlyList<(ProposalPattern Pattern, Regex Regex)> Compiled { get; }

    internal UnitWords Units { get; }

    internal Sentences Sentences => new(_file.Abbreviations);

    internal TextLayout Layout => new(_file.TopSections, _file.CaptionSection);

    /// <summary>Words that are no subject and no substance by themselves.</summary>
    internal IReadOnlySet<string> NoNames => _file.NoNames.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="MalformedValueException">It is no list of patterns, or a pattern cannot be run in time that grows only with the text.</exception>
    public static ProposalPatterns Read(byte[] json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<File>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
            var terms = new Dictionary<string, string>(StringComparer.Ordinal) { ["unit"] = UnitWords.Pattern(file.Units.Keys) };
            foreach (var (name, term) in file.Terms) terms[name] = $"(?:{Expand(term, terms)})";
            return new ProposalPatterns(file, [.. file.Patterns.Select(p => (p, new Regex(Expand(p.Pattern, terms), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)))]);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            throw new MalformedValueException("proposals.malformed", $"The patterns of proposals cannot be read: {e.Message}");
        }
    }

    /// <summary>Terms may use those above them.</summary>
    private static string Expand(string pattern, Dictionary<string, string> terms) =>
        Regex.Replace(pattern, @"\{\{(\w+)\}\}", m => terms.TryGetValue(m.Groups[1].Value, out var term) ? term : throw new JsonException($"“{pattern}” names the term “{m.Groups[1].Value}”, which is not there"));

    private sealed record File(
        string Defaults,
        IReadOnlyList<string> TopSections,
        string CaptionSection,
        IReadOnlyList<string> Abbreviations,
        IReadOnlyList<string> NoNames,
        IReadOnlyDictionary<string, int> NumberWords,
        IReadOnlyDictionary<string, string> Units,
        IReadOnlyDictionary<string, string> Terms,
        IReadOnlyList<ProposalPattern> Patterns);
}
