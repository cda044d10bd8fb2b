using FsCheck;
using FsCheck.Fluent;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests;

/// <summary>A command that was accepted, decided again on the state it made, adds nothing: neither an event nor another truth.</summary>
internal static class Twice
{
    /// <summary>Tries the command with members by chance; refusals of impossible members are skipped, but at least one of the tries must be accepted.</summary>
    public static void AddsNothing<TState, TCommand>(IEvent[] past, Func<TCommand, TState, Deviations, Decision> decide, Func<TCommand, TCommand>? adjust = null)
        where TState : ISubject<TState>
    {
        var accepted = 0;
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var command = Samples.By(seed).Of<TCommand>();
            if (adjust is not null) command = adjust(command);
            var before = A.Given<TState>(past);
            if (decide(command, before.State, before.Deviations) is not Decision.Accepted { Events: { Count: > 0 } events }) return true;
            accepted++;
            var after = A.Given<TState>([.. past, .. events]);
            return decide(command, after.State, after.Deviations) is Decision.Refused or Decision.Accepted { Events.Count: 0 };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        Assert.True(accepted > 0, $"No try of {typeof(TCommand).Name} was accepted, so nothing was shown.");
    }
}
