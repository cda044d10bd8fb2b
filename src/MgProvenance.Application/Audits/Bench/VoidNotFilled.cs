using MgProvenance.Application.Derivation;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Cells hold less electrolyte than their separators have room for.</summary>
internal sealed class VoidNotFilled : IAuditRule
{
    public string Id => "electrolyte.void-not-filled";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "The electrolyte of a cell is less than the free volume of its separators: area × thickness × number × porosity.";

    /// <param name="Counted">Whether the number of separators is recorded; one is assumed where it is not.</param>
    private sealed record Filling(AuditedCell Cell, double ElectrolyteMl, double GeometricMl, Porosity Porosity, string Separators, bool Counted, IReadOnlyList<AuditEvidence> Evidence)
    {
        public double Percent => 100 * ElectrolyteMl / (GeometricMl * (double)Porosity.Fraction);
    }

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, least) = (StudyBench.Of(record), record.Settings.Limits["void-filled-least"]);
        var dry = bench.Cells.Select(c => Of(c, bench, record.Settings.Substances)).OfType<Filling>().Where(f => f.Percent < (double)least.Value).ToList();
        if (dry.Count == 0) yield break;
        var separators = dry.Select(f => f.Separators).Distinct(StringComparer.Ordinal).ToList();
        var assumed = dry.Any(f => !f.Counted) ? "; their number is not recorded, so one is assumed, and uncompressed" : ", uncompressed";
        yield return this.Finding(
            $"{Spread.Of([.. dry.Select(f => 1000 * f.ElectrolyteMl)], 0)} µL of electrolyte fill {Spread.Of([.. dry.Select(f => f.Percent)], 0)} % of the separators’ free volume in {bench.SomeCells([.. dry.Select(f => f.Cell.Story.Label)])}: "
            + $"{StudyBench.Listed(separators)} is {Spread.Of([.. dry.Select(f => f.GeometricMl)], 3)} mL × porosity, {string.Join(" and ", dry.Select(f => $"{f.Porosity.Fraction} ({f.Porosity.SetBy})").Distinct(StringComparer.Ordinal))}{assumed}.",
            dry.SelectMany(f => f.Evidence),
            dry.Select(f => f.Cell.Id));
    }

    private static Filling? Of(AuditedCell cell, StudyBench bench, KnownSubstances substances)
    {
        var filled = cell.Story.Cell.Of<ElectrolyteDispensed>().ToList();
        var separators = cell.Story.Cell.Of<PartPlaced>().Where(p => p.Fact.Role == PartRole.Separator).ToList();
        if (filled.Count == 0 || separators.Count == 0) return null;
        var volume = 0.0;
        foreach (var (part, _) in separators)
        {
            if (part is not { Diameter: { Form: Form.Exact } diameter, Thickness: { Form: Form.Exact } thickness }) return null;
            volume += Math.PI / 4 * Math.Pow((double)diameter.Value.In("cm"), 2) * (double)thickness.Value.In("cm") * (part.Count ?? 1);
        }

        var first = separators[0].Fact;
        var lot = first.Lot is { } id ? bench.Lot(id) : null;
        if (substances.PorosityOf([.. separators.Select(s => s.Fact.Description), lot?.Substance]) is not { } porosity) return null;
        return new Filling(
            cell,
            filled.Sum(f => (double)f.Fact.Volume.In("mL")),
            volume,
            porosity,
            $"{first.Description} of {first.Diameter!.Value} × {first.Thickness!.Value}".Replace("um", "µm", StringComparison.Ordinal),
            separators.TrueForAll(s => s.Fact.Count is not null),
            [.. separators.Select(s => AuditEvidence.Of(s.Recorded, $"{cell.Story.Label}: {s.Fact.Description}, {s.Fact.Diameter} × {s.Fact.Thickness}")), .. filled.Select(f => AuditEvidence.Of(f.Recorded, $"{cell.Story.Label}: {f.Fact.Volume} of electrolyte"))]);
    }
}
