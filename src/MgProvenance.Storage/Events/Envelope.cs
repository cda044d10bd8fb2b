using System.Text.Json;
using System.Text.Json.Serialization;
using MgProvenance.Application.Events;

namespace MgProvenance.Storage.Events;

/// <summary>
/// The headers column: what the envelope says beside actor and time. An event that another program wrote may say nothing of this;
/// empty texts then stand for what it did not say.
/// </summary>
internal sealed record Envelope(EventHeaders Headers, string CommandId)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string ToJson(EventHeaders headers, string commandId) =>
        JsonSerializer.Serialize(new Stored(headers.Assurance, headers.Device, headers.Application, headers.Source, commandId), Options);

    public static Envelope FromJson(string? json)
    {
        var stored = json is null ? new(null, null, null, null, null) : JsonSerializer.Deserialize<Stored>(json, Options)!;
        return new(new(stored.Assurance ?? "", stored.Device ?? "", stored.Application ?? "", stored.Source), stored.CommandId ?? "");
    }

    private sealed record Stored(string? Assurance, string? Device, string? Application, string? Source, string? CommandId);
}
