using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Masses;

/// <summary>One source of uncertainty, already multiplied by its sensitivity, in mg.</summary>
public sealed record MassContribution(string Source, double StandardUncertaintyMg);

/// <summary>Blank-corrected mass of active material on one disc.</summary>
/// <param name="Mass">Value and combined standard uncertainty; the latter null below two blanks.</param>
/// <param name="Contributions">In fixed order; their squares add up to the square of the combined uncertainty.</param>
/// <param name="Blanks">Mean, s.d. and n of the blanks in mg.</param>
/// <param name="Caution">Set below two blanks, where the disc's own substrate cannot be bounded.</param>
public sealed record ActiveMass(MassMg Mass, IReadOnlyList<MassContribution> Contributions, Summary Blanks, Method Method, string? Caution)
{
    /// <summary>
    /// m = (disc − mean blank) f, and u² = f² (a² + s² + s²/n + a²/n) with a = resolution/√12 (a rectangular reading, GUM 4.3.7) and s the s.d. of the blanks:
    /// the disc's own substrate is one more draw from the blanks' distribution (s²), their mean is known to s²/n, each reading to a².
    /// </summary>
    /// <param name="discMg">Mass of the coated disc, mg.</param>
    /// <param name="blanksMg">Masses of bare discs punched from the same sheet, mg.</param>
    /// <param name="activeFraction">Mass fraction of active material in the dry coating, in (0, 1]; taken as exact.</param>
    /// <param name="balanceResolutionMg">Smallest step of the balance, mg; zero only for made-up data.</param>
    /// <returns>The mass, or a refusal: <c>mass.not-positive</c>, <c>mass.no-blanks</c>, <c>mass.fraction-out-of-range</c>, <c>mass.resolution-negative</c>, <c>mass.below-blank</c>.</returns>
    public static Outcome<ActiveMass> Of(double discMg, IReadOnlyList<double> blanksMg, double activeFraction, double balanceResolutionMg)
    {
        if (!(discMg > 0) || !double.IsFinite(discMg) || blanksMg.Any(b => !(b > 0) || !double.IsFinite(b))) return new Refusal("mass.not-positive", "A weighed mass is not a positive number.");
        if (blanksMg.Count == 0) return new Refusal("mass.no-blanks", "Without a blank the substrate cannot be subtracted.");
        if (!(activeFraction > 0 && activeFraction <= 1)) return new Refusal("mass.fraction-out-of-range", "The active fraction must lie above 0 and at most at 1.");
        if (!(balanceResolutionMg >= 0) || !double.IsFinite(balanceResolutionMg)) return new Refusal("mass.resolution-negative", "The balance resolution must be a number of zero or more.");

        var blanks = Summary.Of(blanksMg).Required();
        var value = (discMg - blanks.Mean) * activeFraction;
        if (value <= 0) return new Refusal("mass.below-blank", "The disc weighs no more than the mean blank.");

        var reading = balanceResolutionMg / Math.Sqrt(12);
        var method = Methods.ActiveMass.With(
            new MethodParameter("active-fraction", activeFraction), new MethodParameter("balance-resolution/mg", balanceResolutionMg), new MethodParameter("blanks", blanks.N));
        var disc = new MassContribution("reading of the disc", activeFraction * reading);
        if (blanks.StandardDeviation is not { } spread)
            return new ActiveMass(new MassMg(value, null), [disc], blanks, method, "One blank: the spread of the substrate is unknown, so is the uncertainty.");

        MassContribution[] contributions =
        [
            disc,
            new("substrate of the disc (s.d. of the blanks)", activeFraction * spread),
            new("mean of the blanks", activeFraction * Math.Sqrt(((spread * spread) + (reading * reading)) / blanks.N)),
        ];
        var combined = Math.Sqrt(CompensatedSum.Of([.. contributions.Select(c => c.StandardUncertaintyMg * c.StandardUncertaintyMg)]));
        return new ActiveMass(new MassMg(value, combined), contributions, blanks, method, null);
    }
}
