using FsCheck;
using FsCheck.Fluent;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Kernel;

public sealed class EffectiveFactsTests
{
    private static readonly IEvent First = Weighed(1), Second = Weighed(2), Third = Weighed(3);

    [Fact]
    public void Without_corrections_everything_counts() => Counts([First, Second], (1, First, null), (2, Second, null));

    [Fact]
    public void A_corrected_fact_keeps_its_place() => Counts([First, Second, new FactCorrected(1, Third, "r")], (1, Third, 3), (2, Second, null));

    [Fact]
    public void The_latest_counts_and_a_correction_brings_back_what_was_struck()
    {
        Counts([First, new FactCorrected(1, Second, "r"), new FactStruck(1, "r")]);
        Counts([First, new FactStruck(1, "r"), new FactCorrected(1, Second, "r"), new FactCorrected(1, Third, "r")], (1, Third, 4));
    }

    [Fact]
    public void A_correction_of_nothing_changes_nothing() => Counts([First, new FactCorrected(9, Second, "r"), new FactStruck(2, "r")], (1, First, null));

    [Fact]
    public void A_deviation_stands_or_falls_with_the_statement_it_was_noted_with()
    {
        IEvent expired = Noted(1), answer = new DeviationAnswered(1, "r"), other = Noted(2), later = Noted(3);
        Counts([First, expired, answer, Second, later], (1, First, null), (2, expired, null), (3, answer, null), (4, Second, null), (5, later, null));
        Counts([First, expired, answer, Second, later, new FactStruck(1, "r")], (4, Second, null), (5, later, null));
        Counts([First, expired, new FactCorrected(1, Second, "r"), other, answer], (1, Second, 3), (4, other, null));
        Counts([First, expired, new FactCorrected(1, Second, "r"), other, new FactCorrected(1, Third, "r"), later], (1, Third, 5), (6, later, null));
    }

    [Fact]
    public void Any_corrections_at_any_place_are_a_list_with_replaced_facts() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var chance = new Random(seed);
        var facts = Enumerable.Range(1, chance.Next(1, 12)).Select(n => (IEvent)Weighed(n)).ToList();
        var (stored, expected) = (facts.ToList(), facts.Select((f, i) => (Version: i + 1L, Fact: (IEvent?)f, Correction: (long?)null)).ToList());
        for (var i = chance.Next(0, 20); i > 0; i--)
        {
            var target = chance.Next(0, facts.Count);
            var replacement = chance.Next(3) == 0 ? null : Weighed(1000 + i);
            stored.Add(replacement is null ? new FactStruck(target + 1, "r") : new FactCorrected(target + 1, replacement, "r"));
            expected[target] = (target + 1, replacement, stored.Count);
        }

        return EffectiveFacts.Of(Numbered(stored)).Select(e => (e.Version, (IEvent?)e.Fact, e.Correction)).SequenceEqual(expected.Where(e => e.Fact is not null));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Counts(IEvent[] stored, params (long Version, IEvent Fact, long? Correction)[] expected) =>
        Assert.Equal(expected, EffectiveFacts.Of(Numbered(stored)).Select(e => (e.Version, e.Fact, e.Correction)));

    private static List<Recorded> Numbered(IEnumerable<IEvent> stored) => [.. stored.Select((fact, i) => new Recorded(i + 1, fact))];

    private static PieceWeighed Weighed(int mg) => new PieceWeighed(Ids.Piece, new(mg, "mg"), null, null);

    private static DeviationNoted Noted(int number) => new(number, "lot.expired", Ids.ExpiredSentence, null);
}
