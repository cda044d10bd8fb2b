namespace MgProvenance.Analysis.Cycling;

/// <summary>Capacity of a declared reaction, and the rate that follows from it.</summary>
public static class TheoreticalCapacity
{
    /// <summary>C/mol, exact in the SI of 2019.</summary>
    public const double FaradayConstant = 96485.33212331001;

    public static Method Definition { get; } = new("theoretical-capacity/formula-and-electrons", "1", "n F / M of the declared reaction, per mass of active material.");

    public static Method RateDefinition { get; } = new("c-rate/declared-one-c", "1", "Mean current of the half-cycle per active mass, over the specific current declared as 1C.");

    /// <param name="molarMassGPerMol">Of the formula unit, g/mol.</param>
    /// <param name="electrons">Electrons that the declared reaction takes per formula unit.</param>
    /// <returns>mAh/g.</returns>
    public static Estimate Of(double molarMassGPerMol, double electrons)
    {
        var method = Definition.With(new MethodParameter("molar-mass/(g/mol)", molarMassGPerMol), new MethodParameter("electrons", electrons));
        return molarMassGPerMol > 0 && electrons > 0
            ? Estimate.Of(electrons * FaradayConstant / 3.6 / molarMassGPerMol, "mA.h/g", method)
            : Estimate.Undefined("mA.h/g", method, "A reaction has electrons, and a formula a mass, above zero.");
    }

    /// <summary>C-rate of a half-cycle from its galvanostatic charge and duration.</summary>
    /// <param name="specificCurrentMAPerG">Mean current over active mass, mA/g; null where either is not known.</param>
    /// <param name="oneCMAPerG">Declared as 1C, mA/g; null where none is.</param>
    public static Estimate Rate(double? specificCurrentMAPerG, double? oneCMAPerG) => (specificCurrentMAPerG, oneCMAPerG) switch
    {
        (null, _) => Estimate.Undefined("1", RateDefinition, "The current per active mass is not known."),
        (_, null or <= 0) => Estimate.Undefined("1", RateDefinition, "No specific current is declared as 1C, nor a reaction from which it follows."),
        var (current, oneC) => Estimate.Of(current.Value / oneC.Value, "1", RateDefinition.With(new MethodParameter("1C/(mA/g)", oneC.Value))),
    };
}
