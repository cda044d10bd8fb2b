using System.Security.Cryptography;
using System.Text;
using MgProvenance.Application.Events;

namespace MgProvenance.Storage.Tests;

/// <summary>Append requests of a laboratory that weighs and mixes.</summary>
internal static class Requests
{
    public const string Actor = "person-0199b000-0000-7000-8000-000000000001";

    public static string NewStream(string type) => $"{type}-{Guid.CreateVersion7()}";

    public static CommandIdentity Command(string? id = null, string request = "a request") =>
        new(Actor, id ?? Guid.CreateVersion7().ToString(), SHA256.HashData(Encoding.UTF8.GetBytes(request)));

    public static NewEvent Event(string type = "lot.opened.v1", string data = """{"mass":{"value":"1.50","unit":"g"}}""") =>
        new(Guid.CreateVersion7(), type, "Lab.Opened, Lab", data);

    /// <summary>A fact that the program knows: some of a lot was taken.</summary>
    public static NewEvent Withdrawn(string lot, string purpose) => Event("lot.amount-withdrawn.v1", $$"""{"lot":"{{lot}}","purpose":"{{purpose}}"}""");

    public static NewEvent[] Events(int count) => [.. Enumerable.Range(1, count).Select(n => Event(data: $$"""{"n":{{n}}}"""))];

    public static StreamAppend To(string stream, long expected, params NewEvent[] events) =>
        new(stream, stream[..stream.IndexOf('-', StringComparison.Ordinal)], expected, events);

    public static AppendRequest Request(params StreamAppend[] streams) => Request(Command(), streams);

    public static AppendRequest Request(CommandIdentity command, params StreamAppend[] streams) =>
        new(command, new("asserted", "bench-1", "mgp 0.1.0"), streams, [], """{"done":true}""");
}
