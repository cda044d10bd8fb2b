using System.Globalization;

namespace MgProvenance.Domain.Kernel;

public enum TimePrecision
{
    Day,
    Minute,
    Second,
}

/// <summary>When something was done at the bench, as claimed by who did it, with its offset from UTC and how precisely it is known.</summary>
public readonly record struct BenchTime(DateTimeOffset At, TimePrecision Precision)
{
    private static readonly (string Format, TimePrecision Precision)[] Formats =
        [("yyyy-MM-ddTHH:mmzzz", TimePrecision.Minute), ("yyyy-MM-ddTHH:mm:sszzz", TimePrecision.Second), ("yyyy-MM-ddzzz", TimePrecision.Day)];

    /// <summary>The end of the second, minute or day that was claimed: whatever begins then is later for certain.</summary>
    public DateTimeOffset End
    {
        get
        {
            var begin = At.ToUniversalTime();
            return DateTimeOffset.MaxValue - begin < Width ? DateTimeOffset.MaxValue : begin + Width;
        }
    }

    /// <summary>Reads <c>2026-03-02T09:15+01:00</c>, the same with seconds, or a day <c>2026-03-02+01:00</c>; the precision is what was written.</summary>
    public static BenchTime Parse(string text)
    {
        foreach (var (format, precision) in Formats)
        {
            var normal = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
            if (DateTimeOffset.TryParseExact(normal, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return new BenchTime(at, precision);
        }

        throw new MalformedValueException("time.malformed", $"“{text}” is not a bench time: write 2026-03-02T09:15+01:00, with the offset from UTC.");
    }

    /// <summary>How long after it was written the time may really have been: a time written to the minute lies within that minute.</summary>
    public TimeSpan Width => Precision switch { TimePrecision.Day => TimeSpan.FromDays(1), TimePrecision.Minute => TimeSpan.FromMinutes(1), _ => TimeSpan.FromSeconds(1) };

    /// <summary>What is certain of the time from a start to an end, in seconds; nothing where one of them is not known.</summary>
    public static Bounds Between(BenchTime? start, BenchTime? end) => start is { } from && end is { } to
        ? new((decimal)(to.At - from.At - from.Width).TotalSeconds, (decimal)(to.At + to.Width - from.At).TotalSeconds, LeastExcluded: true, MostExcluded: true)
        : Bounds.None;

    /// <summary>The refusal of an act that ended before it began; null where that is not certain.</summary>
    public static Decision? EndsBeforeStart(BenchTime? start, BenchTime? end) =>
        Between(start, end).IsBelow(0) ? Decision.Refuse("time.ends-before-start", $"The act began {start} and cannot have ended {end}.") : null;

    public override string ToString() => At.ToString(
        Precision switch { TimePrecision.Day => "yyyy-MM-ddzzz", TimePrecision.Minute => "yyyy-MM-ddTHH:mmzzz", _ => "yyyy-MM-ddTHH:mm:sszzz" },
        CultureInfo.InvariantCulture);
}
