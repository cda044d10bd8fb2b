using System.Text.RegularExpressions;
using MgProvenance.Application.Manuscripts.Proposals;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Tests.Manuscripts.Proposals;

/// <summary>What is read from a text, and what is not.</summary>
public sealed partial class ProposalReadingTests
{
    private const string Section = """
        Methods

        Preparation of electrolyte
        All preparations were carried out in an argon-filled glovebox. For the E1 electrolyte, CaCl₂ (2.0 mmol; see ref.
        12) was dissolved in G2, after which Ca(TFSI)2 (0.75 mmol) was added. The mixture was stirred at room temperature
        for 45 min. Then 1.50 mL of diglyme was added. E2 was made likewise, except that Ca(TFSI)2 was omitted for E2.

        Cells
        Polymer separators (Maker X1, thickness 25 μm, diameter 16 mm) were used, as in Fig. 2b of ref. 7. Each cell was
        filled with 60 µL of electrolyte. The loading was 2.0 ± 0.3 mg cm⁻², i.e. low.

        Figure 2. Cells of calcium
        (a) Capacity over cycles. (b and c) Images after 5 cycles in (b) E1 and (c) E2.
        """;

    [Fact]
    public void Places_follow_headings_paragraphs_and_captions()
    {
        var proposed = ProposalCase.Propose(Section, within: null).Proposals;
        Assert.Equal(new Place("Methods, preparation of electrolyte", 1), Place("E1 | contains | CaCl2 | 2.0 mmol"));
        Assert.Equal(new Place("Methods, cells", 1), Place("electrolyte in each cell | volume |  | 60 uL"));
        Assert.Equal(new Place("Captions", null, "Figure 2"), Place("Figure 2 | shows | Cells of calcium"));
        Assert.Equal(new Place("Captions", null, "Figure 2a"), Place("Figure 2a | shows | Capacity over cycles"));
        Assert.Equal(new Place("Captions", null, "Figure 2c"), Place("Figure 2c | shows | Images after 5 cycles in (b) E1 and (c) E2"));

        Place Place(string says) => Assert.Single(proposed, p => ProposalCase.Says(p) == says).Place;
    }

    [Fact]
    public void Only_the_wanted_section_is_read()
    {
        var proposed = ProposalCase.Propose("Results\n\nCells were filled with 60 μL of electrolyte.\n\nMethods\n\nEach cell was filled with 70 μL of electrolyte.\n\nReferences\n\nEach cell was filled with 80 μL of electrolyte.");
        Assert.Equal("70 uL", Assert.Single(proposed.Proposals).Quantity);
    }

    [Fact]
    public void What_the_manuscript_states_at_that_place_is_not_proposed_again()
    {
        var all = ProposalCase.Propose(Section, within: null);
        var recorded = all.Proposals.Select(p => new StatementRecorded(
            StreamIds.From<ManuscriptId>(Guid.Empty), p.Key, p.Subject.ToUpperInvariant(), p.Relation, p.Value, p.Quantity is { } q ? QuantityText.ParseAny(q) : null, p.Place, null)).ToArray();
        var again = ProposalCase.Propose(Section, null, recorded);
        Assert.Equal((0, all.Proposals.Count), (again.Proposals.Count, again.AlreadyRecorded));

        var elsewhere = ProposalCase.Propose(Section, null, [.. recorded.Select(r => r with { Place = new Place("Results", 1) })]);
        Assert.Equal(all.Proposals.Count, elsewhere.Proposals.Count);
        Assert.Empty(elsewhere.Proposals.Select(p => p.Key).Intersect(recorded.Select(r => r.Statement)));
    }

    [Fact]
    public void A_text_without_a_heading_needs_a_section()
    {
        var (proposed, refusal) = ProposalReading.Of(PastedText.Read("Each cell was filled with 60 μL of electrolyte."u8).Text!, null, ProposalCase.Patterns, []);
        Assert.Null(proposed);
        Assert.Equal("propose.section-missing", refusal!.Code);
    }

    /// <summary>Each of these holds a number that a careless reader would take for another.</summary>
    [Theory]
    [InlineData("Each cell was filled with 10³ μL of electrolyte.")]
    [InlineData("Each cell was filled with 1,000 μL of electrolyte.")]
    [InlineData("Each cell was filled with 60–80 μL of electrolyte.")]
    [InlineData("Each cell was filled with 1 000 μL of electrolyte.")]
    [InlineData("Each cell was filled with 60 μL/cm of electrolyte.")]
    [InlineData("Each cell was filled with 2 × 10⁻² mL of electrolyte.")]
    [InlineData("1C = 250 mA g−12 for PANI.")]
    public void A_number_that_goes_on_is_not_read(string sentence) => Assert.Empty(ProposalCase.Propose(sentence).Proposals);

    /// <summary>Numbers and formulas come from the words, never from elsewhere.</summary>
    [Fact]
    public void Every_number_and_formula_of_a_proposal_stands_in_its_words()
    {
        var counted = 0;
        foreach (var text in ProposalCase.Patterns.All.Select(p => p.Example).Append(Section).Concat(Scrambled()))
        {
            foreach (var proposal in ProposalCase.Propose(text, "Methods").Proposals)
            {
                var words = $"{proposal.From.Words} {string.Join(' ', proposal.Context.Select(c => c.Words))} {proposal.Place.Slot}";
                var said = Fact().Matches($"{proposal.Subject} {proposal.Value} {WithoutUnit(proposal)}").Select(m => m.Value);
                Assert.All(said, fact => Assert.Contains(fact, words, StringComparison.Ordinal));
                Assert.InRange(proposal.From.Start + proposal.From.Length, 1, text.Length);
                counted++;
            }
        }

        Assert.True(counted > 100);

        // The units of UCUM have digits of their own, and counts may stand in words.
        static string? WithoutUnit(Proposal p) => p.Quantity is null || p.Quantity.EndsWith(" 1", StringComparison.Ordinal) ? null : p.Quantity.Split(' ')[0];
    }

    [Theory]
    [InlineData("A (b. C) d. E f.", 2)]
    [InlineData("It was read vs. Ca2+/Ca. It is 4.5 mm.", 2)]
    [InlineData("See Fig. 6B and refs. 4 and 5. Next, e.g. This.", 2)]
    [InlineData("As before.29,30 Then 2.4 V was kept.", 2)]
    public void Sentences_end_where_they_end(string text, int sentences) => Assert.Equal(sentences, ProposalCase.Propose(text).NotRead.Count);

    [Fact]
    public void The_peculiarities_of_typesetting_are_written_out()
    {
        Assert.Equal("first -3 μL cm-2 Mg||Mo H2O 10^-3", PastedText.Read("ﬁrst −3 µL cm⁻² Mg‖Mo H₂O 10⁻³"u8).Text!.Plain);
        var proposal = Assert.Single(ProposalCase.Propose("The active loading was\u20092.0 ± 0.3\nmg cm⁻².").Proposals);
        Assert.Equal(("2.0 ± 0.3 mg/cm2", 4), (proposal.Value, proposal.From.Start));
    }

    [Fact]
    public void What_is_no_plain_text_is_refused()
    {
        Assert.Equal("propose.too-large", Refusal(new byte[PastedText.MostBytes + 1]));
        Assert.Equal("propose.line-too-long", Refusal([.. Enumerable.Repeat((byte)'a', PastedText.MostBytes)]));
        Assert.Equal("propose.not-utf8", Refusal([0x61, 0xFF, 0x62]));
        Assert.Equal("propose.control-character", Refusal("a\u001b[2J"u8.ToArray()));
        Assert.Equal("propose.control-character", Refusal("a\0"u8.ToArray()));
        Assert.Null(Refusal("a\r\n\tb\f"u8.ToArray()));

        static string? Refusal(byte[] bytes) => PastedText.Read(bytes).Refusal?.Code;
    }

    /// <summary>The words of the section in orders that no author would choose, the same in each run.</summary>
    private static IEnumerable<string> Scrambled()
    {
        var sentences = string.Join(' ', ProposalCase.Patterns.All.Select(p => p.Example)).Split(' ');
        var state = 7u;
        for (var run = 0; run < 40; run++)
        {
            var words = new List<string> { "For", "the", "E1", "electrolyte," };
            for (var i = 0; i < 200; i++)
            {
                state = (state * 1664525u) + 1013904223u;
                words.AddRange(sentences.Skip((int)(state % (uint)(sentences.Length - 4))).Take(4));
            }

            yield return string.Join(' ', words);
        }
    }

    [GeneratedRegex(@"\d+(?:\.\d+)?|[A-Z][A-Za-z0-9]*\([A-Z][A-Za-z0-9]*\)\d*")]
    private static partial Regex Fact();
}
