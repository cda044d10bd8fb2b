using MgProvenance.Analysis.Masses;

namespace MgProvenance.Analysis.Cycling;

/// <summary>Voltage profile of one half-cycle for a figure.</summary>
/// <param name="Capacity">Charge passed in the half-cycle's direction, not decreasing in the usual case; in <see cref="Unit"/>.</param>
/// <param name="VoltageV">One voltage per capacity.</param>
/// <param name="Unit"><c>mA.h</c>, or <c>mA.h/g</c> where a mass was given.</param>
/// <param name="RowsBefore">Rows before thinning.</param>
public sealed record Profile(double[] Capacity, double[] VoltageV, string Unit, int RowsBefore, Method Method)
{
    /// <summary>Capacity and voltage of a half-cycle, thinned to at most <paramref name="maximumPoints"/> points that keep its ends and shape. For drawing, never for calculation.</summary>
    /// <param name="massMg">Active mass in mg for a specific capacity; null for mAh.</param>
    /// <param name="maximumPoints">At least 2.</param>
    public static Profile Of(CyclingTrace trace, HalfCycle halfCycle, double? massMg = null, int maximumPoints = 500)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumPoints, 2);
        if (massMg is { } m) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(m, nameof(massMg));
        var axis = ChargeAxis.Of(trace, halfCycle.Direction, halfCycle.Segments);
        var capacity = massMg is { } mass ? [.. axis.ChargeMAh.Select(q => 1000 * q / mass)] : axis.ChargeMAh;
        var kept = Thinning.Keep(capacity, axis.VoltageV, maximumPoints);
        var method = new Method("voltage-profile/douglas-peucker", "1", "Charge passed against voltage, thinned for drawing.", [new MethodParameter("maximum-points", maximumPoints)]);
        return new Profile([.. kept.Select(k => capacity[k])], [.. kept.Select(k => axis.VoltageV[k])], massMg is null ? "mA.h" : "mA.h/g", capacity.Length, method);
    }
}
