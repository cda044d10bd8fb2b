using System.Text.Encodings.Web;
using System.Text.Json;
using MgProvenance.Benchmarks.Decoding;
using MgProvenance.Benchmarks.Laboratory;
using MgProvenance.Benchmarks.Reports;
using MgProvenance.Benchmarks.Store;

namespace MgProvenance.Benchmarks;

/// <summary>Everything that can be measured, by the name that selects it, in the order of the table.</summary>
internal static class Rows
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyDictionary<string, Func<Bench, IAsyncEnumerable<Row>>> All { get; } = new Dictionary<string, Func<Bench, IAsyncEnumerable<Row>>>
    {
        ["append"] = AppendRows.Measure,
        ["single"] = SingleEventRow.Measure,
        ["stream-read"] = StreamReadRows.Measure,
        ["import"] = ImportRow.Measure,
        ["rebuild"] = RebuildRow.Measure,
        ["verify"] = VerifyRow.Measure,
        ["hash"] = HashRow.Measure,
        ["trace"] = TraceRows.Measure,
        ["audit"] = AuditRow.Measure,
        ["impact"] = ImpactRow.Measure,
        ["lists"] = ListRows.Measure,
        ["memory"] = MemoryRows.Measure,
        ["decode"] = DecodeRows.Measure,
        ["cycles"] = CycleRows.Measure,
        ["plot"] = PlotRow.Measure,
        ["report"] = ReportRows.Measure,
    };
}
