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
            var (begin, length) = (At.ToUniversalTime(), Precision switch { TimePrecision.Day => TimeSpan.FromDays(1), TimePrecision.Minute => TimeSpan.FromMinutes(1), _ => TimeSpan.FromSeconds(1) });
            return DateTimeOffset.MaxValue - begin < length ? DateTimeOffset.MaxValue : begin + length;
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

    public override string ToString() => At.ToString(
        Precision switch { TimePrecision.Day => "yyyy-MM-ddzzz", TimePrecision.Minute => "yyyy-MM-ddTHH:mmzzz", _ => "yyyy-MM-ddTHH:mm:sszzz" },
        CultureInfo.InvariantCulture);
}
