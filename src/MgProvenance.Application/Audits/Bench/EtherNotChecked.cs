using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>An ether was used unchecked, or with peroxide in it.</summary>
internal sealed class EtherNotChecked : IAuditRule
{
    public string Id => "ether.not-checked";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "An ether went into an electrolyte, and its stabiliser and peroxide were not both determined before, or its peroxide was above the limit.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, most) = (StudyBench.Of(record), record.Settings.Limits["peroxide-most"]);
        foreach (var charges in Charge.In(bench).Where(c => record.Settings.Substances.IsEther(c.Facts.Substance)).GroupBy(c => c.Lot.StreamId))
        {
            var cells = bench.CellsOn(charges.Select(c => c.Batch.StreamId));
            var notChecked = charges.Where(c => Missing(c) is not null).ToList();
            if (notChecked.Count > 0) yield return this.Finding($"No determination of {Missing(notChecked[0])} before its use is recorded of the ether {charges.First().Facts.Label}; in {cells}.", notChecked.Select(c => c.Evidence));
            foreach (var found in charges.SelectMany(c => c.Before<StabiliserAndPeroxideChecked>().TakeLast(1)).Where(f => f.Fact.Peroxide is { } p && p.IsAbove(most)).DistinctBy(f => f.Recorded))
                yield return this.Finding($"{charges.First().Facts.Label} held {found.Fact.Peroxide!.Said()} of peroxide when it was used, limit {most}; in {cells}.", [AuditEvidence.Of(found.Recorded, $"{charges.First().Facts.Label}: peroxide {found.Fact.Peroxide!.Said()} by {found.Fact.Method}"), .. charges.Select(c => c.Evidence)]);
        }
    }

    private static string? Missing(Charge charge)
    {
        var checks = charge.Before<StabiliserAndPeroxideChecked>().ToList();
        return (checks.Exists(c => c.Fact.Stabiliser is not null), checks.Exists(c => c.Fact.Peroxide is not null)) switch
        {
            (true, true) => null,
            (true, false) => "peroxide",
            (false, true) => "stabiliser",
            (false, false) => "stabiliser and peroxide",
        };
    }
}
