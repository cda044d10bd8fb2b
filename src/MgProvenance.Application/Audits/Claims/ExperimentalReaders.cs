using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>Files that were read by a reader which never saw a real one.</summary>
internal sealed class ExperimentalReaders : IAuditRule
{
    public string Id => "claim.experimental-reader";

    public AuditSeverity Severity => AuditSeverity.Note;

    public string LooksFor => "Claims on files of a format whose reader was never held against a real file. One finding for each format.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from claim in ClaimEvidence.Of(record)
        from stream in claim.Streams
        where record.Streams.ContainsKey(stream)
        from file in record.Streams[stream].Of<DataFileAttached>()
        where file.Fact.Experimental == true
        group (claim.Quoted, File: AuditEvidence.Of(file.Recorded, $"{record.LabelOf(stream)}: {file.Fact.FileName}, read by {file.Fact.Parser}")) by file.Fact.Format into same
        select this.Finding(
            $"Behind {Words.Count(same.Select(s => s.Quoted).Distinct(StringComparer.Ordinal).Count(), "claim")} stand files of the format {same.Key}, whose reader was never held against a real file.",
            same.Select(s => s.File));
}
