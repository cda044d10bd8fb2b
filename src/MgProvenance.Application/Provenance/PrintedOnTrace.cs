using MgProvenance.Application.Reports;

namespace MgProvenance.Application.Provenance;

/// <summary>A printed number as a trace names it.</summary>
/// <param name="Key">Address within the report; <c>report:ID#KEY</c> leads to what it was made from.</param>
public sealed record TracedNumber(string Key, string Text, string Unit);

/// <summary>The numbers of one table of a report that stand on what is traced.</summary>
/// <param name="Printed">How many derived numbers the table holds in all.</param>
public sealed record PrintedOnTrace(string Table, int Printed, IReadOnlyList<TracedNumber> Numbers)
{
    /// <param name="isTraced">Whether a stream, or a raw file by its node, is on the trace.</param>
    public static IReadOnlyList<PrintedOnTrace> Of(IReadOnlyList<PrintedNumber> printed, Func<string, bool> isTraced) =>
        [.. from number in printed
            group number by TableOf(number.Key) into table
            let traced = table.Where(n => StandsOn(n, isTraced)).Select(n => new TracedNumber(n.Key, n.Text, n.Unit)).ToList()
            where traced.Count > 0
            select new PrintedOnTrace(table.Key, table.Count(), traced)];

    /// <summary>A key begins with the name of its table: <c>performance.STUDY.CELL-1.loading</c>.</summary>
    public static string TableOf(string key) => $"Table of {key[..key.IndexOf('.', StringComparison.Ordinal)]}";

    private static bool StandsOn(PrintedNumber number, Func<string, bool> isTraced) =>
        number.Sources.Events.Any(e => isTraced(e.Stream)) || number.Sources.RawFiles.Any(f => isTraced(LineageProjection.RawNode(f)));
}
