using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Kernel;
using MgProvenance.Parsing;

namespace MgProvenance.Application.Computation;

/// <summary>Attaches a program's output to a computation: it is read first, then stored durably, and only then does an event name it with the energies that stand in it.</summary>
public sealed class AttachOutput(CommandHandler handler, IRawFiles rawFiles)
{
    public async Task<(Reply Reply, CalculationResult Result)> Attach(
        ComputationId computation, string fileName, ReadOnlyMemory<byte> content, bool simulated, PersonId actor, string commandId, EventHeaders headers, CancellationToken cancellation)
    {
        var result = CalculationReader.Read(content.Span, fileName);
        if (result.Output is not { } output)
        {
            var fatal = result.Findings[^1];
            return (new Reply.Refused(new("file.unreadable", $"{fileName} was not stored: {fatal.Message} ({fatal.Rule} at {fatal.Place})")), result);
        }

        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        var body = new JsonObject
        {
            ["computation"] = computation.Value,
            ["sha256"] = await rawFiles.Store(bytes, cancellation).ConfigureAwait(false),
            ["fileName"] = Path.GetFileName(fileName),
            ["parser"] = output.Parser,
            ["energies"] = JsonSerializer.SerializeToNode(output.Energies.Select(e => new NamedEnergy(e.Name, new Quantity<Energy>(e.ElectronVolts, "eV"), e.Place)), KernelJson.Options),
            ["simulated"] = simulated,
            ["converged"] = output.Converged,
        };
        return (await handler.Handle(new Request(actor, commandId, CommandName, body, headers), cancellation).ConfigureAwait(false), result);
    }

    private static string CommandName { get; } = EventCatalogue.Commands.Single(c => c.Value == typeof(ExtractEnergies)).Key;
}
