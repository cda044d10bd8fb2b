using MgProvenance.Analysis.Statistics;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Comparisons;

/// <summary>One cell's value of one quantity.</summary>
/// <param name="Bound">For a life: above, where the cell was not seen to fail. Below, where the quantity was sought and not found.</param>
public sealed record ComparedValue(string Cell, string Run, string? Batch, string? Sheet, double Value, double? StandardUncertainty, Bound Bound, Sources Sources);

/// <summary>A quantity over the cells of one group. The unit of observation is the cell.</summary>
/// <param name="Mean">Arithmetic or geometric mean, as the quantity is compared; null for a life, and where a value is an upper limit.</param>
/// <param name="Spread">Sample standard deviation, or the factor of one on the logarithmic scale; null below two cells.</param>
/// <param name="Confidence95">Of the mean by Student's t, or of the median life; null below three cells.</param>
/// <param name="Median">Of a life by Kaplan–Meier: null where half of the cells outlived the observation.</param>
/// <param name="Representative">The cell nearest to the group's median.</param>
/// <param name="Values">Every cell, by label.</param>
/// <param name="Missing">Cells without a value, and why.</param>
/// <param name="Note">What has to be said beside the numbers.</param>
public sealed record GroupStatistics(
    string Group,
    int Cells,
    int Batches,
    int Sheets,
    double? Mean,
    double? Spread,
    ConfidenceInterval? Confidence95,
    double? Median,
    string? Representative,
    IReadOnlyList<ComparedValue> Values,
    IReadOnlyList<string> Missing,
    string? Note);

/// <summary>Two groups held against each other.</summary>
/// <param name="Difference">First minus second, or first over second on the logarithmic scale; null for lives.</param>
/// <param name="AdjustedPValue">For the number of comparisons made of this quantity.</param>
/// <param name="Note">A caution, or why there is no test.</param>
public sealed record GroupTest(string First, string Second, double? Difference, ConfidenceInterval? Difference95, double? PValue, double? AdjustedPValue, MethodUsed? Method, string? Note);

/// <summary>One quantity, group beside group.</summary>
/// <param name="Methods">How the values were made; more than one is a caution in itself.</param>
/// <param name="Overall">For lives: all groups at once by the log-rank test; null otherwise.</param>
public sealed record ComparedQuantity(
    string Key, string Name, string Unit, Comparison How, IReadOnlyList<MethodUsed> Methods, IReadOnlyList<GroupStatistics> Groups, IReadOnlyList<GroupTest> Tests, GroupTest? Overall)
{
    /// <summary>How it was found to be the same quantity in every cell, where its place in the run does not say so.</summary>
    public MethodUsed? MatchedBy { get; init; }

    /// <summary>No group has more than one cell: nothing but description.</summary>
    public bool IsDescriptiveOnly => Groups.All(g => g.Cells <= 1);
}
