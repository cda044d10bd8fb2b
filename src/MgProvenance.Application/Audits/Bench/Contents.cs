using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Trace contents against limits.</summary>
internal static class Contents
{
    /// <summary>A bound is above where all it allows is; “about” and “±” where their value is.</summary>
    public static bool IsAbove(this Reported<TraceContent> content, Limit limit) => content.Form is Form.About or Form.PlusMinus
        ? content.Value.In("[ppm]") > limit.Value
        : Bounds.Of(content, "[ppm]").IsAbove(limit.Value);

    public static string Said(this Reported<TraceContent> content) => $"{content}".Replace("[ppm]", "ppm", StringComparison.Ordinal);
}
