namespace MgProvenance.Analysis.Uncertainty;

/// <summary>A maker's limit of error: the reading is wrong by at most a fraction of itself, a fraction of the range and a fixed amount together.</summary>
/// <param name="FractionOfReading">0.001 for 0.1 % of the reading.</param>
/// <param name="FractionOfRange">0.0005 for 0.05 % of full scale.</param>
/// <param name="Absolute">In the unit of the reading.</param>
public readonly record struct ErrorLimit(double FractionOfReading, double FractionOfRange = 0, double Absolute = 0)
{
    /// <summary>Largest error of a reading on a range, in the unit of both.</summary>
    public double At(double reading, double range) => (Math.Abs(reading) * FractionOfReading) + (Math.Abs(range) * FractionOfRange) + Absolute;

    /// <summary>Half-width over √3: within the limit no value is likelier than another (GUM 4.3.7).</summary>
    public double StandardUncertainty(double reading, double range) => At(reading, range) / Math.Sqrt(3);
}
