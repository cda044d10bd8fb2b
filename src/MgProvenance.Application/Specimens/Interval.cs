using System.Globalization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Specimens;

/// <summary>The time between two acts, no more precise than the less precise of them.</summary>
/// <param name="Precision">Of a day: the length counts calendar days.</param>
public sealed record Interval(TimeSpan Length, TimePrecision Precision)
{
    /// <summary>Null where one of the times is not known.</summary>
    public static Interval? Between(BenchTime? from, BenchTime? to)
    {
        if (from is not { } start || to is not { } end) return null;
        var precision = (TimePrecision)Math.Min((int)start.Precision, (int)end.Precision);
        return precision == TimePrecision.Day ? new Interval(end.At.Date - start.At.Date, precision) : new Interval(end.At - start.At, precision);
    }

    /// <summary>Whether one time is later than another for certain.</summary>
    public static bool IsAfter(BenchTime? time, BenchTime? other) => time?.At >= other?.End;

    /// <summary>For example <c>12 min</c>, <c>3 h 5 min</c> or <c>4 d 2 h</c>; whole days where the times are days.</summary>
    public override string ToString()
    {
        var (sign, length) = (Length < TimeSpan.Zero ? "−" : string.Empty, Length.Duration());
        return sign + (Precision, length) switch
        {
            (TimePrecision.Day, _) => Text(length.Days, "d"),
            (_, { TotalHours: < 1 }) => Text(length.Minutes, "min"),
            (_, { TotalDays: < 2 }) => $"{Text((int)length.TotalHours, "h")} {Text(length.Minutes, "min")}",
            _ => $"{Text(length.Days, "d")} {Text(length.Hours, "h")}",
        };
    }

    private static string Text(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");
}
