using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("assign-measurement", "Assign a measurement on a specimen to a group of a study.")]
public sealed record AssignMeasurement(StudyId Study, MeasurementId Measurement, string Group) : IRecords<MeasurementAssigned>
{
    public static Decision Decide(AssignMeasurement c, Study study) =>
        study.NoGroup(c.Study, c.Group) ?? (study.Measurements.TryGetValue(c.Measurement, out var group), group == c.Group) switch
        {
            (true, true) => Decision.Accept(),
            (true, false) => Decision.Refuse("study.measurement-in-other-group", $"Measurement {c.Measurement} is in group “{group}” already."),
            _ => Decision.Accept(new MeasurementAssigned(c.Study, c.Measurement, c.Group)),
        };
}
