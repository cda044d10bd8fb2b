using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Characterization;

[CommandName("calibrate-spectrum", "Record by which line a spectrum's axis was set, and at which value.")]
public sealed record CalibrateSpectrum(MeasurementId Measurement, string Reference, AnyQuantity Value, BenchTime? DoneAt = null) : IRecords<SpectrumCalibrated>
{
    public static Decision Decide(CalibrateSpectrum c, Measurement measurement) => c switch
    {
        { Reference: var line } when string.IsNullOrWhiteSpace(line) => Decision.Refuse("measurement.reference-missing", "Say by what the spectrum was calibrated."),
        _ => measurement.NotMounted(c.Measurement) ?? Decision.Accept(new SpectrumCalibrated(c.Measurement, c.Reference.Trim(), c.Value, c.DoneAt)),
    };
}
