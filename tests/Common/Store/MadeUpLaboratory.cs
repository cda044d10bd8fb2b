using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;
using MgProvenance.Domain.Specimens;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Testing;

/// <summary>A fact of the made-up laboratory.</summary>
/// <param name="Version">In its stream, from 1.</param>
public sealed record MadeUpEvent(string StreamId, long Version, IEvent Fact);

/// <summary>
/// A SIMULATED laboratory of the usual proportions. At each bench: new lots and a new study every four weeks, and each week two batches of electrolyte, one sheet, sixteen cells and their runs, and two
/// harvested electrodes; about 500 events. Eight benches make a year of 200,000 events. Nothing in it was ever measured. The same seed gives the same weeks.
/// </summary>
/// <param name="benches">How many work side by side.</param>
public sealed class MadeUpLaboratory(int seed, int benches = 1)
{
    /// <summary>Benches of a laboratory whose year has about 200,000 events.</summary>
    public const int BenchesOfALargeGroup = 8;

    /// <summary>Belongs into the envelope of every event that comes from here.</summary>
    public const string Source = "simulated: made-up laboratory";

    private const int WeeksPerStudy = 4, CellsPerBatch = 8;
    private static readonly string[] Groups = ["first", "second"];
    private static readonly DateTimeOffset FirstMonday = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(1));
    private readonly Random _chance = new(seed);
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly EquipmentId _glovebox = Equipment(1), _balance = Equipment(2), _cycler = Equipment(3), _spectrometer = Equipment(4);
    private readonly List<(DateTimeOffset At, string Stream, IEvent Fact)> _week = [];
    private readonly Lots[] _lotsOf = new Lots[benches];
    private readonly StudyId[] _studyOf = new StudyId[benches];
    private Lots _lots = null!;
    private StudyId _study;
    private DateTimeOffset _now;
    private int _number;

    private sealed record Lots(LotId Dme, LotId Salt, LotId Host, LotId Carbon, LotId Binder, LotId Magnesium, LotId Separator);

    /// <summary>Salt lots received so far: what recalls start from.</summary>
    public List<LotId> SaltLots { get; } = [];

    public List<StudyId> Studies { get; } = [];

    /// <summary>Runs so far.</summary>
    public List<RunId> Runs { get; } = [];

    /// <summary>Week after week without end, each in the order of the bench; streams are interleaved as they are where people work side by side.</summary>
    public IEnumerable<IReadOnlyList<MadeUpEvent>> Weeks()
    {
        for (var week = 0; ; week++)
        {
            _now = FirstMonday.AddDays(7 * week);
            for (var bench = 0; bench < benches; bench++)
            {
                if (week % WeeksPerStudy == 0) (_lotsOf[bench], _studyOf[bench]) = (ReceiveLots(), OpenStudy());
                (_lots, _study) = (_lotsOf[bench], _studyOf[bench]);
                var sheet = MakeSheet();
                foreach (var group in Groups) MakeBatch(sheet, group);
            }

            yield return [.. _week.OrderBy(e => e.At).Select(e => new MadeUpEvent(e.Stream, _versions[e.Stream] = _versions.GetValueOrDefault(e.Stream) + 1, e.Fact))];
            _week.Clear();
        }
    }

    private Lots ReceiveLots()
    {
        var lots = new Lots(Lot("DME"), Lot("Mg(TFSI)2"), Lot("Mo6S8"), Lot("acetylene black"), Lot("PVDF"), Lot("Mg foil"), Lot("glass fibre"));
        SaltLots.Add(lots.Salt);
        return lots;
    }

    private StudyId OpenStudy()
    {
        var study = Id<StudyId>();
        Studies.Add(study);
        Happened(study, 1.5, _ => new StudyOpened(study, Named("STUDY"), "Two groups of a made-up laboratory"));
        foreach (var group in Groups)
        {
            Happened(study, 1.6, _ => new GroupDeclared(study, group, "electrolyte batch", null));
            Happened(study, 1.7, _ => new SampleSizePlanned(study, group, WeeksPerStudy * CellsPerBatch));
        }

        Happened(study, 1.8, _ => new ExclusionCriterionDeclared(study, "soft-short", "The voltage falls below half of its trailing median and stays there."));
        return study;
    }

    private LotId Lot(string substance)
    {
        var lot = Id<LotId>();
        Happened(lot, 0, t => new LotReceived(lot, Named("LOT"), substance, substance, null, new Quantity<MassFraction>(99.5m, "%"), "a supplier", $"L{_number:D6}", DateOnly.FromDateTime(_now.Date.AddYears(1)), t, Mass: new Quantity<Mass>(25, "g")));
        Happened(lot, 0.1, t => new LotTransferredIntoGlovebox(lot, _glovebox, t));
        Happened(lot, 0.2, t => new LotDried(lot, new Quantity<Temperature>(120, "Cel"), new Quantity<Duration>(12, "h"), true, t));
        Happened(lot, 0.9, t => new LotWaterContentMeasured(lot, new Quantity<TraceContent>(Amount(5, 20), "[ppm]"), "Karl Fischer", 3, t));
        Happened(lot, 1, t => new LotOpened(lot, t));
        return lot;
    }

    private SheetId MakeSheet()
    {
        var sheet = Id<SheetId>();
        IReadOnlyList<SheetComponent> components =
            [new(_lots.Host, "active", new(80, "%")), new(_lots.Carbon, "carbon", new(10, "%")), new(_lots.Binder, "binder", new(10, "%"))];
        Happened(sheet, 1.0, t => new SheetStarted(sheet, Named("SHEET"), "Mo6S8", components, "cast", null, null, t));
        Happened(sheet, 1.1, t => new PowderGround(sheet, null, new Quantity<Duration>(30, "min"), null, t));
        Happened(sheet, 1.2, t => new BinderAdded(sheet, _lots.Binder, new Quantity<Mass>(Amount(50, 60), "mg"), null, null, t));
        Happened(sheet, 1.3, t => new SlurryMixed(sheet, null, new Quantity<Volume>(1.5m, "mL"), new Quantity<Duration>(12, "h"), "stirred", null, t));
        Happened(sheet, 1.9, t => new SheetCast(sheet, "carbon paper", null, new Quantity<Length>(200, "um"), null, t));
        Happened(sheet, 2.0, t => new SheetDried(sheet, new Quantity<Temperature>(60, "Cel"), new Quantity<Duration>(12, "h"), true, null, null, t));
        for (var i = 0; i < 4; i++) Happened(sheet, 2.5 + 0.001 * i, t => new BlankWeighed(sheet, new Quantity<Mass>(Amount(5.5m, 5.6m), "mg"), _balance, t));
        return sheet;
    }

    private void MakeBatch(SheetId sheet, string group)
    {
        var batch = Id<BatchId>();
        Happened(batch, 1.0, t => new BatchOpened(batch, Named("BATCH"), "0.25 M Mg(TFSI)2 in DME", null, null, _glovebox, t));
        Quantity<Volume> solvent = new(5.00m, "mL");
        Happened(batch, 1.1, t => new SolventDispensed(batch, _lots.Dme, solvent, null, t));
        Happened(_lots.Dme, 1.1, t => new AmountWithdrawn(_lots.Dme, null, solvent, "electrolyte", t, AnyStreamId.Of(batch.Value)));
        Quantity<Mass> salt = new(Amount(725, 735), "mg");
        Happened(batch, 1.2, t => new SaltAdded(batch, _lots.Salt, salt, null, _balance, null, t));
        Happened(_lots.Salt, 1.2, t => new AmountWithdrawn(_lots.Salt, salt, null, "electrolyte", t, AnyStreamId.Of(batch.Value)));
        Happened(batch, 1.3, t => new ElectrolyteStirred(batch, new Quantity<Duration>(12, "h"), "clear", null, "room temperature", null, t));
        Happened(batch, 1.9, t => new AppearanceNoted(batch, Clarity.Clear, "colourless", null, t));
        Happened(batch, 1.91, t => new TemperatureNoted(batch, new Quantity<Temperature>(Amount(22, 25), "Cel"), t));
        Happened(batch, 2.0, t => new WaterContentMeasured(batch, new Quantity<TraceContent>(Amount(10, 30), "[ppm]"), "Karl Fischer", 3, t));
        Happened(batch, 2.1, t => new ConductivityMeasured(batch, new Quantity<Conductivity>(Amount(2, 3), "mS/cm"), new Quantity<Temperature>(25, "Cel"), t));
        Happened(batch, 2.2, t => new ElectrolyteReleased(batch, t));
        for (var c = 0; c < CellsPerBatch; c++)
        {
            var cell = MakeCell(batch, Positive(sheet), Negative(), 3 + 0.05 * c);
            var study = _study;
            Happened(study, 3.6 + 0.001 * c, _ => new CellAssigned(study, cell, group));
            if (c == 0) Harvest(cell);
        }
    }

    private void Harvest(CellId cell)
    {
        var (specimen, measurement) = (Id<SpecimenId>(), Id<MeasurementId>());
        Happened(cell, 6.1, t => new CellOpened(cell, _glovebox, "post mortem", t));
        Happened(cell, 6.2, t => new SpecimenHarvested(cell, specimen, PartRole.NegativeElectrode, t));
        Happened(specimen, 6.2, t => new SpecimenTaken(specimen, Named("SPEC"), "magnesium after cycling", cell, "negativeElectrode", null, null, null, null, null, "charge", null, t));
        Happened(specimen, 6.21, t => new SpecimenRinsed(specimen, _lots.Dme, null, 3, new Quantity<Volume>(1.0m, "mL"), t));
        Happened(specimen, 6.3, t => new SpecimenDried(specimen, new Quantity<Temperature>(60, "Cel"), new Quantity<Duration>(2, "h"), null, _glovebox, null, t));
        Happened(measurement, 6.5, t => new SpecimenMounted(measurement, Named("XPS"), specimen, null, Technique.Xps, _spectrometer, null, t));
        Happened(measurement, 6.6, t => new MeasurementTaken(measurement, [new Setting("source", null, "monochromatic Al Kα")], t));
    }

    private PieceId Positive(SheetId sheet)
    {
        var piece = Id<PieceId>();
        Happened(piece, 2.6, t => new PieceCut(piece, Named("POS"), sheet, null, "disc", new Quantity<Length>(10.0m, "mm"), null, t));
        Happened(piece, 2.7, t => new PieceWeighed(piece, new Quantity<Mass>(Amount(6.4m, 6.8m), "mg"), _balance, t));
        return piece;
    }

    private PieceId Negative()
    {
        var piece = Id<PieceId>();
        Happened(piece, 2.6, t => new PieceCut(piece, Named("NEG"), null, _lots.Magnesium, "disc", new Quantity<Length>(12.0m, "mm"), new Quantity<Length>(100, "um"), t));
        Happened(piece, 2.8, t => new MetalPolished(piece, "P1200 paper", "DME", _glovebox, null, t));
        return piece;
    }

    private CellId MakeCell(BatchId batch, PieceId positive, PieceId negative, double day)
    {
        var cell = Id<CellId>();
        var filled = new Quantity<Volume>(80, "uL");
        Happened(cell, day, t => new AssemblyStarted(cell, Named("CELL"), "CR2032", _glovebox, null, null, t));
        Happened(cell, day + 0.001, t => new PartPlaced(cell, PartRole.PositiveElectrode, positive, null, "Mo6S8 disc", null, null, 1, null, t));
        Happened(cell, day + 0.002, t => new PartPlaced(cell, PartRole.Separator, null, _lots.Separator, "glass fibre", new Quantity<Length>(16.0m, "mm"), null, 1, null, t));
        Happened(cell, day + 0.003, t => new PartPlaced(cell, PartRole.NegativeElectrode, negative, null, "Mg disc", null, null, 1, null, t));
        Happened(batch, day + 0.004, t => new AliquotDrawn(batch, filled, cell, null, t));
        Happened(cell, day + 0.004, t => new ElectrolyteDispensed(cell, batch, filled, null, t));
        Happened(cell, day + 0.005, t => new CellClosed(cell, Closing.Crimp, null, _glovebox, null, t));
        Happened(cell, day + 0.5, t => new CellRested(cell, new Quantity<Duration>(12, "h"), null, t));
        MakeRun(cell, day + 0.5);
        return cell;
    }

    private void MakeRun(CellId cell, double day)
    {
        var run = Id<RunId>();
        Runs.Add(run);
        Happened(run, day, _ => new RunPlanned(run, Named("RUN"), cell, "GCPL", "cycling"));
        Happened(run, day + 0.01, t => new ChannelConnected(run, _cycler, $"{_number % 16 + 1}", "Mo6S8", "Mg", null, t));
        Happened(run, day + 0.02, _ => new ProgramPinned(run, null, new Quantity<SpecificCurrent>(12.8m, "mA/g"), new Quantity<Voltage>(0.5m, "V"), new Quantity<Voltage>(1.8m, "V"), FirstHalfCycle.Discharge, 50, null));
        Happened(run, day + 0.03, t => new RunStarted(run, t));
        for (var i = 1; i <= 3; i++) Happened(run, day + 0.5 * i, t => new TemperatureLogged(run, new Quantity<Temperature>(Amount(24, 26), "Cel"), "incubator", t));
        var digest = Digest();
        Happened(run, day + 2, _ => new DataFileAttached(run, digest, Digest(), $"simulated-{_number:D6}.mpr", "biologic-mpr", "biologic-mpr/1", 1_800_000, 46_000, "Europe/Berlin", null, true, null));
        Happened(run, day + 2.1, t => new RunEnded(run, null, t));
    }

    private void Happened<TId>(TId stream, double day, Func<BenchTime, IEvent> fact)
        where TId : struct, IStreamId<TId>
    {
        var at = _now.AddDays(day);
        _week.Add((at, stream.Value, fact(new BenchTime(at, TimePrecision.Minute))));
    }

    private Label Named(string what) => new($"SIM-{what}-{++_number:D7}");

    /// <summary>To the hundredth, as read from a display.</summary>
    private decimal Amount(decimal from, decimal to) => Math.Round(from + (to - from) * (decimal)_chance.NextDouble(), 2);

    private string Digest()
    {
        var bytes = new byte[32];
        _chance.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private TId Id<TId>()
        where TId : struct, IStreamId<TId> => StreamIds.From<TId>(Uuid());

    /// <summary>A version 7 uuid (RFC 9562) of this laboratory's time and chance.</summary>
    public Guid Uuid()
    {
        var bytes = new byte[16];
        _chance.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, (_now.ToUnixTimeMilliseconds() << 16) | 0x7000 | (uint)_chance.Next(0x1000));
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static EquipmentId Equipment(int number) => StreamIds.Parse<EquipmentId>($"equipment-01980000-0000-7000-8000-{number:d12}");
}
