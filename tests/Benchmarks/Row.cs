namespace MgProvenance.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="Unit">Of both figures, for example <c>events/s</c> or <c>ms</c>.</param>
/// <param name="ComparedWith">The bare thing in words; null where nothing is measured beside it.</param>
/// <param name="Ratio">Ours over the other, pair by pair.</param>
/// <param name="Goal">In words.</param>
/// <param name="Met">By the medians; null where the row has no goal.</param>
/// <param name="Note">Dated constants, percentiles, circumstances.</param>
internal sealed record Row(string What, string Unit, Spread Ours, string? ComparedWith, Spread? Other, Spread? Ratio, string Goal, bool? Met, string Note)
{
    /// <summary>Measured alone.</summary>
    public static Row Alone(string what, string unit, Spread ours, string goal, bool? met, string note = "") => new(what, unit, ours, null, null, null, goal, met, note);
}
