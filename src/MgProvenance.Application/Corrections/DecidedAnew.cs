using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Specimens;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Corrections;

/// <summary>
/// Puts a fact to its decider as if its command came again at its old place, with everything known that was corrected since. So a rule is written once, where the command is decided, and holds
/// for recording, for correcting and for looking at what a correction did to later facts.
/// </summary>
internal sealed class DecidedAnew(CommandTable table, Past past)
{
    /// <param name="fact">What is to be stated at the place of <paramref name="together"/>.</param>
    /// <param name="deviationReason">Reason of the rules that it breaks, when there is one.</param>
    public IReadOnlyList<Part> Decide(RecordedTogether together, IEvent fact, string? deviationReason = null)
    {
        var command = CommandFor(together, fact, deviationReason);
        return table.Decide(command, past.Of(Mentions.In(command).Concat(table.Further(command, past)).Distinct(StringComparer.Ordinal), together.Before));
    }

    /// <summary>The streams that this decision needs beside those that are mentioned, from what was read so far.</summary>
    /// <remarks>Such a command records no fact beside its own, so the fact alone tells it, before what was recorded together with it was read.</remarks>
    public IEnumerable<string> Further(RecordedTogether together, IEvent fact) =>
        table.LooksFurther(EventCatalogue.Recorders[fact.GetType()]) ? table.Further(Recording(fact, together, null), past) : [];

    /// <summary>The command that recorded the fact: beside its own where it did, else as its own.</summary>
    private ICommand CommandFor(RecordedTogether together, IEvent fact, string? deviationReason)
    {
        foreach (var beside in table.CommandsBeside(fact))
        {
            var recorded = together.RecordedBy(beside.Command, past) is { } own ? Recording(own, together, deviationReason) : null;
            if (beside.Again(fact, recorded, deviationReason) is { } command) return command;
        }

        IReadOnlyList<IEvent> others = [.. together.Others.Select(o => past.Stream(o.Stored.StreamId).Effective(o.Stored.Version)?.Fact ?? o.Fact)];
        return SpecimenOrigins.Recorder(fact, others, deviationReason) ?? Recording(fact, together, deviationReason);
    }

    private static ICommand Recording(IEvent fact, RecordedTogether together, string? deviationReason)
    {
        var type = EventCatalogue.Recorders[fact.GetType()];
        var parameters = type.GetConstructors()[0].GetParameters().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)).ToList();
        var members = (JsonObject)JsonSerializer.SerializeToNode(fact, fact.GetType(), KernelJson.Options)!;
        if (!members.ContainsKey(parameters[0])) members[parameters[0]] = together.Target.Stored.StreamId;
        if (deviationReason is not null && parameters.Contains(DeviationReason)) members[DeviationReason] = deviationReason;
        return (ICommand)members.Deserialize(type, KernelJson.Options)!;
    }

    private static string DeviationReason { get; } = JsonNamingPolicy.CamelCase.ConvertName(nameof(CorrectFact.DeviationReason));
}
