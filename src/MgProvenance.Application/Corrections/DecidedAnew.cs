using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Electrolytes;
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
    public IReadOnlyList<Part> Decide(RecordedTogether together, IEvent fact, string? deviationReason = null) =>
        table.Decide(CommandFor(together, fact, deviationReason), past.With(together.Before));

    /// <summary>The streams that this decision needs beside those that are mentioned, from what was read so far.</summary>
    public IEnumerable<string> Further(RecordedTogether together, IEvent fact) => table.Further(CommandFor(together, fact, null), past);

    private static ICommand CommandFor(RecordedTogether together, IEvent fact, string? deviationReason)
    {
        if (fact is AliquotDrawn { Cell: { } cell } aliquot) return CellCommands.Filling(aliquot, cell, together.Others.Select(o => o.Fact)) with { DeviationReason = deviationReason };
        var type = EventCatalogue.Recorders[fact.GetType()];
        var parameters = type.GetConstructors()[0].GetParameters().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)).ToList();
        var members = (JsonObject)JsonSerializer.SerializeToNode(fact, fact.GetType(), KernelJson.Options)!;
        if (!members.ContainsKey(parameters[0])) members[parameters[0]] = together.Target.Stored.StreamId;
        if (deviationReason is not null && parameters.Contains(DeviationReason)) members[DeviationReason] = deviationReason;
        return (ICommand)members.Deserialize(type, KernelJson.Options)!;
    }

    private static string DeviationReason { get; } = JsonNamingPolicy.CamelCase.ConvertName(nameof(CorrectFact.DeviationReason));
}
