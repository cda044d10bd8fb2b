using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Characterization;

/// <summary>Attaches a file of whatever kind to a measurement: it is stored durably, and only then does an event name it. Nothing in it is read.</summary>
public sealed class AttachUnread(CommandHandler handler, IRawFiles rawFiles)
{
    public async Task<Reply> Attach(MeasurementId measurement, string fileName, byte[] file, bool simulated, PersonId actor, string commandId, EventHeaders headers, CancellationToken cancellation)
    {
        using var content = new MemoryStream(file, writable: false);
        var body = new JsonObject
        {
            ["measurement"] = measurement.Value,
            ["sha256"] = await rawFiles.Store(content, cancellation).ConfigureAwait(false),
            ["fileName"] = Path.GetFileName(fileName),
            ["bytes"] = file.LongLength,
            ["simulated"] = simulated,
        };
        return await handler.Handle(new Request(actor, commandId, CommandName, body, headers), cancellation).ConfigureAwait(false);
    }

    private static string CommandName { get; } = EventCatalogue.Commands.Single(c => c.Value == typeof(AttachMeasurementFile)).Key;
}
