using MgProvenance.Application.Derivation;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Cells hold so much electrolyte per active material that what they show holds for flooded cells only.</summary>
internal sealed class CellFlooded : IAuditRule
{
    public string Id => "electrolyte.flooded";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "The electrolyte per active material of the cells is above the limit, from weighed electrodes or, without them, from the declared loading.";

    /// <param name="PerMg">µL/mg: from a weighed electrode one value, from a declared loading the least and the most as well.</param>
    private sealed record Ratio(AuditedCell Cell, IReadOnlyList<double> PerMg, string? Loading, IReadOnlyList<AuditEvidence> Evidence);

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, most) = (StudyBench.Of(record), record.Settings.Limits["electrolyte-per-active-mass-most"]);
        var capacity = record.Target.Cells.Select(c => c.Run?.Summary?.TheoreticalMAhPerG).FirstOrDefault(t => t is not null);
        foreach (var those in bench.Cells.Select(Of).OfType<Ratio>().Where(r => r.PerMg[0] > (double)most.Value).GroupBy(r => r.Loading))
        {
            var perMg = those.SelectMany(r => r.PerMg).ToList();
            var source = those.Key is null ? "by weighed electrodes" : $"at the declared loading of {those.Key}";
            var perMAh = capacity is { } q ? $", {Spread.Of([.. perMg.Select(r => 1000 * r / q)], 0)} µL/mAh at the theoretical {Printed.Number(q, 1)} mAh/g" : string.Empty;
            yield return this.Finding(
                $"{Spread.Of(perMg, 0)} µL of electrolyte per mg of active material in {bench.SomeCells([.. those.Select(r => r.Cell.Story.Label)])} {source}{perMAh}: flooded beyond {most}.",
                those.SelectMany(r => r.Evidence),
                those.Select(r => r.Cell.Id));
        }
    }

    private static Ratio? Of(AuditedCell cell)
    {
        var filled = cell.Story.Cell.Of<ElectrolyteDispensed>().ToList();
        if (filled.Count == 0) return null;
        IEnumerable<AuditEvidence> volumes = filled.Select(f => AuditEvidence.Of(f.Recorded, $"{cell.Story.Label}: {f.Fact.Volume} of electrolyte"));
        if (cell.Story.ElectrolytePerMass().Value is { } weighed) return new Ratio(cell, [weighed], null, [.. volumes]);
        if (cell.Story.Area().Value is not { } area || cell.Story.PositiveSheet?.Of<SheetStarted>().FirstOrDefault() is not ({ Loading: { } loading }, { } at)) return null;
        var value = (double)loading.Value.In("mg/cm2");
        var other = (double?)loading.Other?.In("mg/cm2");
        double[] loadings = loading.Form switch
        {
            Form.PlusMinus => [value, value - other!.Value, value + other.Value],
            Form.Range => [(value + other!.Value) / 2, value, other.Value],
            _ => [value],
        };
        var volume = filled.Sum(f => (double)f.Fact.Volume.In("uL"));
        return new Ratio(cell, [.. loadings.Where(l => l > 0).Select(l => volume / (l * area))], $"{loading}".Replace("cm2", "cm²", StringComparison.Ordinal), [AuditEvidence.Of(at, $"{cell.Story.PositiveSheet.Label}: loading {loading}"), .. volumes]);
    }
}
