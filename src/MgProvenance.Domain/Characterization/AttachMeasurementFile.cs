using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Characterization;

[CommandName("attach-measurement-file", "Attach a raw file of the instrument to a measurement; it is kept unread.")]
public sealed record AttachMeasurementFile(MeasurementId Measurement, string Sha256, string FileName, long Bytes, bool Simulated = false) : IRecords<MeasurementFileAttached>
{
    public static Decision Decide(AttachMeasurementFile c, Measurement measurement) => c switch
    {
        _ when !Digests.IsSha256(c.Sha256) => Decision.Refuse("measurement.digest-malformed", "A SHA-256 has 64 lower-case hex digits."),
        { Bytes: < 0 } => Decision.Refuse("measurement.file-size-impossible", "A file has no fewer than zero bytes."),
        _ when string.IsNullOrWhiteSpace(c.FileName) => Decision.Refuse("measurement.file-unnamed", "A file has a name."),
        _ when measurement.Files.Contains(c.Sha256) => Decision.Accept(),
        _ => measurement.NotMounted(c.Measurement) ?? Decision.Accept(new MeasurementFileAttached(c.Measurement, c.Sha256, c.FileName, c.Bytes, c.Simulated)),
    };
}
