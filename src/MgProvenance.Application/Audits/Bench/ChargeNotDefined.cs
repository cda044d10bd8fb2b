using MgProvenance.Domain.Electrolytes;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A salt was weighed, and what amount that is cannot be said.</summary>
internal sealed class ChargeNotDefined : IAuditRule
{
    public string Id => "lot.purity-unknown";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A salt was weighed into an electrolyte, and its lot states no purity or no formula as supplied, so that the charged amount is not defined.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        var undefined = Charge.In(bench).Where(c => c.Act.Fact is SaltAdded { Mass: not null, Amount: null } && (c.Facts.Purity is null || c.Facts.MolarMass is null)).ToList();
        if (undefined.Count == 0) yield break;
        var lots = undefined.Select(c => $"{c.Facts.Label} ({(c.Facts.Purity, c.Facts.MolarMass) switch { (null, null) => "no purity and no formula", (null, _) => "no purity", _ => "no formula" }})").Distinct(StringComparer.Ordinal).ToList();
        yield return this.Finding(
            $"The charged amounts are not defined because of lots that state too little: {StudyBench.Listed(lots)}; in {bench.CellsOn(undefined.Select(c => c.Batch.StreamId))}.",
            undefined.Select(c => c.Evidence),
            undefined.Select(c => c.Lot.StreamId));
    }
}
