using System.Diagnostics.CodeAnalysis;

namespace MgProvenance.Integrity;

/// <summary>The outcome of a verification: accepted, or rejected with the reason in one sentence.</summary>
public sealed record Verdict
{
    /// <summary>The one accepting verdict.</summary>
    public static Verdict Ok { get; } = new((string?)null);

    private Verdict(string? reason) => Reason = reason;

    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsOk => Reason is null;

    /// <summary>Why it was rejected; null when accepted.</summary>
    public string? Reason { get; }

    public static Verdict Rejected(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(reason);
    }

    public override string ToString() => Reason is null ? "ok" : $"rejected: {Reason}";
}
