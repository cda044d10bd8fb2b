using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests;

/// <summary>Given past events, when a command is decided, then these events or this refusal: the whole list is compared.</summary>
public static class A
{
    public static Past<TState> Given<TState>(params IEvent[] past)
        where TState : ISubject<TState>
    {
        var (state, deviations) = (TState.Initial, Deviations.None);
        foreach (var happened in past)
        {
            if (Deviations.Takes(happened)) deviations = deviations.Evolve(happened);
            else state = TState.Evolve(state, happened);
        }

        return new Past<TState>(state, deviations);
    }

    public sealed record Past<TState>(TState State, Deviations Deviations)
    {
        public Outcome When(Func<TState, Decision> decide) => new(decide(State));

        public Outcome When(Func<TState, Deviations, Decision> decide) => new(decide(State, Deviations));
    }

    public sealed record Outcome(Decision Decision)
    {
        public void ThenRefused(string code)
        {
            var refused = Assert.IsType<Decision.Refused>(Decision);
            Assert.Equal(code, refused.Refusal.Code);
            Assert.EndsWith(".", refused.Refusal.Sentence, StringComparison.Ordinal);
        }

        public void Then(params IEvent[] expected) =>
            Assert.Equal(expected.Select(Text), Assert.IsType<Decision.Accepted>(Decision).Events.Select(Text));

        private static string Text(IEvent happened) => $"{EventCatalogue.NameOf(happened)} {EventCatalogue.Write(happened)}";
    }
}
