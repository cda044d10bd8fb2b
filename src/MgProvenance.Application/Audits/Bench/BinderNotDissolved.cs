using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A binder came with no liquid that dissolves it, as far as is recorded.</summary>
internal sealed class BinderNotDissolved : IAuditRule
{
    public string Id => "binder.not-dissolved";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "None of the liquids that are recorded for a sheet dissolves its binder.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        foreach (var sheet in bench.Of(SheetId.Subject))
        {
            var liquids = sheet.Events.SelectMany(e => LiquidOf(e.Fact) is { } lot && bench.Lot(lot).Substance is { } substance ? [(Substance: substance, Recorded: e)] : Array.Empty<(string Substance, Events.RecordedEvent Recorded)>()).ToList();
            if (liquids.Count == 0) continue;
            foreach (var (binder, added) in sheet.Of<BinderAdded>())
            {
                var name = bench.Lot(binder.Binder).Substance;
                if (name is null || liquids.Exists(l => record.Settings.Substances.Dissolves(name, l.Substance))) continue;
                yield return this.Finding(
                    $"{sheet.Label}, behind {bench.CellsOn(sheet.StreamId)}: the only liquid that is recorded is {string.Join(" and ", liquids.Select(l => l.Substance).Distinct(StringComparer.OrdinalIgnoreCase))}, which does not dissolve the binder {name}.",
                    [AuditEvidence.Of(added, $"{sheet.Label}: {name} added{(binder.Solvent is null ? ", its solvent is not recorded" : string.Empty)}"), .. liquids.Select(l => AuditEvidence.Of(l.Recorded, $"{sheet.Label}: {l.Substance}"))]);
            }
        }
    }

    private static LotId? LiquidOf(IEvent fact) => fact switch { PowderGround e => e.Liquid, BinderAdded e => e.Solvent, SlurryMixed e => e.Solvent, _ => null };
}
