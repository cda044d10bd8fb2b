namespace MgProvenance.Analysis.Uncertainty;

/// <summary>Amount of a salt per volume of the solvent that was charged. It is not a molarity: the volume of the solution was not measured.</summary>
public static class ChargedConcentration
{
    public static Method Method { get; } = new("charged-amount/per-volume-of-solvent", "1", "Charged amount = amount of salt / volume of solvent dispensed; not a molarity.");

    /// <param name="amountMmol">Amount with the uncertainty of its weighing, mmol; null where it is not known.</param>
    /// <param name="volumeML">Volume with the uncertainty of its dispenser, mL; null where none was dispensed.</param>
    /// <returns>mmol/mL.</returns>
    public static Estimate Of(Measured? amountMmol, Measured? volumeML)
    {
        if (amountMmol is not { } amount) return Estimate.Undefined("mmol/mL", Method, "An amount needs purity and formula of the lot, and the volume of the solvent.");
        if (volumeML is not { Value: > 0 } volume) return Estimate.Undefined("mmol/mL", Method, "No solvent was dispensed.");
        return Quotient.Whole(amount, "the weighing's is not", volume, "the dispenser's limit of error is not recorded", "mmol/mL", Method);
    }
}
