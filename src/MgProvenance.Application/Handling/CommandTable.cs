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

    public bool LooksBack(ICommand command) => _lookingBack.Contains(command.GetType());

    public IEnumerable<string> Further(ICommand command, Past past) => _further.TryGetValue(command.GetType(), out var further) ? further(command, past) : [];

    public IReadOnlyList<Part> Decide(ICommand command, Past past) => _deciders[command.GetType()](command, past);
}
