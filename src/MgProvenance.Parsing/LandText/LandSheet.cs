using System.Globalization;
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
        var digest = PrimaryDigest.Of(records.Rows, columns);
        columns.AddRange(DerivedSteps.Of(columns, records.Rows, findings));
        if (LandMixedReader.ImpliedMassMg(columns) is { } mass) metadata["mass implied by specific capacity, mg"] = mass.ToString("G4", CultureInfo.InvariantCulture);
        return findings.Done(new InstrumentFile(format, variant, null, records.Rows, columns, FirstRowClock.Start(columns, findings), InstrumentSettings.None, metadata, digest, format, parserVersion)
        { Tables = tables });
    }
}
