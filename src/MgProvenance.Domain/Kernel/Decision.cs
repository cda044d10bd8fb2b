namespace MgProvenance.Domain.Kernel;

/// <summary>A fact. Implementations carry an <see cref="EventNameAttribute"/> and nothing that can be derived.</summary>
public interface IEvent;

/// <summary>A request to record something. Implementations carry a <see cref="CommandNameAttribute"/>.</summary>
public interface ICommand;

/// <summary>
/// A command that records one fact, alone or with what follows from it. Each member of the fact is a member of the command, so that a corrected fact can be decided as if it
/// were recorded now.
/// </summary>
public interface IRecords<TFact> : ICommand
    where TFact : IEvent;

/// <summary>A fact that left the notebook as it is, so that it is neither corrected nor struck out: others hold it in their hands.</summary>
public interface IFinal : IEvent;

/// <summary>What a decision came to: events to append (none when nothing new happened), or a refusal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    public sealed record Accepted(IReadOnlyList<IEvent> Events) : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;

    public static Decision Accept(params IEnumerable<IEvent> events) => new Accepted([.. events]);

    public static Decision Refuse(string code, string sentence) => new Refused(new Refusal(code, sentence));
}

/// <summary>The name under which an event is stored for ever, for example <c>electrolyte.salt-added.v1</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The name of a command in a recording script, for example <c>add-salt</c>, and one sentence on what it is for.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CommandNameAttribute(string name, string purpose) : Attribute
{
    public string Name { get; } = name;

    public string Purpose { get; } = purpose;
}

/// <summary>An event reached a fold that does not know it: a fact that cannot be read stops us.</summary>
public sealed class UnknownEventException(IEvent unknown, object state)
    : InvalidOperationException($"{state.GetType().Name} cannot take up the event {unknown.GetType().Name}.");

/// <summary>State folded from the events of one stream: as much of the past as the next decision needs, never stored.</summary>
public interface ISubject<TSelf>
    where TSelf : ISubject<TSelf>
{
    /// <summary>Before the first event.</summary>
    static abstract TSelf Initial { get; }

    static abstract TSelf Evolve(TSelf state, IEvent happened);
}
