namespace MgProvenance.Analysis.Uncertainty;

/// <summary>Electrolyte volume per active mass and per capacity.</summary>
public static class ElectrolyteRatio
{
    public static Method PerMassMethod { get; } = new(
        "electrolyte-to-solid/volume-over-active-mass", "2", "E/S = electrolyte dispensed / active mass; uncertainty of pipette and mass, none where one of them is not known.");

    public static Method PerCapacityMethod { get; } = new(
        "electrolyte-to-capacity/volume-over-discharge", "1", "E/C = electrolyte dispensed / charge of the discharge of the reference cycle; uncertainty of pipette and channel, none where one of them is not known.");

    private const string NotRecorded = "the pipette's limit of error is not recorded";

    /// <returns>µL/mg.</returns>
    public static Estimate PerMass(Measured volumeUL, Measured massMg) => Quotient.Whole(volumeUL, NotRecorded, massMg, "the mass's is not", "uL/mg", PerMassMethod);

    /// <returns>µL/mAh.</returns>
    public static Estimate PerCapacity(Measured volumeUL, Measured chargeMAh) => Quotient.Whole(volumeUL, NotRecorded, chargeMAh, "the channel's limit of error is not recorded", "uL/(mA.h)", PerCapacityMethod);
}
