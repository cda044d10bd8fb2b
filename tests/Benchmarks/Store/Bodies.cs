using MgProvenance.Application.Events;

namespace MgProvenance.Benchmarks.Store;

/// <summary>Events of about 400 bytes of JSON, in requests as a client sends them.</summary>
internal static class Bodies
{
    public const string Actor = "person-0199b000-0000-7000-8000-000000000001";
    public const string EventType = "electrolyte.appearance-noted.v1";
    public const string DotnetType = "MgProvenance.Domain.Electrolytes.AppearanceNoted, MgProvenance.Domain";
    public const string Headers = """{"assurance":"asserted","device":"bench-1","application":"benchmarks"}""";
    private static readonly string Colour = string.Join(' ', Enumerable.Repeat("colourless, clear, no deposit", 9));

    public static string Json(int n) => $$"""{"batch":"electrolyte-0199b000-0000-7000-8000-000000000002","clarity":"clear","colour":"{{Colour}} {{n}}","step":null,"doneAt":"2026-03-02T09:15+01:00"}""";

    public static string NewStream() => $"electrolyte-{Guid.CreateVersion7()}";

    public static NewEvent[] Events(int count) => [.. Enumerable.Range(1, count).Select(n => new NewEvent(Guid.CreateVersion7(), EventType, DotnetType, Json(n)))];

    public static AppendRequest Request(StreamAppend stream) =>
        new(new(Actor, Guid.CreateVersion7().ToString(), new byte[32]), new("asserted", "bench-1", "benchmarks"), [stream], [], """{"done":true}""");

    public static StreamAppend ToNewStream(int events) => new(NewStream(), "electrolyte", 0, Events(events));
}
