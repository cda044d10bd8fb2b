using System.Text;
using System.Text.RegularExpressions;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Manuscripts.Proposals;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Manuscripts.Proposals;

/// <summary>The patterns that the program carries.</summary>
public sealed class ProposalPatternsTests
{
    public static TheoryData<string> Names => [.. ProposalCase.Patterns.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pattern_reads_its_example_and_nothing_else_from_it(string name)
    {
        var pattern = Pattern(name);
        Assert.True(pattern.Reads.Count > 0 || pattern.Remember is not null);
        Assert.Equal(Said(pattern.Reads), Said(ProposalCase.Propose(pattern.Example).Proposals.Where(p => p.Pattern == name).Select(ProposalCase.Says)));

        static string Said(IEnumerable<string> statements) => string.Join('\n', statements.Select(s => Regex.Replace(s.Trim(), " +", " ")));
    }

    [Fact]
    public void Every_pattern_has_a_name_of_its_own() => Assert.Equal(Names.Count, Names.Select(n => n.Data).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void What_it_proposes_uses_the_vocabulary(string name)
    {
        var vocabulary = Relations.Read(File.ReadAllBytes(Path.Combine(RealFiles.Checkout, "reports", "audit", "relations.json")));
        var known = vocabulary.All.Select(r => r.Name).ToHashSet();
        Assert.All(ProposalCase.Propose(Pattern(name).Example).Proposals, p => Assert.Contains(p.Relation, known));
    }

    [Theory]
    [InlineData("(?=x)", "look-ahead cannot be run in bounded time")]
    [InlineData("{{nothing}}", "there is no such term")]
    [InlineData("(", "it is no expression")]
    public void A_pattern_that_cannot_be_used_is_refused(string pattern, string reason)
    {
        var json = Encoding.UTF8.GetBytes($$"""
            {"defaults": "of a test", "topSections": [], "captionSection": "Captions", "abbreviations": [], "noNames": [], "numberWords": {}, "units": {"g": "g"}, "terms": {},
             "patterns": [{"name": "one", "pattern": "{{pattern}}", "example": "", "reads": []}]}
            """);
        Assert.True(Assert.Throws<MalformedValueException>(() => ProposalPatterns.Read(json)).Refusal.Code == "proposals.malformed", reason);
    }

    private static ProposalPattern Pattern(string name) => ProposalCase.Patterns.All.First(p => p.Name == name);
}
