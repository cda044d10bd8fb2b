using MgProvenance.Parsing.LandMixedCsv;
using MgProvenance.Parsing.LandText;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandWorkbook;

/// <summary>LANHE v7 writes cycles, their steps and their records below each other into one sheet. Only rows of records hold numbers in their first three cells and then the name of a work mode.</summary>
internal static class NestedRows
{
    public static bool IsHeader(string[] row) => row is ["Cycle", "Step", "Record", _, ..] && LandSheet.Dialect.IsHeader(row) && LandColumn.Describe(row[3]).Meaning == Meaning.StepName;

    /// <summary>Two numbers are enough, so that a record with one damaged cell is told and not taken for a row of another kind.</summary>
    public static bool IsRecord(string[] row) => row.Length > 3 && row[..3].Count(IsNumber) >= 2 && IsWord(row[3]);

    private static bool IsWord(string cell) => cell.Length > 0 && !IsNumber(cell) && !cell.Contains(':', StringComparison.Ordinal);

    private static bool IsNumber(string cell) => Numbers.TryRead(cell, out _);
}
