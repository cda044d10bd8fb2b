using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reagents;

public enum LeftState
{
    /// <summary>Neither a received amount nor a stock-taking is recorded.</summary>
    Unknown,

    Known,

    /// <summary>Something took of it without saying how much, or in other terms.</summary>
    AtMost,

    /// <summary>More was taken than there was.</summary>
    Overdrawn,
}

/// <param name="MassMg">Below zero where overdrawn; null where no mass is known.</param>
/// <param name="VolumeMl">The same by volume.</param>
public sealed record Left(LeftState State, decimal? MassMg, decimal? VolumeMl);

/// <summary>Whether a lot may be used on a day.</summary>
public enum Usability
{
    NoLastDay,
    Usable,
    Expired,
    OpenTooLong,
    Recalled,
}

/// <summary>One lot in the list of stock.</summary>
/// <param name="Mass">What the container held when it came.</param>
/// <param name="Volume">The same.</param>
/// <param name="LastDay">The earlier of its last day and of the last day since it was opened; null where none is stated.</param>
public sealed record StockLine(
    string Lot, string Label, string Substance, Quantity<Mass>? Mass, Quantity<Volume>? Volume, Left Left, Usability Usability, DateOnly? LastDay, int OpenDeviations);

public enum MovementKind
{
    Received,
    Withdrawn,
    Counted,
}

/// <summary>Something that came, went or was counted.</summary>
/// <param name="Into">Stream id of what it went into in this notebook.</param>
/// <param name="Purpose">In words, where it went elsewhere.</param>
/// <param name="LeftMg">Known to be left by mass after it.</param>
/// <param name="LeftMl">The same by volume.</param>
/// <param name="Version">Of the event in the lot's stream.</param>
/// <param name="Late">Entered late; see <see cref="Events.LateEntry"/>.</param>
public sealed record Movement(
    MovementKind Kind,
    BenchTime? DoneAt,
    Quantity<Mass>? Mass,
    Quantity<Volume>? Volume,
    string? Into,
    string? IntoLabel,
    string? Purpose,
    decimal? LeftMg,
    decimal? LeftMl,
    long Version,
    bool Late);

/// <summary>Something took of the lot and does not say how much.</summary>
public sealed record UnmeasuredUse(string Into, string Label);

/// <summary>One lot with its movements in the order of the bench.</summary>
public sealed record LotStock(StockLine Lot, IReadOnlyList<Movement> Movements, IReadOnlyList<UnmeasuredUse> Unmeasured);
