using System.Security.Cryptography;
using System.Text;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Integration.Tests.Workers;

/// <summary>Simulated facts of four subjects, and appends made of them. The same arguments give the same ids and bytes.</summary>
internal static class BenchFacts
{
    public const string Actor = "person-01980000-0000-7000-8000-000000000001";

    public static EventHeaders Headers { get; } = new("asserted", "bench-1", "campaign", "simulated: campaign");

    /// <summary>A stream whose id follows from its name.</summary>
    public static string Stream(string subject, string name) => $"{subject}-{Uuid($"{subject}/{name}")}";

    /// <summary>Version 1 opens the stream.</summary>
    public static IEvent Fact(string stream, long version)
    {
        var amount = 1 + version % 97 / 100m;
        return StreamIds.SubjectOf(stream) switch
        {
            "lot" => version == 1
                ? new LotReceived(LotId.Of(stream), LabelOf(stream), "DME", null, null, null, "a supplier", null, null, null)
                : new AmountWithdrawn(LotId.Of(stream), new Quantity<Mass>(amount, "g"), null, "campaign", null),
            "electrolyte" => version == 1
                ? new BatchOpened(BatchId.Of(stream), LabelOf(stream), "DOE", null, null, null, null)
                : new AliquotDrawn(BatchId.Of(stream), new Quantity<Volume>(amount, "mL"), null, "campaign", null),
            "cell" => version == 1
                ? new AssemblyStarted(CellId.Of(stream), LabelOf(stream), "CR2032", null, null, null, null)
                : new CellRested(CellId.Of(stream), new Quantity<Duration>(amount, "h"), null, null),
            "run" => version == 1
                ? new RunPlanned(RunId.Of(stream), LabelOf(stream), CellId.Of(Stream("cell", "of-runs")), "GCPL", null)
                : new TemperatureLogged(RunId.Of(stream), new Quantity<Temperature>(24 + amount, "Cel"), "incubator", null),
            var other => throw new ArgumentException($"No facts about a {other}."),
        };
    }

    /// <summary>So many facts that follow version <paramref name="expected"/>.</summary>
    public static StreamAppend Append(string command, string stream, long expected, int events) =>
        Append(command, stream, expected, [.. Enumerable.Range(1, events).Select(i => Fact(stream, expected + i))]);

    public static StreamAppend Append(string command, string stream, long expected, params IReadOnlyList<IEvent> facts) =>
        new(stream, StreamIds.SubjectOf(stream)!, expected, [.. facts.Select((fact, i) => new NewEvent(
            Uuid($"{command}/{stream}/{expected}/{i}"), EventCatalogue.NameOf(fact), $"{fact.GetType().FullName}, {fact.GetType().Assembly.GetName().Name}", EventCatalogue.Write(fact)))]);

    /// <summary>A stream that is opened gets its label in the same transaction.</summary>
    public static AppendRequest Request(string command, params IReadOnlyList<StreamAppend> streams) => new(
        new(Actor, command, SHA256.HashData(Encoding.UTF8.GetBytes(command))), Headers, streams,
        [.. streams.Where(s => s.ExpectedVersion == 0).Select(s => new LabelClaim(LabelOf(s.StreamId).Text, s.StreamId))], $$"""{"command":"{{command}}"}""");

    public static Label LabelOf(string stream) => new($"SIM {stream[^12..]} {stream[..^37]}");

    private static Guid Uuid(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        (bytes[6], bytes[8]) = ((byte)(bytes[6] & 0x0F | 0x70), (byte)(bytes[8] & 0x3F | 0x80));
        return new Guid(bytes, bigEndian: true);
    }
}
