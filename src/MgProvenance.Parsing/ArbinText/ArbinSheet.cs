using MgProvenance.Parsing.Records;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.ArbinText;

/// <summary>The record table of Arbin's texts and workbooks.</summary>
internal static class ArbinSheet
{
    public static RecordDialect Dialect { get; } = new("arbin", IsHeader, ArbinColumn.Describe, ArbinColumn.KindOf);

    public static ParseResult Finish(RecordSheet records, string format, string variant, string parserVersion, Dictionary<string, string> metadata, IReadOnlyList<NamedTable> tables, FindingList findings)
    {
        // a schedule resets capacities where it says, or never (Arbin to the Battery Data Alliance): only a fall tells
        var columns = records.Finish().ConvertAll(c => c.Meaning is Meaning.ChargeCapacity or Meaning.DischargeCapacity ? c with { Restarts = CapacityRestart.Never } : c);
        foreach (var column in columns.Where(c => c.Meaning != Meaning.None && c.Unit.Length == 0))
        {
            findings.Fatal("arbin.unknown-unit", FindingList.AtColumn(column.Name), $"The unit of this column is not known.", found: column.Name);
        }

        return findings.Done(new InstrumentFile(format, variant, null, records.Rows, columns, FirstRowClock.Start(columns, findings), InstrumentSettings.None, metadata, PrimaryDigest.Of(records.Rows, columns), format, parserVersion)
        { Tables = tables });
    }

    /// <summary>Units in brackets, and the index of step or cycle, are Arbin's way. The table of statistics repeats one reading per cycle beside the largest voltage of each.</summary>
    private static bool IsHeader(string[] names) =>
        Dialect.HasReadings(names)
        && Array.Exists(names, n => ArbinColumn.Describe(n).Meaning == Meaning.Time && n.EndsWith(')'))
        && Array.Exists(names, n => ArbinColumn.Describe(n).Meaning is Meaning.Step or Meaning.CycleNumber)
        && !Array.Exists(names, n => n.StartsWith("Vmax", StringComparison.OrdinalIgnoreCase));
}
