using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A cycling file of the study gives no numbers.</summary>
internal sealed class NumbersMissing : IAuditRule
{
    public string Id => "run.numbers-missing";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A cycling test of the study whose numbers are pending, failed or given up.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from cell in record.Target.Cells
        where cell.Run is { State: RunState.Pending or RunState.Failed or RunState.GivenUp }
        select this.Finding(
            $"{cell.Run!.Label} of {record.Target.Opened.Label} has no numbers: {cell.Run.Reason}",
            cell.RunStream!.Of<DataFileAttached>().Select(f => AuditEvidence.Of(f.Recorded, f.Fact.FileName)));
}

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
            $"{Words.Count(same.Select(s => s.Quoted).Distinct(StringComparer.Ordinal).Count(), "claim")} rest on files of the format {same.Key}, whose reader was never held against a real file.",
            same.Select(s => s.File));
}
