using MgProvenance.Application.Handling;
using MgProvenance.Domain.Characterization;

namespace MgProvenance.Application.Characterization;

/// <summary>Who decides the commands about measurements.</summary>
internal static class MeasurementCommands
{
    public static void AddTo(CommandTable table)
    {
        table.On<MountSpecimen, Measurement>(c => c.Measurement.Value, MountSpecimen.Decide);
        table.On<TakeMeasurement, Measurement>(c => c.Measurement.Value, TakeMeasurement.Decide);
        table.On<CalibrateSpectrum, Measurement>(c => c.Measurement.Value, CalibrateSpectrum.Decide);
        table.On<NoteObservation, Measurement>(c => c.Measurement.Value, NoteObservation.Decide);
        table.On<AttachMeasurementFile, Measurement>(c => c.Measurement.Value, AttachMeasurementFile.Decide);
    }
}
