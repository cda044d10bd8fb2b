using MgProvenance.Application.Derivation;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>The mean ± s.d. of a measure over the cells of a group, below their rows.</summary>
/// <param name="keyOf">Address of the number in the row of a cell or group.</param>
internal sealed class GroupMean(NumberBook numbers, Func<string, PerformanceMeasure, string> keyOf)
{
    public RichText Print(string group, IReadOnlyList<StudyCell> cells, PerformanceMeasure measure)
    {
        var values = cells.Select(c => (c.Label, Number: measure.Of(c))).Where(v => v.Number.Value is not null).ToList();
        if (values.Count(v => v.Number.UpperBound) is > 0 and var bounds) return numbers.Print(keyOf(group, measure), values[0].Number with { Value = null, Reason = $"The mean of {measure.Header} in {group} is not defined, because {bounds} of {values.Count} values are upper limits." }, measure.Decimals);
        if (CellPerformance.OverCells(values.Select(v => v.Number)) is not { } over) return TableParts.Dash;
        var mean = new Derived(over.Mean, values[0].Number.Unit, over.StandardDeviation, CellPerformance.MeanOverCells, Sources.None.And(values.Select(v => v.Number.Sources)));
        return numbers.Print(keyOf(group, measure), mean, measure.Decimals, values.Select(v => keyOf(v.Label, measure)));
    }
}
