using System.Globalization;
using MgProvenance.Application.Protocols;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Electrolytes;

/// <summary>What was planned and done at the bench, as people read it.</summary>
public static class BenchText
{
    public const string Unknown = "–";

    /// <summary>A quantity in any form with the unit as it is written by hand: <c>&lt;= 40 Cel</c> as “≤ 40 °C”.</summary>
    public static string Of(object? quantity)
    {
        var text = Convert.ToString(quantity, CultureInfo.InvariantCulture) ?? string.Empty;
        if (text.Length == 0) return Unknown;
        var cut = text.LastIndexOf(' ');
        var unit = text[(cut + 1)..] switch
        {
            "Cel" => "°C",
            "[ppm]" => "ppm",
            "uL" => "µL",
            "ug" => "µg",
            "um" => "µm",
            "ug/g" => "µg/g",
            "umol" => "µmol",
            "1" => string.Empty,
            var other => other,
        };
        return string.Concat(text.AsSpan(0, cut + 1), unit).TrimEnd().Replace(">= ", "≥ ", StringComparison.Ordinal).Replace("<= ", "≤ ", StringComparison.Ordinal).Replace("..", "–", StringComparison.Ordinal);
    }

    /// <summary>A day, or a day and a time as precise as they are known, without the offset.</summary>
    public static string When(BenchTime? time) => time is { } known ? known.At.ToString(Format(known.Precision), CultureInfo.InvariantCulture) : Unknown;

    /// <summary>From when to when; the day of the end only where it is another one.</summary>
    public static string When(BenchTime? from, BenchTime? to) => to is not { } end
        ? When(from)
        : $"{When(from)} – {(from?.At.Date == end.At.Date && end.Precision != TimePrecision.Day ? end.At.ToString(Format(end.Precision)[11..], CultureInfo.InvariantCulture) : When(to))}";

    /// <summary>A difference from the plan in percent, with its sign.</summary>
    public static string Percent(decimal? percent) => percent is { } known ? known.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + " %" : string.Empty;

    public static string Tolerance(decimal? tolerance) => tolerance is { } known ? $" ± {(known * 100).ToString("0.##", CultureInfo.InvariantCulture)} %" : string.Empty;

    /// <summary>What a step plans: amount and tolerance with the substance, then what it comes to in the lot.</summary>
    public static IEnumerable<string> Planned(AnyQuantity? amount, decimal? tolerance, string? substance, PlannedMass weigh, int? portions)
    {
        var within = weigh.Mass is null ? Tolerance(tolerance) : string.Empty;
        if (amount is not null || substance is not null) yield return string.Join(' ', new[] { substance, amount is null ? null : Of(amount) + within }.OfType<string>());
        if (weigh.Mass is { } mass) yield return $"= {Of(mass)}{Tolerance(tolerance)}";
        else if (weigh.Gap is { } gap) yield return $"mass not known: {gap}";
        if (portions is { } n) yield return $"in at least {n.ToString(CultureInfo.InvariantCulture)} portions";
    }

    /// <summary>What was done in one act.</summary>
    public static IEnumerable<string> Did(RecordedAct act)
    {
        var charged = new[] { act.Mass is null ? null : Of(act.Mass), act.Amount is null ? null : Of(act.Amount), act.Volume is null ? null : Of(act.Volume) }.OfType<string>().ToList();
        foreach (var (quantity, i) in charged.Select((q, i) => (q, i))) yield return i == 0 ? quantity : $"= {quantity}";
        if (act.Lot is { } lot) yield return $"of {lot}";
        if (act.Portions is { } portions) yield return $"in {portions.ToString(CultureInfo.InvariantCulture)} portions";
        var rest = new[] { act.Duration is null ? null : Of(act.Duration), act.Temperature is null ? null : Of(act.Temperature), act.Words?.Replace("[ppm]", "ppm", StringComparison.Ordinal) }.OfType<string>().ToList();
        if (rest.Count > 0) yield return string.Join(", ", rest);
    }

    /// <summary>The numbers of the rules that an act broke, and the correction that made it what it is.</summary>
    public static string Marks(RecordedAct act) => string.Join(' ', act.Broken.Select(b => $"#{b.Number.ToString(CultureInfo.InvariantCulture)}").Append(act.CorrectedBy is { } by ? $"corrected by {by.ToString(CultureInfo.InvariantCulture)}" : null).OfType<string>());

    /// <summary>Deviations in order of number; those that say the same share a line.</summary>
    /// <param name="named">A sentence with labels in the place of ids.</param>
    public static IEnumerable<string> Deviations(IEnumerable<BrokenRule> broken, Func<string, string> named) =>
        from same in broken.OrderBy(b => b.Number).GroupBy(b => (b.Rule, b.Sentence, b.Reason))
        select $"#{Versions.Text(same.Select(b => (long)b.Number))} {same.Key.Rule}: {named(same.Key.Sentence)} {(same.Key.Reason is { } reason ? $"Reason: {reason}" : "REASON PENDING")}";

    /// <summary>What a glovebox showed or what happened to it.</summary>
    public static string Read(GloveboxState state) =>
        string.Join(", ", new[] { state.What, state.Water is { } water ? $"H2O {Of(water)}" : null, state.Oxygen is { } oxygen ? $"O2 {Of(oxygen)}" : null }.OfType<string>());

    /// <summary>What went into a batch and out of it by volume.</summary>
    public static string Left(VolumeBalance v) => string.Create(
        CultureInfo.InvariantCulture,
        $"{v.SolventChargedMl:0.###} mL of solvent charged, {v.DrawnMl:0.###} mL drawn in {v.Aliquots} aliquot{(v.Aliquots == 1 ? string.Empty : "s")}, {(v.Measured is { } left ? $"{left} measured on {When(v.MeasuredAt)}, " : string.Empty)}at most {v.AtMostLeftMl:0.###} mL left by the books.");

    /// <summary>How many times a protocol is prepared.</summary>
    public static string Times(decimal scale) => scale.ToString("0.###", CultureInfo.InvariantCulture) + " ×";

    private static string Format(TimePrecision precision) => precision switch
    {
        TimePrecision.Day => "yyyy-MM-dd",
        TimePrecision.Minute => "yyyy-MM-dd HH:mm",
        _ => "yyyy-MM-dd HH:mm:ss",
    };
}
