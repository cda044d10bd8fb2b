using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>What was charged has no uncertainty, because nobody knows how finely it was weighed.</summary>
internal sealed class ResolutionUnknown : IAuditRule
{
    public string Id => "balance.resolution-unknown";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A salt was weighed into an electrolyte on a balance that is not named or whose resolution is not recorded, so that the charged amount has no uncertainty.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        var unknown = Charge.In(bench).Where(c => c.Act.Fact is SaltAdded { Mass: not null } added && Resolution(bench, added.Balance) is null).ToList();
        foreach (var those in unknown.GroupBy(c => ((SaltAdded)c.Act.Fact).Balance?.Value))
        {
            var which = those.Key is { } id ? $"the resolution of {record.LabelOf(id)} is not recorded" : "the balance is not named";
            string[] batches = [.. those.Select(c => c.Batch.Label ?? c.Batch.StreamId).Distinct(StringComparer.Ordinal)];
            yield return this.Finding($"What was weighed into {StudyBench.Listed(batches)} has no uncertainty, because {which}; in {bench.CellsOn(those.Select(c => c.Batch.StreamId))}.", those.Select(c => c.Evidence), [.. those.Select(c => c.Batch.StreamId)]);
        }
    }

    private static Quantity<Mass>? Resolution(StudyBench bench, EquipmentId? balance) => bench.Stream(balance?.Value)?.Of<EquipmentRegistered>().FirstOrDefault().Fact?.Resolution;
}
