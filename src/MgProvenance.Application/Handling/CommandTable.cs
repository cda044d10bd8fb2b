using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Handling;

/// <summary>What one command decided for one stream.</summary>
public sealed record Part(string StreamId, Decision Decision);

/// <summary>For every command: which streams it touches and who decides. One line per command, in the folder of its subject.</summary>
public sealed class CommandTable
{
    private readonly Dictionary<Type, Func<ICommand, Past, IReadOnlyList<Part>>> _deciders = [];

    public IReadOnlyCollection<Type> Known => _deciders.Keys;

    public void On<TCommand, TState>(Func<TCommand, string> stream, Func<TCommand, TState, Deviations, Past, Decision> decide)
        where TCommand : ICommand
        where TState : ISubject<TState> => On<TCommand>((command, past) =>
        {
            var streamId = stream(command);
            var (state, deviations) = past.Fold<TState>(streamId);
            return [new Part(streamId, decide(command, state, deviations, past))];
        });

    public void On<TCommand, TState>(Func<TCommand, string> stream, Func<TCommand, TState, Deviations, Decision> decide)
        where TCommand : ICommand
        where TState : ISubject<TState> => On<TCommand, TState>(stream, (command, state, deviations, _) => decide(command, state, deviations));

    public void On<TCommand, TState>(Func<TCommand, string> stream, Func<TCommand, TState, Decision> decide)
        where TCommand : ICommand
        where TState : ISubject<TState> => On<TCommand, TState>(stream, (command, state, _, _) => decide(command, state));

    /// <summary>A command that writes to several streams in one transaction.</summary>
    public void On<TCommand>(Func<TCommand, Past, IReadOnlyList<Part>> decide)
        where TCommand : ICommand => _deciders.Add(typeof(TCommand), (command, past) => decide((TCommand)command, past));

    public IReadOnlyList<Part> Decide(ICommand command, Past past) => _deciders[command.GetType()](command, past);
}
