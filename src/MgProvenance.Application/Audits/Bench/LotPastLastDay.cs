using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A lot was used after its last day. With a reason that was given it is a note; while a deviation waits for one, that is the finding.</summary>
internal sealed class LotPastLastDay : IAuditRule
{
    public string Id => "lot.past-last-day";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A lot was used after its expiry or longer after its opening than it allows; a note where the reason was given, and left to the pending deviation where it was not yet.";

    public static bool Covers(string deviation) => deviation is "lot.expired" or "lot.open-too-long";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        foreach (var lot in bench.Of(LotId.Subject))
        {
            var facts = bench.Lot(LotId.Of(lot.StreamId));
            var late = from use in bench.Uses[lot.StreamId]
                       let broken = facts.BrokenBy(use.DoneAt).FirstOrDefault(b => Covers(b.Rule))
                       where broken is not null && !Answers.IsPending(use.By, use.Act, Covers)
                       select (use, broken.Sentence, Reason: Answers.To(use.By, use.Act, Covers));
            foreach (var those in late.GroupBy(l => l.Reason is null))
            {
                var uses = those.Select(t => t.use).ToList();
                var reason = those.Key ? string.Empty : $" Reason given: {those.First().Reason}";
                yield return this.Finding(
                    $"{those.First().Sentence} In {StudyBench.Listed([.. uses.Select(u => u.Label).Distinct(StringComparer.Ordinal)])}, behind {bench.CellsOn(uses.Select(u => u.By.StreamId))}.{reason}",
                    uses.Select(u => AuditEvidence.Of(u.Act, $"{u.Label}: {facts.Label} used {u.DoneAt}")).Concat(lot.Of<LotReceived>().Select(r => AuditEvidence.Of(r.Recorded, $"{facts.Label}: last day {facts.LastDay:yyyy-MM-dd}")))) with
                {
                    Severity = those.Key ? Severity : AuditSeverity.Note,
                };
            }
        }
    }
}
