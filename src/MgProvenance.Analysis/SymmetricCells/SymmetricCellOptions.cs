using System.Globalization;

namespace MgProvenance.Analysis.SymmetricCells;

/// <summary>What counts as the end of a symmetric cell's life, and as flat. Written into the methods of the results.</summary>
public sealed record SymmetricCellOptions
{
    /// <summary>Failed low: mean |V| below this fraction of the trailing median …</summary>
    public double LowFraction { get; init; } = 0.5;

    /// <summary>… or failed high: above this one …</summary>
    public double HighFraction { get; init; } = 2;

    /// <summary>… of the half-cycles of this many cycles before, at the same current (with fewer there is no band: first cycles often break a film) …</summary>
    public int TrailingCycles { get; init; } = 5;

    /// <summary>… unless one of this many following half-cycles lies between them again.</summary>
    public int RecoveryHalfCycles { get; init; } = 3;

    /// <summary>A cell that carries its current with less resistance (mean |V| over current) is shorted hard, from the first half-cycle on if need be: contacts and leads alone have some ohms.</summary>
    public double HardShortOhm { get; init; } = 5;

    /// <summary>Safety limit of the program in V, where known: reaching it ends the life at once.</summary>
    public double? VoltageLimitV { get; init; }

    /// <summary>The limit counts as reached this many volts below it.</summary>
    public double VoltageLimitToleranceV { get; init; } = 0.005;

    /// <summary>Left out at the start of a half-cycle before it is judged flat, as a fraction of its time.</summary>
    public double FlatSkip { get; init; } = 0.05;

    /// <summary>Flat (as a resistor is) where the means of five equal times differ by less than this fraction of the whole mean.</summary>
    public double FlatFraction { get; init; } = 0.002;

    /// <summary>Half-cycles in a row belong to one step of current while they differ by at most this fraction.</summary>
    public double CurrentTolerance { get; init; } = 0.02;

    internal MethodParameter[] Failing =>
    [
        new("low-fraction", LowFraction), new("high-fraction", HighFraction), new("trailing-cycles", TrailingCycles), new("recovery-half-cycles", RecoveryHalfCycles),
        new("hard-short/Ohm", HardShortOhm), new("voltage-limit/V", VoltageLimitV?.ToString("R", CultureInfo.InvariantCulture) ?? "not given"), new("current-tolerance", CurrentTolerance),
    ];
}
