using MgProvenance.Application.Audits;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Projections;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>Audits of studies in the notebook of a whole laboratory, all numbers derived before.</summary>
internal static class AuditRow
{
    private const int Audits = 20;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        var laboratory = await bench.Laboratory();
        var projections = new NpgsqlProjections(laboratory.Store, AllProjections.List);
        await projections.Rebuild(bench.Cancellation);
        await ListRows.Derive(laboratory, bench.Cancellation);
        var settings = AuditSettings.Read(name => ProgramFile.Read($"audit/{name}"));
        var (times, findings) = (new List<double>(), new List<double>());
        await Audit(0);
        for (var i = 0; i < Audits; i++) times.Add(await Clock.Milliseconds(async () => findings.Add((await Audit(i)).Findings.Count)));
        var spread = Spread.Of(times);
        yield return Row.Alone(
            FormattableString.Invariant($"audit of a study, {laboratory.Events:N0} events"), "ms", spread, "< 1 s", spread.Median < 1000,
            FormattableString.Invariant($"{Audits} different ones, {AuditRules.List.Count} rules, {Spread.Of(findings).Median} findings"));

        Task<AuditResult> Audit(int i) => Application.Audits.Audit.Of(
            new NotebookAt(new NpgsqlEventLog(laboratory.Store), null), projections, ListRows.RunsOf(laboratory.Store), laboratory.Studies[i * laboratory.Studies.Count / Audits], settings, bench.Cancellation);
    }
}
