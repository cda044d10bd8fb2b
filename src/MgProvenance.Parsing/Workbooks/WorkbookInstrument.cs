using MgProvenance.Parsing.Records;

namespace MgProvenance.Parsing.Workbooks;

/// <summary>What a workbook holds of one instrument.</summary>
/// <param name="Variant"><c>xlsx</c> or <c>xls</c>.</param>
/// <param name="Sheets">Names of the sheets whose rows are in <paramref name="Records"/>.</param>
/// <param name="Tables">All other sheets, as written.</param>
internal sealed record WorkbookRecords(RecordSheet Records, string Variant, IReadOnlyList<string> Sheets, IReadOnlyList<NamedTable> Tables);

/// <summary>An instrument whose records come in workbooks.</summary>
internal sealed record WorkbookInstrument(RecordDialect Dialect, Func<WorkbookRecords, FindingList, ParseResult> Finish)
{
    /// <summary>Whether a row names the records that follow below their cycles and steps, in a sheet of all three.</summary>
    public Func<string[], bool> IsNestedHeader { get; init; } = _ => false;

    /// <summary>Whether a row below such names is a record.</summary>
    public Func<string[], bool> IsNestedRecord { get; init; } = _ => false;
}
