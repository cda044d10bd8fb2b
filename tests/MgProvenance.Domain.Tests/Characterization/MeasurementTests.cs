using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Characterization;

public sealed class MeasurementTests
{
    private static readonly SpecimenMounted Mounted = new(Ids.Measurement, new Label("M-1"), Ids.Specimen, null, Technique.Xps, Ids.Equipment, "clip", Ids.Morning);
    private static readonly MountSpecimen Mounting = new(Ids.Measurement, new Label("M-1"), Technique.Xps, Ids.Specimen, null, Ids.Equipment, "clip", Ids.Morning);
    private static readonly MeasurementFileAttached Attached = new(Ids.Measurement, Ids.Digest, "a.vms", 1000, true);
    private static readonly AttachMeasurementFile Attaching = new(Ids.Measurement, Ids.Digest, "a.vms", 1000, true);

    [Fact]
    public void A_measurement_begins_once_with_a_specimen_or_something_of_a_lot()
    {
        A.Given<Measurement>().When(Mount(Mounting)).Then(Mounted);
        A.Given<Measurement>().When(Mount(Mounting with { Specimen = null, Lot = Ids.Lot })).Then(Mounted with { Specimen = null, Lot = Ids.Lot });
        A.Given<Measurement>().When(Mount(Mounting with { Lot = Ids.Lot })).ThenRefused("measurement.origin");
        A.Given<Measurement>().When(Mount(Mounting with { Specimen = null })).ThenRefused("measurement.origin");
        A.Given<Measurement>(Mounted).When(Mount(Mounting)).ThenRefused("measurement.already-mounted");
    }

    [Fact]
    public void Its_settings_are_kept_those_that_are_not_known_too()
    {
        Setting[] settings = [Value("sputter-voltage", 4m, "kV"), Value("sputter-rate", 10m, "nm/min"), Words("sputter-area", "3 mm × 3 mm"), Value("pass-energy", 50m, "eV")];
        A.Given<Measurement>(Mounted).When(Take(settings)).Then(new MeasurementTaken(Ids.Measurement, settings, null));
        A.Given<Measurement>(Mounted).When(Take()).Then(new MeasurementTaken(Ids.Measurement, [], null));
        A.Given<Measurement>(Mounted).When(Take(Words("sputter-voltage", "as by default"))).Then(new MeasurementTaken(Ids.Measurement, [Words("sputter-voltage", "as by default")], null));
    }

    [Fact]
    public void Impossible_settings_are_refused()
    {
        var measurement = A.Given<Measurement>(Mounted);
        measurement.When(Take(Value("sputter-voltage", 4m, "mA"))).ThenRefused("measurement.setting-unit");
        measurement.When(Take(Value("sputter-area", 9m, "mm2"))).ThenRefused("measurement.setting-unit");
        measurement.When(Take(Words("source", " "))).ThenRefused("measurement.setting-empty");
        measurement.When(Take(Words("", "Al"))).ThenRefused("measurement.setting-unnamed");
        measurement.When(Take(null!)).ThenRefused("measurement.setting-unnamed");
        measurement.When(Take(Words("source", "Al"), Words("source", "Mg"))).ThenRefused("measurement.setting-twice");
        A.Given<Measurement>().When(Take()).ThenRefused("measurement.not-mounted");
    }

    public static TheoryData<Technique, string, string, string> Kinds => new()
    {
        { Technique.Raman, "excitation-wavelength", "nm", "V" },
        { Technique.Nmr, "frequency", "MHz", "nm" },
        { Technique.Tem, "accelerating-voltage", "kV", "kHz" },
        { Technique.Sem, "accelerating-voltage", "kV", "mA" },
        { Technique.Sem, "magnification", "1", "%" },
        { Technique.Xps, "sputter-current", "uA", "V" },
        { Technique.Xps, "sputter-rate", "nm/min", "nm" },
        { Technique.Xps, "sputter-time", "s", "mm" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_known_setting_has_its_kind(Technique technique, string name, string unit, string wrong)
    {
        var mounted = Mounted with { Technique = technique };
        A.Given<Measurement>(mounted).When(Take(Value(name, 1m, unit))).Then(new MeasurementTaken(Ids.Measurement, [Value(name, 1m, unit)], null));
        A.Given<Measurement>(mounted).When(Take(Value(name, 1m, wrong))).ThenRefused("measurement.setting-unit");
    }

    [Theory]
    [InlineData(Technique.Ftir, "mode")]
    [InlineData(Technique.Nmr, "nucleus")]
    [InlineData(Technique.Nmr, "solvent")]
    [InlineData(Technique.Xps, "source")]
    [InlineData(Technique.Xps, "sputter-ion")]
    [InlineData(Technique.Xps, "sputter-reference")]
    [InlineData(Technique.TofSims, "primary-ion")]
    [InlineData(Technique.TofSims, "polarity")]
    [InlineData(Technique.TofSims, "mode")]
    [InlineData(Technique.Xrd, "radiation")]
    public void Others_are_told_in_words(Technique technique, string name) =>
        A.Given<Measurement>(Mounted with { Technique = technique }).When(Take(Value(name, 1m, "nm"))).ThenRefused("measurement.setting-unit");

    [Fact]
    public void A_spectrum_is_calibrated_and_what_it_shows_is_noted()
    {
        var measurement = A.Given<Measurement>(Mounted);
        measurement.When(m => CalibrateSpectrum.Decide(new(Ids.Measurement, "C 1s ", new(284.8m, "eV")), m)).Then(new SpectrumCalibrated(Ids.Measurement, "C 1s", new(284.8m, "eV"), null));
        measurement.When(m => NoteObservation.Decide(new(Ids.Measurement, "layer ", " MgF2-rich", new(3m, "nm")), m)).Then(new ObservationNoted(Ids.Measurement, "layer", "MgF2-rich", new(3m, "nm"), null));
        measurement.When(m => CalibrateSpectrum.Decide(new(Ids.Measurement, " ", new(284.8m, "eV")), m)).ThenRefused("measurement.reference-missing");
        measurement.When(m => NoteObservation.Decide(new(Ids.Measurement, "", "MgF2"), m)).ThenRefused("measurement.observation-empty");
        measurement.When(m => NoteObservation.Decide(new(Ids.Measurement, "layer", " "), m)).ThenRefused("measurement.observation-empty");
        A.Given<Measurement>().When(m => CalibrateSpectrum.Decide(new(Ids.Measurement, "C 1s", new(284.8m, "eV")), m)).ThenRefused("measurement.not-mounted");
        A.Given<Measurement>().When(m => NoteObservation.Decide(new(Ids.Measurement, "layer", "MgF2"), m)).ThenRefused("measurement.not-mounted");
    }

    [Fact]
    public void A_file_is_attached_once()
    {
        A.Given<Measurement>(Mounted).When(Attach(Attaching)).Then(Attached);
        A.Given<Measurement>(Mounted, Attached).When(Attach(Attaching with { FileName = "copy.vms" })).Then();
        A.Given<Measurement>().When(Attach(Attaching)).ThenRefused("measurement.not-mounted");
        A.Given<Measurement>(Mounted).When(Attach(Attaching with { Sha256 = "abc" })).ThenRefused("measurement.digest-malformed");
        A.Given<Measurement>(Mounted).When(Attach(Attaching with { Bytes = -1 })).ThenRefused("measurement.file-size-impossible");
        A.Given<Measurement>(Mounted).When(Attach(Attaching with { FileName = " " })).ThenRefused("measurement.file-unnamed");
    }

    [Fact]
    public void Said_twice_is_nothing_new()
    {
        Twice.AddsNothing<Measurement, MountSpecimen>([], (c, s, _) => MountSpecimen.Decide(c, s), c => c with { Specimen = Ids.Specimen, Lot = null });
        Twice.AddsNothing<Measurement, AttachMeasurementFile>([Mounted], (c, s, _) => AttachMeasurementFile.Decide(c, s));
    }

    private static Setting Value(string name, decimal value, string unit) => new(name, new AnyQuantity(value, unit), null);

    private static Setting Words(string name, string words) => new(name, null, words);

    private static Func<Measurement, Decision> Mount(MountSpecimen c) => m => MountSpecimen.Decide(c, m);

    private static Func<Measurement, Decision> Take(params Setting[] settings) => m => TakeMeasurement.Decide(new(Ids.Measurement, settings ?? [null!]), m);

    private static Func<Measurement, Decision> Attach(AttachMeasurementFile c) => m => AttachMeasurementFile.Decide(c, m);
}
