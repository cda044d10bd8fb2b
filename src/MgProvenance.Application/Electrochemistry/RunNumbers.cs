using MgProvenance.Analysis;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Which side of a number's value the quantity lies on.</summary>
public enum Bound
{
    /// <summary>The value is the number.</summary>
    None,

    /// <summary>The quantity is smaller in magnitude: it was sought and not found.</summary>
    Below,

    /// <summary>The quantity is larger: observation ended first (right-censored).</summary>
    Above,
}

/// <summary>How a number of several cells is summed up.</summary>
public enum Comparison
{
    /// <summary>Not across cells: it belongs to one cycle or branch of one run.</summary>
    None,

    /// <summary>Mean, standard deviation, Welch's test.</summary>
    Arithmetic,

    /// <summary>The same of its logarithm: it spreads over decades.</summary>
    Logarithmic,

    /// <summary>Kaplan–Meier and log-rank: some were not seen to their end.</summary>
    Survival,
}

/// <summary>One number of a run.</summary>
/// <param name="Key">Its address within the run, for example <c>cycle-2.peak-separation</c>; the same quantity of another run has the same.</param>
/// <param name="Name">As a table's head.</param>
/// <param name="Reason">Why there is no value, or a caution.</param>
public sealed record RunNumber(string Key, string Name, double? Value, string Unit, double? StandardUncertainty, MethodUsed Method, string? Reason, Bound Bound, Comparison Comparison)
{
    public static RunNumber Of(string key, string name, Estimate estimate, Comparison comparison = Comparison.None) =>
        new(key, name, estimate.Value, estimate.Unit, estimate.StandardUncertainty, MethodUsed.From(estimate.Method), estimate.Reason, estimate.IsUpperBound ? Bound.Below : Bound.None, comparison);
}

/// <summary>Numbers that belong to one part of a run.</summary>
/// <param name="Of">For example <c>cycle 2</c>, <c>hold at 2.6 V</c>, <c>run</c>.</param>
public sealed record NumberRow(string Of, IReadOnlyList<RunNumber> Numbers)
{
    /// <summary>Of a row that speaks of everything there is.</summary>
    public const string Whole = "run";

    /// <summary>Its number where the row is one of all cycles; null otherwise.</summary>
    public int? Cycle { get; init; }

    public bool IsWhole => Of == Whole;
}

/// <summary>A curve that belongs to a run's numbers, for figures.</summary>
/// <param name="Panel">Curves of one panel share their axes.</param>
public sealed record RunCurve(string Panel, string Name, string XLabel, string XUnit, string YLabel, string YUnit, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Points, not a line.</summary>
    public bool IsPoints { get; init; }

    public bool IsLogX { get; init; }

    public bool IsLogY { get; init; }
}

/// <summary>Everything that follows from one run's file by its technique.</summary>
/// <param name="Technique">As the analysis names it, for example <c>cyclic voltammetry</c>.</param>
/// <param name="Cautions">What was noticed in the data, and what the reader could not read.</param>
public sealed record RunNumbers(string Technique, string Parser, string PrimaryDigest, IReadOnlyList<NumberRow> Rows, IReadOnlyList<string> Cautions)
{
    public IEnumerable<RunNumber> All => Rows.SelectMany(r => r.Numbers);

    /// <summary>Every method behind a number, once.</summary>
    public IEnumerable<(string Name, string Convention)> Methods => All.Select(n => (n.Method.Name, n.Method.Convention)).Distinct();
}
