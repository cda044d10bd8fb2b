using MgProvenance.Application.Events;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>What the rules on exclusions look at.</summary>
internal static class Exclusions
{
    public static IEnumerable<(CellExcluded Fact, RecordedEvent Recorded, string Cell)> Of(AuditedRecord record) =>
        record.Target.Stream.Of<CellExcluded>().Select(e => (e.Fact, e.Recorded, record.LabelOf(e.Fact.Cell.Value)));

    public static AuditEvidence Evidence((CellExcluded Fact, RecordedEvent Recorded, string Cell) e) => AuditEvidence.Of(e.Recorded, $"{e.Cell} excluded by {e.Fact.Criterion}: {e.Fact.Reason}");
}
