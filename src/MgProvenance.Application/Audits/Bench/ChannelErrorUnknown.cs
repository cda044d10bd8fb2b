using MgProvenance.Application.Events;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Currents or efficiencies were measured that only a channel of known error can show.</summary>
internal sealed class ChannelErrorUnknown : IAuditRule
{
    public string Id => "channel.error-unknown";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A leakage current, or a median coulombic efficiency close to 100 %, was measured on a channel that is not recorded or whose limit of error is not.";

    /// <param name="Efficiency">Median over cycles, in %; null where a leakage current was measured.</param>
    private sealed record Needs(string Cell, RecordedStream Run, double? Efficiency);

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, close) = (StudyBench.Of(record), record.Settings.Limits["efficiency-told-from-100"]);
        var unknown = from needs in record.Target.Cells.SelectMany(c => In(c, (double)close.Value))
                      let connected = needs.Run.Of<ChannelConnected>().LastOrDefault()
                      let channel = bench.Stream(connected.Fact?.Instrument.Value)?.Of<EquipmentRegistered>().FirstOrDefault().Fact
                      where channel?.CurrentError is null
                      group (needs, Shown: connected.Recorded ?? needs.Run.Of<DataFileAttached>().Last().Recorded) by (Instrument: channel?.Label.Text, IsLeakage: needs.Efficiency is null);
        foreach (var those in unknown)
        {
            var cells = bench.SomeCells([.. those.Select(t => t.needs.Cell).Distinct(StringComparer.Ordinal)]);
            var why = those.Key.Instrument is { } instrument ? $"the limit of error of {instrument} is not recorded" : "the channel is not recorded";
            yield return this.Finding(
                those.Key.IsLeakage
                    ? $"How well the leakage currents of {cells} are known is open: {why}."
                    : $"Whether a coulombic efficiency of {Spread.Of([.. those.Select(t => t.needs.Efficiency!.Value)], 2)} % (median over cycles) in {cells} differs from 100 % is open: it lies within {close}, and {why}.",
                those.Select(t => AuditEvidence.Of(t.Shown, $"{t.needs.Run.Label}: {(those.Key.Instrument is { } on ? $"connected to {on}" : "measured on a channel that is not recorded")}")),
                those.Select(t => t.needs.Run.StreamId));
        }
    }

    private static IEnumerable<Needs> In(StudyCell cell, double close)
    {
        foreach (var run in cell.Runs.Where(r => RunTechnique.Of(r)?.Kind == RunKind.Hold && r.Of<DataFileAttached>().Any())) yield return new Needs(cell.Label, run, null);
        double[] efficiencies = [.. (cell.Run?.Summary?.Cycles ?? []).Select(c => c.CoulombicEfficiencyPercent).OfType<double>().Order()];
        if (efficiencies.Length > 0 && cell.RunStream is { } cycling && RunTechnique.Of(cycling)?.Kind != RunKind.Symmetric && efficiencies[efficiencies.Length / 2] is var median && Math.Abs(100 - median) <= close) yield return new Needs(cell.Label, cycling, median);
    }
}
