using MgProvenance.Analysis;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Equipment;
using MgProvenance.Application.Events;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Cells;

/// <summary>A cell with the streams it was made from, as they stood at one ledger position.</summary>
public sealed record CellStory(
    RecordedStream Cell,
    AssemblyStarted Assembly,
    RecordedStream? Batch,
    RecordedStream? PositivePiece,
    RecordedStream? PositiveSheet,
    RecordedStream? NegativePiece,
    string? PositiveMaterial,
    string? NegativeMaterial,
    IReadOnlyDictionary<string, RecordedStream> Balances,
    IReadOnlyDictionary<string, RecordedStream> Pipettes)
{
    public string Label => Assembly.Label.Text;

    /// <summary>Null when there is no such cell at that position.</summary>
    public static async Task<CellStory?> Read(NotebookAt notebook, string cellId, CancellationToken cancellation)
    {
        var cell = await notebook.Stream(cellId, cancellation).ConfigureAwait(false);
        if (cell.Of<AssemblyStarted>().FirstOrDefault().Fact is not { } assembly) return null;
        var positive = await Piece(PartRole.PositiveElectrode).ConfigureAwait(false);
        var negative = await Piece(PartRole.NegativeElectrode).ConfigureAwait(false);
        var batch = await Optional(cell.Of<ElectrolyteDispensed>().LastOrDefault().Fact?.Batch.Value).ConfigureAwait(false);
        var materials = (Positive: await Material(PartRole.PositiveElectrode, positive).ConfigureAwait(false), Negative: await Material(PartRole.NegativeElectrode, negative).ConfigureAwait(false));
        var sheet = await Optional(positive?.Of<PieceCut>().FirstOrDefault().Fact?.Sheet?.Value).ConfigureAwait(false);
        var used = (sheet?.Of<BlankWeighed>().Select(b => b.Fact.Balance) ?? []).Concat(positive?.Of<PieceWeighed>().Select(w => w.Fact.Balance) ?? []);
        var balances = await Instruments(used).ConfigureAwait(false);
        var pipettes = await Instruments(cell.Of<ElectrolyteDispensed>().Select(d => d.Fact.Pipette)).ConfigureAwait(false);
        return new CellStory(cell, assembly, batch, positive, sheet, negative, materials.Positive, materials.Negative, balances, pipettes);

        async Task<Dictionary<string, RecordedStream>> Instruments(IEnumerable<EquipmentId?> ids)
        {
            var streams = new Dictionary<string, RecordedStream>(StringComparer.Ordinal);
            foreach (var id in ids.OfType<EquipmentId>().Distinct()) streams[id.Value] = await notebook.Stream(id.Value, cancellation).ConfigureAwait(false);
            return streams;
        }

        PartPlaced? Part(PartRole role) => cell.Of<PartPlaced>().LastOrDefault(p => p.Fact.Role == role).Fact;

        Task<RecordedStream?> Piece(PartRole role) => Optional(Part(role)?.Piece?.Value);

        async Task<string?> Material(PartRole role, RecordedStream? piece)
        {
            var cut = piece?.Of<PieceCut>().FirstOrDefault().Fact;
            var madeOf = await Optional((cut?.Metal ?? Part(role)?.Lot)?.Value ?? cut?.Sheet?.Value).ConfigureAwait(false);
            return madeOf?.Of<SheetStarted>().FirstOrDefault().Fact?.ActiveMaterial ?? (madeOf?.Of<LotReceived>().FirstOrDefault().Fact is { } lot ? lot.Formula ?? lot.Substance : null);
        }

        async Task<RecordedStream?> Optional(string? id) => id is null ? null : await notebook.Stream(id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Materials of the negative and the positive electrode, <c>Mg||Mo6S8</c>, with <c>?</c> where one is not known; null where neither is.</summary>
    public string? Configuration => NegativeMaterial is null && PositiveMaterial is null ? null : $"{NegativeMaterial ?? "?"}||{PositiveMaterial ?? "?"}";

    /// <summary>Every stream behind this cell, itself included.</summary>
    public IEnumerable<RecordedStream> Streams => new[] { Cell, Batch, PositivePiece, PositiveSheet, NegativePiece }.OfType<RecordedStream>().Concat(Balances.Values).Concat(Pipettes.Values);

    public ElectrolyteDispensed? Filled => Cell.Of<ElectrolyteDispensed>().LastOrDefault().Fact;

    /// <summary>The last addition to its electrolyte: from then on it ages. Null where there is none.</summary>
    public RecordedEvent? LastAddition => Batch?.Events.LastOrDefault(e => e.Fact is SaltAdded or SolventDispensed);

    /// <summary>Mass of active material on the positive electrode, mg, or the reason why it is not known.</summary>
    public (ActiveMass? Mass, string? Reason, Sources Sources) ActiveMass()
    {
        if (PositivePiece?.Of<PieceWeighed>().LastOrDefault() is not ({ } weighed, { } weighedAt)) return (null, "The positive electrode was not weighed.", Sources.None);
        if (PositiveSheet?.Of<SheetStarted>().FirstOrDefault() is not ({ } sheet, { } sheetAt)) return (null, "The sheet of the positive electrode is not recorded.", Sources.None);
        var blanks = PositiveSheet.Of<BlankWeighed>().ToList();
        var sources = Sources.Of([weighedAt, sheetAt, .. blanks.Select(b => b.Recorded), .. Balances.Values.SelectMany(b => b.Of<EquipmentRegistered>().Select(e => e.Recorded))]);
        var fraction = sheet.Components.Where(c => c.Role == ActiveRole).Sum(c => c.Fraction.In("1"));
        var resolution = blanks.Select(b => b.Fact.Balance).Append(weighed.Balance).Select(Resolution).ToList();
        if (resolution.Any(r => r is null)) return (null, "The resolution of the balance is not recorded.", sources);
        var mass = Analysis.Masses.ActiveMass.Of((double)weighed.Mass.In("mg"), [.. blanks.Select(b => (double)b.Fact.Mass.In("mg"))], (double)fraction, resolution.Max()!.Value);
        return mass.IsAccepted(out var active, out var refusal) ? (active, active.Caution, sources) : (null, refusal.Sentence, sources);
    }

    /// <summary>Area of the positive electrode from its measured size, cm².</summary>
    public Derived Area()
    {
        var method = new Method("electrode-area/geometric", "1", "Geometric area: π d²/4 of a disc of diameter d, a² of a square of edge a.");
        if (PositivePiece?.Of<PieceCut>().FirstOrDefault() is not ({ Size: { Form: Form.Exact } size } cut, { } at))
        {
            return Derived.From(Estimate.Undefined("cm2", method, "The size of the positive electrode was not measured."), Sources.None);
        }

        var edge = (double)size.Value.In("cm");
        double? area = cut.Shape switch { "disc" => Math.PI * edge * edge / 4, "square" => edge * edge, _ => null };
        return Derived.From(area is { } known ? Estimate.Of(known, "cm2", method) : Estimate.Undefined("cm2", method, $"There is no area for the shape “{cut.Shape}”."), Sources.Of(at));
    }

    /// <summary>Active mass per area, mg/cm².</summary>
    public Derived Loading()
    {
        var method = new Method("areal-loading/active-mass-over-area", "1", "Areal loading = active mass / geometric area of the positive electrode; uncertainty of the mass.");
        var ((mass, reason, sources), area) = (ActiveMass(), Area());
        if (mass is null || area.Value is null) return Derived.From(Estimate.Undefined("mg/cm2", method, reason ?? area.Reason!), sources);
        return Derived.From(Estimate.Of(mass.Mass.Value / area.Value.Value, "mg/cm2", method, mass.Mass.StandardUncertainty / area.Value.Value), sources.And(area.Sources));
    }

    /// <summary>Electrolyte volume per active mass, µL/mg.</summary>
    public Derived ElectrolytePerMass()
    {
        var (mass, reason, sources) = ActiveMass();
        if (mass is null || Electrolyte() is not { } volume) return Derived.From(Estimate.Undefined("uL/mg", ElectrolyteRatio.PerMassMethod, reason ?? "No electrolyte was dispensed."), sources);
        return Derived.From(ElectrolyteRatio.PerMass(volume, new Measured(mass.Mass.Value, mass.Mass.StandardUncertainty)), sources.And(ElectrolyteSources()));
    }

    /// <summary>Electrolyte volume per charge of a discharge, µL/mAh.</summary>
    public Derived ElectrolytePerCapacity(Measured dischargeMAh, Sources sources) => Electrolyte() is { } volume && dischargeMAh.Value > 0
        ? Derived.From(ElectrolyteRatio.PerCapacity(volume, dischargeMAh), sources.And(ElectrolyteSources()))
        : Derived.From(Estimate.Undefined("uL/(mA.h)", ElectrolyteRatio.PerCapacityMethod, dischargeMAh.Value > 0 ? "No electrolyte was dispensed." : "Nothing was discharged."), sources);

    /// <summary>What was dispensed, µL; null where nothing was.</summary>
    private Measured? Electrolyte() => DispensedVolume.Of([.. Cell.Of<ElectrolyteDispensed>().Select(d => (d.Fact.Volume, Pipette(d.Fact.Pipette)))]) is { } ml
        ? new Measured(1000 * ml.Value, 1000 * ml.StandardUncertainty)
        : null;

    private Sources ElectrolyteSources() =>
        Sources.Of([.. Cell.Of<ElectrolyteDispensed>().Select(d => d.Recorded), .. Pipettes.Values.SelectMany(p => p.Of<EquipmentRegistered>().Select(e => e.Recorded))]);

    private EquipmentRegistered? Pipette(EquipmentId? id) =>
        id is { } known && Pipettes.TryGetValue(known.Value, out var stream) ? stream.Of<EquipmentRegistered>().FirstOrDefault().Fact : null;

    public Derived ActiveMassDerived()
    {
        var (mass, reason, sources) = ActiveMass();
        return Derived.From(
            mass is null ? Estimate.Undefined("mg", Methods.ActiveMass, reason!) : Estimate.Of(mass.Mass.Value, "mg", mass.Method, mass.Mass.StandardUncertainty, reason),
            sources);
    }

    private const string ActiveRole = "active";

    private double? Resolution(EquipmentId? balance) =>
        balance is { } id && Balances.TryGetValue(id.Value, out var stream) ? (double?)stream.Of<EquipmentRegistered>().FirstOrDefault().Fact?.Resolution?.In("mg") : null;
}
