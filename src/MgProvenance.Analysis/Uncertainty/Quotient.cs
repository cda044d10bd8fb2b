namespace MgProvenance.Analysis.Uncertainty;

/// <summary>A number with one standard uncertainty, null where it is not known.</summary>
public readonly record struct Measured(double Value, double? StandardUncertainty);

/// <summary>Standard uncertainty of a quotient or product of independent quantities.</summary>
public static class Quotient
{
    /// <summary>√Σ (u/x)² times the value (GUM 5.1.6). A factor of unknown uncertainty counts as exact, so the result is a lower bound; null where none is known.</summary>
    public static double? StandardUncertainty(double value, params ReadOnlySpan<Measured> factors)
    {
        var (sum, known) = (0.0, false);
        foreach (var factor in factors)
        {
            if (factor is not { StandardUncertainty: { } u, Value: not 0 }) continue;
            known = true;
            sum += u / factor.Value * (u / factor.Value);
        }

        return known ? Math.Abs(value) * Math.Sqrt(sum) : null;
    }

    /// <summary>A quotient with its uncertainty only where both are known: half of it would look like all of it.</summary>
    /// <param name="noNumerator">What is to be said where its uncertainty is not known.</param>
    /// <param name="noDenominator">Likewise.</param>
    internal static Estimate Whole(Measured numerator, string noNumerator, Measured denominator, string noDenominator, string unit, Method method)
    {
        var value = numerator.Value / denominator.Value;
        string[] lacking = [.. numerator.StandardUncertainty is null ? new[] { noNumerator } : [], .. denominator.StandardUncertainty is null ? new[] { noDenominator } : []];
        return lacking.Length == 0
            ? Estimate.Of(value, unit, method, StandardUncertainty(value, numerator, denominator))
            : Estimate.Of(value, unit, method, caution: $"The uncertainty is not known: {string.Join(", ", lacking)}.");
    }
}
