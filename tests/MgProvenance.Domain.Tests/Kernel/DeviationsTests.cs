using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Domain.Tests.Kernel;

public sealed class DeviationsTests
{
    private static readonly DeviationNoted First = new(1, "lot.expired", "Lot X was expired.", null);
    private static readonly DeviationNoted Second = new(2, "lot.recalled", "Lot X was recalled.", null);

    [Fact]
    public void An_open_deviation_is_answered() => A.Given<Lot>(First, Second).When(Answer(2, " retest passed ")).Then(new DeviationAnswered(2, "retest passed"));

    [Fact]
    public void Answered_again_is_nothing_new() => A.Given<Lot>(First, new DeviationAnswered(1, "r")).When(Answer(1, "r")).Then();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void An_unknown_deviation_is_refused(int number) => A.Given<Lot>(First, Second).When(Answer(number, "r")).ThenRefused("deviation.unknown");

    [Fact]
    public void An_answer_is_a_reason() => A.Given<Lot>(First).When(Answer(1, " ")).ThenRefused("deviation.reason-missing");

    [Fact]
    public void What_waits_is_listed()
    {
        var deviations = A.Given<Lot>(First, Second, new DeviationAnswered(1, "r")).Deviations;
        Assert.Equal("1 deviation(s) wait for a reason: #2 Lot X was recalled.", deviations.Waiting);
        Assert.Equal(2, deviations.Count);
    }

    [Fact]
    public void Only_deviations_are_folded_here()
    {
        var fact = new LotOpened(Ids.Lot, null);
        Assert.False(Deviations.Takes(fact));
        Assert.Throws<UnknownEventException>(() => Deviations.None.Evolve(fact));
    }

    [Fact]
    public void Said_twice_is_nothing_new() =>
        Twice.AddsNothing<Lot, AnswerDeviation>([First], (c, _, d) => AnswerDeviation.Decide(c, d), c => c with { Number = 1 });

    private static Func<Lot, Deviations, Decision> Answer(int number, string reason) => (_, d) => AnswerDeviation.Decide(new(AnyStreamId.Of(Ids.Lot.Value), number, reason), d);
}
