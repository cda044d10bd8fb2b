using System.Security.Cryptography;
using System.Text;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Integration.Tests.Audits;
using MgProvenance.Integration.Tests.Workers;

namespace MgProvenance.Integration.Tests.Crash;

/// <summary>One command of a plan, and the raw file that it attaches.</summary>
internal sealed record Planned(int Number, AppendRequest Request, byte[]? RawFile)
{
    public IReadOnlyList<Entry> Entries => [.. Request.Streams.SelectMany(s => s.Events.Select((e, i) => new Entry(s.StreamId, s.ExpectedVersion + i + 1, e.Id)))];
}

/// <summary>
/// What one writer sends, command after command, each until it is acknowledged. It follows from the writer's name alone, so that a writer which died goes on where it was
/// and sends its last command again as it was, and the campaign knows at the end what must be stored.
/// </summary>
internal sealed class Plan(string writer)
{
    private const int CommandsPerStream = 200;
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private int _number;

    public Planned Next()
    {
        var command = $"{writer}-{++_number}";
        return (_number % 10) switch
        {
            0 => WithRawFile(command),
            1 or 2 => new(_number, BenchFacts.Request(command, Append(command, "electrolyte", 1), Append(command, "cell", 1)), null),
            _ => new(_number, BenchFacts.Request(command, Append(command, "lot", 1 + _number % 3)), null),
        };
    }

    /// <summary>The plan's next command, the first so many having been acknowledged.</summary>
    public void Skip(int acknowledged)
    {
        while (_number < acknowledged) Next();
    }

    private Planned WithRawFile(string command)
    {
        var content = Content(command);
        var stream = Stream("run");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        var expected = _versions.GetValueOrDefault(stream);
        List<IEvent> facts = expected == 0 ? [BenchFacts.Fact(stream, 1)] : [];
        facts.Add(new DataFileAttached(RunId.Of(stream), sha256, sha256, $"simulated-{command}.mpr", "biologic-mpr", "biologic-mpr/1", content.Length, 1, "Europe/Berlin", null, true, null));
        _versions[stream] = expected + facts.Count;
        return new(_number, BenchFacts.Request(command, BenchFacts.Append(command, stream, expected, facts)), content);
    }

    private StreamAppend Append(string command, string subject, int events)
    {
        var stream = Stream(subject);
        var expected = _versions.GetValueOrDefault(stream);
        _versions[stream] = expected + events;
        return BenchFacts.Append(command, stream, expected, events);
    }

    private string Stream(string subject) => BenchFacts.Stream(subject, $"{writer}/{_number / CommandsPerStream}/{_number % 3}");

    /// <summary>A kilobyte to a hundred of what looks like chance.</summary>
    private static byte[] Content(string command)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes(command));
        var content = new byte[1024 * (1 + seed[0] % 100)];
        new Random(BitConverter.ToInt32(seed)).NextBytes(content);
        return content;
    }
}
