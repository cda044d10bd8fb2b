using System.Globalization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Spans of time against limits.</summary>
internal static class Seconds
{
    public static decimal In(Limit limit) => new Quantity<Duration>(limit.Value, limit.Unit).In("s");

    /// <summary>“12 d”.</summary>
    public static string Days(BenchTime from, BenchTime to) => string.Create(CultureInfo.InvariantCulture, $"{(to.At - from.At).TotalDays:0.#} d");

    public static string Hours(BenchTime from, BenchTime to) => string.Create(CultureInfo.InvariantCulture, $"{(to.At - from.At).TotalHours:0.#} h");
}
