using System.Globalization;
using MgProvenance.Parsing.Cycling;
using MgProvenance.Parsing.LandMixedCsv;
using MgProvenance.Parsing.Records;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandText;

/// <summary>The one record table of LAND's texts and workbooks. Where the file counts no steps and cycles, they are derived and marked so.</summary>
internal static class LandSheet
{
    public static RecordDialect Dialect { get; } = new("land", names => Dialect!.HasReadings(names), LandColumn.Describe, LandColumn.KindOf);

    public static ParseResult Finish(RecordSheet records, string format, string variant, string parserVersion, Dictionary<string, string> metadata, IReadOnlyList<NamedTable> tables, FindingList findings)
    {
        var columns = records.Finish();
        CheckSigns(columns, records.Rows, findings);
        var digest = PrimaryDigest.Of(records.Rows, columns);
        columns.AddRange(DerivedSteps.Of(columns, records.Rows, findings));
        if (LandMixedReader.ImpliedMassMg(columns) is { } mass) metadata["mass implied by specific capacity, mg"] = mass.ToString("G4", CultureInfo.InvariantCulture);
        return findings.Done(new InstrumentFile(format, variant, null, records.Rows, columns, FirstRowClock.Start(columns, findings), InstrumentSettings.None, metadata, digest, format, parserVersion)
        { Tables = tables });
    }

    /// <summary>Some instruments write the amount of the current and leave its direction to the state. The values stay as written; the charge is signed by the state.</summary>
    private static void CheckSigns(List<Column> columns, int rows, FindingList findings)
    {
        if (columns.Find(c => c.Meaning == Meaning.StepName)?.Texts is not { } states || columns.Find(c => c is { Meaning: Meaning.Current, Texts: null }) is not { } current) return;
        var (against, first, direction) = (0, 0, 0);
        var state = "";
        for (var row = 0; row < rows; row++)
        {
            if (!ReferenceEquals(state, states[row])) direction = StepNames.Direction(state = states[row]);
            if (current.Values[row] * direction < 0 && against++ == 0) first = row;
        }

        if (against == 0) return;
        findings.Warn("land.current-sign", string.Create(CultureInfo.InvariantCulture, $"row {first + 1}"), $"In {against} rows, the first of them here, the sign of the current is against the direction of the state, which counts.",
            states[first], current.Values[first].ToString("R", CultureInfo.InvariantCulture));
    }
}
