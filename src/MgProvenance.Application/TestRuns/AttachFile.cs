using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>A file to attach to a run.</summary>
/// <param name="TimeZone">IANA name of the zone of the instrument's clock.</param>
/// <param name="Map">The column map with which the file is read; null for a format that needs none.</param>
public sealed record FileToAttach(string Run, string FileName, ReadOnlyMemory<byte> Content, string TimeZone, bool Simulated, ReadOnlyMemory<byte>? Map = null)
{
    /// <summary>What was read of the content, where that was done already.</summary>
    public ParseResult? Parsed { get; init; }
}

/// <summary>Attaches an instrument file: it is read first, then stored durably, and only then does an event name it.</summary>
public sealed class AttachFile(CommandHandler handler, IRawFiles rawFiles)
{
    public async Task<(Reply Reply, IReadOnlyList<Finding> Findings)> Attach(FileToAttach file, PersonId actor, string commandId, EventHeaders headers, CancellationToken cancellation)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(file.TimeZone, out _))
        {
            return (new Reply.Refused(new("time-zone.unknown", $"“{file.TimeZone}” is no time zone; write for example Europe/Berlin.")), []);
        }

        var parsed = file.Parsed ?? InstrumentReader.Read(file.Content, file.FileName, file.Map);
        if (parsed.File is not { } read)
        {
            var fatal = parsed.Findings.Last(f => f.Severity == Severity.Fatal);
            return (new Reply.Refused(new("file.unreadable", $"{file.FileName} was not stored: {fatal.Message} ({fatal.Rule} at {fatal.Place})")), parsed.Findings);
        }

        var sha256 = await Store(file.Content, cancellation).ConfigureAwait(false);
        var mapSha256 = file.Map is { } map ? await Store(map, cancellation).ConfigureAwait(false) : null;
        var body = new JsonObject
        {
            ["run"] = file.Run,
            ["sha256"] = sha256,
            ["primaryDigest"] = read.PrimaryDigest,
            ["fileName"] = Path.GetFileName(file.FileName),
            ["format"] = read.Format,
            ["parser"] = $"{read.ParserName}/{read.ParserVersion}",
            ["bytes"] = file.Content.Length,
            ["rows"] = read.RowCount,
            ["timeZone"] = file.TimeZone,
            ["startedLocal"] = read.StartedAt?.Local.ToString("yyyy-MM-ddTHH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture),
            ["simulated"] = file.Simulated || FileSummary.SaysSimulated(read),
            ["technique"] = read.Technique,
            ["massInFile"] = read.Settings.ActiveMassMg is { } mg ? JsonSerializer.SerializeToNode(new Quantity<Mass>((decimal)mg, "mg"), KernelJson.Options) : null,
        };
        if (read.IsExperimental) body["experimental"] = true;
        if (mapSha256 is not null) body["mapSha256"] = mapSha256;
        return (await handler.Handle(new Request(actor, commandId, CommandName, body, headers), cancellation).ConfigureAwait(false), parsed.Findings);
    }

    private async Task<string> Store(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        return await rawFiles.Store(content, cancellation).ConfigureAwait(false);
    }

    private static string CommandName { get; } = EventCatalogue.Commands.Single(c => c.Value == typeof(AttachDataFile)).Key;
}
