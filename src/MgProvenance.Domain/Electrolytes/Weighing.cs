using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrolytes;

/// <summary>What was read at the balance: the vessel with and without what was charged.</summary>
internal static class Weighing
{
    public static Quantity<Mass>? Net(Quantity<Mass>? gross, Quantity<Mass>? tare) =>
        gross is { } full && tare is { } empty && full.Value >= empty.In(full.Unit) ? new Quantity<Mass>(full.Value - empty.In(full.Unit), full.Unit) : null;

    public static Decision? Impossible(int? portions, Quantity<Mass>? gross, Quantity<Mass>? tare)
    {
        if (portions < 1) return Decision.Refuse("portions.none", "What was added was added in at least one portion.");
        return gross is not null && tare is not null && Net(gross, tare) is null
            ? Decision.Refuse("weighing.impossible", $"The vessel alone ({tare}) cannot weigh more than with its content ({gross}).")
            : null;
    }

    /// <summary>The rule that a net mass breaks which is not gross less tare.</summary>
    public static IEnumerable<Deviation> BrokenBy(Quantity<Mass>? net, Quantity<Mass>? gross, Quantity<Mass>? tare)
    {
        if (net is { } stated && Net(gross, tare) is { } weighed && stated.In(weighed.Unit) != weighed.Value)
        {
            yield return new Deviation("weighing.net-differs", $"The net mass is given as {stated}, and gross less tare is {weighed}.");
        }
    }
}
