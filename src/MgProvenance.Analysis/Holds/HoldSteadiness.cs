using System.Globalization;
using MathNet.Numerics.Distributions;

namespace MgProvenance.Analysis.Holds;

/// <summary>Whether the current of a hold had settled.</summary>
public enum Settling
{
    /// <summary>The data cannot tell: the reason says why.</summary>
    NotDecided,

    Steady,

    Drifting,
}

/// <summary>Judgement, drift over the window in mA, and the sentence that goes with it.</summary>
public sealed record HoldSteadiness(Settling Settling, Estimate Drift, string Reason)
{
    internal static HoldSteadiness Of(HoldWindow? window, WindowParts? parts, string why, HoldOptions options)
    {
        var method = HoldMethods.Drift.With([.. options.Reading, new("steady-fraction", options.SteadyFraction)]);
        if (window is not { SlopeMAPerHour: { } slope } || parts is null)
        {
            why = window is null ? why : "The window has fewer than three rows: the slope has no standard error.";
            return new HoldSteadiness(Settling.NotDecided, Estimate.Undefined("mA", method, why), why);
        }

        var hours = options.WindowS / 3600;
        var (drift, error) = (Math.Abs(slope * hours), parts.SlopeErrorMAPerHour * hours);
        var half = StudentT.InvCDF(0, 1, parts.Count - 2, 0.975) * error;
        var allowed = Math.Max(options.SteadyFraction * Math.Abs(window.MeanMA), options.Accuracy?.At(window.MeanMA) ?? 0);
        var settling = drift + half <= allowed ? Settling.Steady : drift - half > allowed ? Settling.Drifting : Settling.NotDecided;
        var reason = string.Create(CultureInfo.InvariantCulture, $"Drift over the window {drift:G3} mA with standard error {error:G3} mA; {allowed:G3} mA is allowed.");
        return new HoldSteadiness(settling, Estimate.Of(slope * hours, "mA", method, error), reason);
    }
}
