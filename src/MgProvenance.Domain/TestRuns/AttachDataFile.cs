using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.TestRuns;

[CommandName("attach-data-file", "Attach a raw file of the instrument to a run.")]
public sealed record AttachDataFile(
    RunId Run,
    string Sha256,
    string PrimaryDigest,
    string FileName,
    string Format,
    string Parser,
    long Bytes,
    int Rows,
    string TimeZone,
    string? StartedLocal = null,
    bool Simulated = false,
    Quantity<Mass>? MassInFile = null,
    string? Technique = null,
    bool? Experimental = null,
    string? MapSha256 = null,
    string? DeviationReason = null) : IRecords<DataFileAttached>
{
    public static Decision Decide(AttachDataFile c, TestRun run, Deviations deviations) => c switch
    {
        _ when !Digests.IsSha256(c.Sha256) || !Digests.IsSha256(c.PrimaryDigest) || (c.MapSha256 is { } map && !Digests.IsSha256(map)) => Decision.Refuse("run.digest-malformed", "A SHA-256 has 64 lower-case hex digits."),
        { Bytes: < 0 } or { Rows: < 0 } => Decision.Refuse("run.file-size-impossible", "A file has no fewer than zero bytes and zero rows."),
        _ when string.IsNullOrWhiteSpace(c.TimeZone) => Decision.Refuse("run.time-zone-missing", "Give the time zone of the instrument’s clock, such as Europe/Berlin: most files state none."),
        _ when string.IsNullOrWhiteSpace(c.FileName) || string.IsNullOrWhiteSpace(c.Format) || string.IsNullOrWhiteSpace(c.Parser) =>
            Decision.Refuse("run.file-undescribed", "A file has a name, a format and the parser that recognised it."),
        _ when !run.IsPlanned => run.NotPlanned(c.Run)!,
        _ when run.Files.Contains((c.Sha256, c.MapSha256)) => Decision.Accept(),
        _ when run.Files.Any(f => f.Sha256 == c.Sha256) =>
            Decision.Refuse("run.file-other-map", $"{c.FileName} is attached to run {c.Run} already and read in another way: strike that event out before the file is attached with this column map."),
        _ => deviations.Accept(
            new DataFileAttached(
                c.Run, c.Sha256, c.PrimaryDigest, c.FileName, c.Format, c.Parser, c.Bytes, c.Rows, c.TimeZone, c.StartedLocal, c.Simulated, c.MassInFile, c.Technique, c.Experimental, c.MapSha256),
            ReadByGuess(c),
            c.DeviationReason),
    };

    private static IEnumerable<Deviation> ReadByGuess(AttachDataFile c)
    {
        if (c.Experimental is true) yield return new Deviation("run.file-experimental", $"{c.FileName} is of the experimental format {c.Format}, whose reader was never held against a real file: say why its numbers may be used.");
    }
}
