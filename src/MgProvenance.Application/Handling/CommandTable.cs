using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Handling;

/// <summary>What one command decided for one stream.</summary>
public sealed record Part(string StreamId, Decision Decision);

/// <summary>For every command: which streams it touches and who decides. One line per command, in the folder of its subject.</summary>
public sealed class CommandTable
{
    private readonly Dictionary<Type, Func<ICommand, Past, IReadOnlyList<Part>>> _deciders = [];
    private readonly Dictionary<Type, Func<ICommand, Past, IEnumerable<string>>> _further = [];
    private readonly HashSet<Type> _lookingBack = [];
    private readonly Dictionary<Type, List<FactBeside>> _beside = [];

    public IReadOnlyCollection<Type> Known => _deciders.Keys;

    public void On<TCommand, TState>(Func<TCommand, string> stream, Func<TCommand, TState, Deviations, Past, Decision> decide)
        where TCommand : ICommand
        where TState : ISubject<TState> => On<TCommand>((command, past) =>
        {
            var streamId = stream(command);
            var (state, deviations) = past.Fold<TState>(streamId);
            return [new Part(streamId, decide(command, state, deviations, past))];
        });

    /// <summary>The same for a command that does not mention all that its decision needs.</summary>
    /// <param name="further">The streams to read beside those that are mentioned, from what was read so far.</param>
    public void On<TCommand, TState>(Func<TCommand, string> stream, Func<TCommand, TState, Deviations, Past, Decision> decide, Func<TCommand, Past, IEnumerable<string>> further)
        where TCommand : ICommand
        where TState : ISubject<TState>
    {
        On(stream, decide);
        _further.Add(typeof(TCommand), (command, past) => further((TCommand)command, past));
    }

    public void On<TCommand, TState>(Func<TCommand, string> stream, Func<TCommand, TState, Deviations, Decision> decide)
        where TCommand : ICommand
        where TState : ISubject<TState> => On<TCommand, TState>(stream, (command, state, deviations, _) => decide(command, state, deviations));

    public void On<TCommand, TState>(Func<TCommand, string> stream, Func<TCommand, TState, Decision> decide)
        where TCommand : ICommand
        where TState : ISubject<TState> => On<TCommand, TState>(stream, (command, state, _, _) => decide(command, state));

    /// <summary>A command that writes to several streams in one transaction.</summary>
    public void On<TCommand>(Func<TCommand, Past, IReadOnlyList<Part>> decide)
        where TCommand : ICommand => _deciders.Add(typeof(TCommand), (command, past) => decide((TCommand)command, past));

    /// <summary>A command about what was recorded before. It is decided with events in ledger order, and with streams that no member of it mentions.</summary>
    /// <param name="further">The streams to read beside those that are mentioned, from what was read so far.</param>
    public void OnPast<TCommand>(Func<TCommand, Past, IReadOnlyList<Part>> decide, Func<TCommand, Past, IEnumerable<string>> further)
        where TCommand : ICommand
    {
        On(decide);
        _further.Add(typeof(TCommand), (command, past) => further((TCommand)command, past));
        _lookingBack.Add(typeof(TCommand));
    }

    /// <summary>
    /// A command that is decided already records in the same transaction a fact of another stream, beside its own: what left one thing and entered another. A correction of either side is decided by this
    /// command, and so changes both.
    /// </summary>
    /// <param name="decide">What the other stream takes down; null where nothing left it.</param>
    /// <param name="again">
    /// The command once more, from what the fact beside it states now, from the command as its own fact states it (null where none was recorded) and from the reason of a deviation. Null where this
    /// command does not record such a fact.
    /// </param>
    public void Beside<TCommand, TFact>(Func<TCommand, Past, Part?> decide, Func<TFact, TCommand?, string?, TCommand?> again)
        where TCommand : class, ICommand
        where TFact : IEvent
    {
        var own = _deciders[typeof(TCommand)];
        _deciders[typeof(TCommand)] = (command, past) => [.. own(command, past), .. decide((TCommand)command, past) is { } part ? [part] : Array.Empty<Part>()];
        if (!_beside.TryGetValue(typeof(TFact), out var known)) _beside[typeof(TFact)] = known = [];
        known.Add(new(typeof(TCommand), (fact, recorded, reason) => again((TFact)fact, (TCommand?)recorded, reason)));
    }

    /// <summary>The commands that record such a fact beside their own.</summary>
    internal IReadOnlyList<FactBeside> CommandsBeside(IEvent fact) => _beside.GetValueOrDefault(fact.GetType(), []);

    public bool LooksBack(ICommand command) => _lookingBack.Contains(command.GetType());

    /// <summary>Whether a command of this type needs streams that it does not mention.</summary>
    public bool LooksFurther(Type command) => _further.ContainsKey(command);

    public IEnumerable<string> Further(ICommand command, Past past) => _further.TryGetValue(command.GetType(), out var further) ? further(command, past) : [];

    /// <summary>
    /// Rules of order look at what had happened when it was done, so that a late entry is judged like one in time. Whether it was said before does not depend on the time: what adds nothing to all that
    /// is known adds nothing.
    /// </summary>
    public IReadOnlyList<Part> Decide(ICommand command, Past past)
    {
        var decide = _deciders[command.GetType()];
        if (BenchTimes.Of(command) is not { } time || !past.GoesOnAfter(time)) return decide(command, past);
        var known = decide(command, past);
        return known.All(p => p.Decision is Decision.Accepted { Events.Count: 0 }) ? known : decide(command, past.AsOf(time));
    }
}

/// <summary>How a command comes again from a fact that it recorded beside its own.</summary>
internal sealed record FactBeside(Type Command, Func<IEvent, ICommand?, string?, ICommand?> Again);
