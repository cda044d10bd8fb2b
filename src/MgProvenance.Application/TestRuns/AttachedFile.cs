using System.Globalization;
using MgProvenance.Application.Events;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>An attached raw file as far as reading it again needs to know.</summary>
/// <param name="Parser">The reader with which it was attached.</param>
/// <param name="FileName">For sentences only.</param>
/// <param name="MapSha256">Of the column map that the parser's name stands for; null where none is needed.</param>
/// <param name="StartedLocal">Start of the acquisition on the instrument's clock; null where the file does not say.</param>
/// <param name="TimeZone">IANA name of the zone of that clock.</param>
public sealed record AttachedFile(string RawSha256, string Parser, string FileName, string? MapSha256 = null, string? StartedLocal = null, string? TimeZone = null)
{
    public static AttachedFile Of(DataFileAttached file) => new(file.Sha256, file.Parser, file.FileName, file.MapSha256, file.StartedLocal, file.TimeZone);

    /// <summary>
    /// The files of a run, without those that a later one took up: the same name, format and start with at least as many rows is the same file, which went on.
    /// Whether the rest replace or continue each other is told from what is in them.
    /// </summary>
    public static IReadOnlyList<(DataFileAttached Fact, RecordedEvent Recorded)> In(RecordedStream run)
    {
        var all = run.Of<DataFileAttached>().ToList();
        return [.. all.Where((file, i) => !all.Skip(i + 1).Any(later => WentOn(file.Fact, later.Fact)))];
    }

    private static bool WentOn(DataFileAttached file, DataFileAttached later) =>
        later.FileName == file.FileName && later.Format == file.Format && later.StartedLocal == file.StartedLocal && later.Rows >= file.Rows;

    /// <summary>The start as an instant; null where file or zone do not say.</summary>
    public DateTimeOffset? Start() =>
        StartedLocal is { } text && TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local))
            : null;

    /// <summary>Reads it as it was read when it was attached.</summary>
    /// <returns>What was read; else one sentence, and whether the file may yet come back.</returns>
    /// <exception cref="RawFileDamagedException">Its bytes changed on disk.</exception>
    public async Task<(ParseResult? Read, string? Reason, bool MayComeBack)> Read(IRawFiles rawFiles, CancellationToken cancellation)
    {
        if (await rawFiles.Read(RawSha256, cancellation).ConfigureAwait(false) is not { } content) return (null, $"The raw file {RawSha256} of {FileName} is missing from the notebook’s folder.", true);
        byte[]? map = null;
        if (MapSha256 is { } sha256 && (map = await rawFiles.Read(sha256, cancellation).ConfigureAwait(false)) is null)
            return (null, $"The column map {sha256} of {FileName} is missing from the notebook’s folder.", true);
        var parsed = InstrumentReader.Read(content, FileName, map is null ? (ReadOnlyMemory<byte>?)null : map);
        if (parsed.File is not { } file) return (null, $"{FileName} gives no cycles: {parsed.Findings.LastOrDefault(f => f.Severity == Severity.Fatal)?.Message}", false);
        var parser = $"{file.ParserName}/{file.ParserVersion}";
        return parser == Parser ? (parsed, null, false) : (null, $"{FileName} was attached with {Parser}; this program reads it with {parser}.", false);
    }
}
