using System.Globalization;

namespace MgProvenance.Domain.Kernel;

/// <summary>Days on which a calibration holds.</summary>
/// <param name="Until">Last of them; null when it states none.</param>
public sealed record DaysCovered(DateOnly From, DateOnly? Until)
{
    public bool Holds(DateOnly day) => day >= From && !(day > Until);
}

/// <summary>What a decision about a weighing needs to know of the balance, which lies in another stream.</summary>
/// <param name="MinimumWeight">Null when the balance states none.</param>
/// <param name="Calibrations">All of them; none when its calibration is not kept here.</param>
public sealed record BalanceFacts(EquipmentId Balance, string Label, Quantity<Mass>? MinimumWeight, IReadOnlyList<DaysCovered> Calibrations)
{
    /// <summary>Rules that weighing this mass at this time breaks.</summary>
    /// <param name="weighed">Null when no mass was stated.</param>
    public IEnumerable<Deviation> BrokenBy(Quantity<Mass>? weighed, BenchTime? doneAt)
    {
        if (weighed is not { } mass) yield break;
        if (doneAt is { } time && Calibrations.Count > 0 && DateOnly.FromDateTime(time.At.Date) is var day && !Calibrations.Any(c => c.Holds(day)))
        {
            yield return new Deviation("balance.not-calibrated", string.Create(CultureInfo.InvariantCulture, $"No calibration of balance {Label} covers {day:yyyy-MM-dd}."));
        }

        if (MinimumWeight is { } least && mass.In("mg") < least.In("mg")) yield return new Deviation("balance.below-minimum", $"{mass} were weighed on balance {Label}, whose minimum weight is {least}.");
    }
}
