using System.Globalization;
using MgProvenance.Analysis.Uncertainty;

namespace MgProvenance.Analysis.Holds;

/// <summary>The channel's limit of error on the current range that was used.</summary>
/// <param name="Limit">Of the maker.</param>
/// <param name="RangeMA">Full scale in mA; zero where the limit holds no fraction of the range.</param>
public sealed record CurrentAccuracy(ErrorLimit Limit, double RangeMA = 0)
{
    public double At(double currentMA) => Limit.At(currentMA, RangeMA);
}

/// <summary>What counts as a hold, which part of it is read, and when it is steady. Written into the methods of the results.</summary>
public sealed record HoldOptions
{
    /// <summary>A potential farther than this from the mean of the hold so far starts another hold. Above the noise of a measured potential.</summary>
    public double PotentialToleranceV { get; init; } = 0.005;

    /// <summary>Shorter stretches are left out with a finding.</summary>
    public double MinimumDurationS { get; init; } = 60;

    /// <summary>The last part of the hold, over which the current is averaged.</summary>
    public double WindowS { get; init; } = 300;

    /// <summary>Equal parts of the window, at least three. Neighbouring rows are not independent, so standard errors come from the means of the parts.</summary>
    public int Parts { get; init; } = 10;

    /// <summary>Drift over the window that still counts as steady, as a fraction of the mean current.</summary>
    public double SteadyFraction { get; init; } = 0.05;

    /// <summary>Null where it is not known: then no current is below a limit, and its uncertainty holds the noise alone.</summary>
    public CurrentAccuracy? Accuracy { get; init; }

    internal MethodParameter[] Finding => [new("potential-tolerance/V", PotentialToleranceV), new("minimum-duration/s", MinimumDurationS)];

    internal MethodParameter[] Reading =>
    [
        new("window/s", WindowS),
        new("parts", Parts),
        new("limit-of-error", Accuracy is { } a
            ? string.Create(CultureInfo.InvariantCulture, $"{a.Limit.FractionOfReading} of reading + {a.Limit.FractionOfRange} of {a.RangeMA} mA + {a.Limit.Absolute} mA")
            : "not given"),
    ];
}
