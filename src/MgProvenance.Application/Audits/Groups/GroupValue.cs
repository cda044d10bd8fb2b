using System.Globalization;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>What a cell has of a quantity.</summary>
/// <param name="What">The quantity in a sentence.</param>
/// <param name="Number">Null for what is no number.</param>
/// <param name="Names">Substances that a factor may name instead of the quantity.</param>
/// <param name="At">The event that gives it.</param>
internal sealed record GroupValue(string What, double? Number, string Text, string Unit, IReadOnlyList<string> Names, RecordedEvent At)
{
    private const string PerVolume = "mmol/mL";

    public static IEnumerable<GroupValue> Of(AuditedRecord record, AuditedCell cell, GroupQuantity quantity) => quantity switch
    {
        GroupQuantity.TotalMetal => TotalMetal(record, cell),
        GroupQuantity.Salts => Salts(record, cell),
        GroupQuantity.CommonSalt => EachSalt(record, cell),
        GroupQuantity.Solvent => Solvents(record, cell),
        GroupQuantity.SolventVolume => cell.Story.Batch is { } batch && batch.Of<SolventDispensed>().ToList() is { Count: > 0 } solvents
            ? [Numeric("volume of solvent of the batch", (double)solvents.Sum(s => s.Fact.Volume.In("mL")), "mL", solvents[0].Recorded)] : [],
        GroupQuantity.ElectrolyteVolume => cell.Story.Cell.Of<ElectrolyteDispensed>().ToList() is { Count: > 0 } fills
            ? [Numeric("volume of electrolyte in a cell", (double)fills.Sum(f => f.Fact.Volume.In("uL")), "µL", fills[0].Recorded)] : [],
        GroupQuantity.Separator => Separators(record, cell),
        GroupQuantity.Sheet => cell.Story.PositiveSheet is { Events: [var first, ..] } sheet ? [Word("electrode sheet", sheet.Label ?? sheet.StreamId, first)] : [],
        GroupQuantity.Loading => cell.Story.Loading().Value is { } loading ? [Numeric("loading", loading, "mg/cm²", cell.Story.PositivePiece!.Events[0])] : [],
        GroupQuantity.SpecificCurrent => Programs(cell, "specific current", "mA/g", p => p.SpecificCurrent?.In("mA/g")),
        GroupQuantity.ArealCurrent => Programs(cell, "current density", "mA/cm2", p => p.ArealCurrent?.In("mA/cm2")),
        GroupQuantity.UpperCutoff => Programs(cell, "upper cutoff", "V", p => p.UpperCutoff?.In("V")),
        GroupQuantity.LowerCutoff => Programs(cell, "lower cutoff", "V", p => p.LowerCutoff?.In("V")),
        GroupQuantity.Temperature => cell.Runs.SelectMany(r => r.Of<TemperatureLogged>()).Select(t => Numeric("temperature", (double)t.Fact.Temperature.Value.In("Cel"), "°C", t.Recorded)),
        GroupQuantity.Instrument => cell.Runs.SelectMany(r => r.Of<ChannelConnected>()).Select(c => Word("instrument", record.LabelOf(c.Fact.Instrument.Value), c.Recorded)),
        GroupQuantity.ElectrolyteAge => Age(cell),
        _ => throw new InvalidOperationException($"No value is known of {quantity}."),
    };

    private static GroupValue Numeric(string what, double value, string unit, RecordedEvent at, params string[] names) =>
        new(what, value, value.ToString(unit == PerVolume ? "0.00#" : "0.###", CultureInfo.InvariantCulture), unit, names, at);

    private static GroupValue Word(string what, string text, RecordedEvent at, params string[] names) => new(what, null, text, string.Empty, names, at);

    /// <summary>Where a salt is not written as a formula with the metal first, nothing is counted of it.</summary>
    private static IEnumerable<GroupValue> TotalMetal(AuditedRecord record, AuditedCell cell)
    {
        if (cell.Story is not { NegativeMaterial: { Length: 1 or 2 } metal, Batch: { } batch }) return [];
        int Atoms(SaltAdded salt) => ElectrolyteAmounts.AtomsOf(metal, Formula(record, salt.Salt));
        return Charged(record, batch, Atoms) is ({ } value, { } at) ? [Numeric($"total {metal} charged per volume of solvent", value, PerVolume, at)] : [];
    }

    /// <summary>Those of the metal are in its total.</summary>
    private static IEnumerable<GroupValue> EachSalt(AuditedRecord record, AuditedCell cell)
    {
        if (cell.Story.Batch is not { } batch) yield break;
        var others = batch.Of<SaltAdded>().Where(s => cell.Story.NegativeMaterial is not { } metal || ElectrolyteAmounts.AtomsOf(metal, Formula(record, s.Fact.Salt)) == 0);
        foreach (var substance in others.Select(s => Substance(record, s.Fact.Salt)).Distinct(StringComparer.Ordinal))
            if (Charged(record, batch, s => Substance(record, s.Salt) == substance ? 1 : 0) is ({ } value, { } at)) yield return Numeric($"{substance} charged per volume of solvent", value, PerVolume, at, substance);
    }

    private static (double? Value, RecordedEvent? At) Charged(AuditedRecord record, RecordedStream batch, Func<SaltAdded, int> times)
    {
        var added = batch.Of<SaltAdded>().Where(s => times(s.Fact) > 0).ToList();
        var amount = ElectrolyteAmounts.Charged(record.Streams, [.. added.Select(a => a.Fact)], times);
        var volume = ElectrolyteAmounts.Dispensed(record.Streams, [.. batch.Of<SolventDispensed>().Select(d => d.Fact)]);
        return added.Count > 0 && amount is { } mmol && volume is { } mL ? (mmol.Value / mL.Value, added[^1].Recorded) : (null, null);
    }

    private static IEnumerable<GroupValue> Salts(AuditedRecord record, AuditedCell cell)
    {
        var added = cell.Story.Batch?.Of<SaltAdded>().ToList() ?? [];
        if (added.Count == 0) return [];
        string[] salts = [.. added.Select(s => Substance(record, s.Fact.Salt)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [Word("salts of the electrolyte", string.Join(" + ", salts), added[^1].Recorded, salts)];
    }

    private static IEnumerable<GroupValue> Solvents(AuditedRecord record, AuditedCell cell)
    {
        var dispensed = cell.Story.Batch?.Of<SolventDispensed>().ToList() ?? [];
        if (dispensed.Count == 0) return [];
        string[] solvents = [.. dispensed.Select(s => Substance(record, s.Fact.Solvent)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [Word("solvent", string.Join(" + ", solvents), dispensed[0].Recorded, solvents)];
    }

    private static IEnumerable<GroupValue> Separators(AuditedRecord record, AuditedCell cell)
    {
        var parts = cell.Story.Cell.Of<PartPlaced>().Where(p => p.Fact.Role == PartRole.Separator).ToList();
        if (parts.Count == 0) return [];
        var text = parts.Select(p => string.Join(' ', new[] { p.Fact.Count is { } n and > 1 ? $"{n.ToString(CultureInfo.InvariantCulture)} ×" : null, p.Fact.Lot is { } lot ? record.LabelOf(lot.Value) : p.Fact.Description }.OfType<string>()));
        return [Word("separator", string.Join(" + ", text), parts[0].Recorded)];
    }

    private static IEnumerable<GroupValue> Programs(AuditedCell cell, string what, string unit, Func<ProgramPinned, decimal?> value) =>
        from run in cell.Runs
        from pinned in run.Of<ProgramPinned>().TakeLast(1)
        where value(pinned.Fact) is not null
        select Numeric(what, (double)value(pinned.Fact)!.Value, unit, pinned.Recorded);

    /// <summary>Only where both times are known to the hour.</summary>
    private static IEnumerable<GroupValue> Age(AuditedCell cell)
    {
        if (cell.Story.Batch?.Of<BatchOpened>().FirstOrDefault().Fact?.DoneAt is not { } begun || begun.Width > TimeSpan.FromHours(1)) return [];
        var first = cell.Runs.SelectMany(r => r.Of<RunStarted>()).Where(s => s.Fact.DoneAt is { } at && at.Width <= TimeSpan.FromHours(1)).OrderBy(s => s.Fact.DoneAt!.Value.At).FirstOrDefault();
        return first.Fact?.DoneAt is { } started ? [Numeric("age of the electrolyte at the first current", (started.At - begun.At).TotalHours, "h", first.Recorded)] : [];
    }

    private static string Substance(AuditedRecord record, LotId lot) => Lot(record, lot)?.Substance ?? record.LabelOf(lot.Value);

    private static string Formula(AuditedRecord record, LotId lot) => Lot(record, lot) is { } known ? known.Formula ?? known.Substance : string.Empty;

    private static LotReceived? Lot(AuditedRecord record, LotId lot) => record.Streams.GetValueOrDefault(lot.Value)?.Of<LotReceived>().FirstOrDefault().Fact;
}
