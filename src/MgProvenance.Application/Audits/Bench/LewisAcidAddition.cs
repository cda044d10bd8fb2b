using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>A Lewis acid went into its solvent at once, or the solution became too warm. What is not recorded is not found here.</summary>
internal sealed class LewisAcidAddition : IAuditRule
{
    public string Id => "lewis-acid.addition";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A Lewis acid was added in fewer portions than the limit asks for, where its step plans none, or the solution was above the limit of temperature before the next addition.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, limits) = (StudyBench.Of(record), record.Settings.Limits);
        var broken = Charge.In(bench).Where(c => record.Settings.Substances.IsLewisAcid(c.Facts.Substance)).SelectMany(c => Broken(c, limits, bench));
        foreach (var those in broken.GroupBy(b => (b.Limit.Key, b.Charge.Facts.Substance)))
        {
            string[] what = [.. those.Select(b => $"{b.Charge.Batch.Label}: {b.What}").Distinct(StringComparer.Ordinal)];
            yield return this.Finding(
                $"{those.Key.Substance} was added otherwise than the limit of {those.First().Limit} allows. {string.Join("; ", what)}; in {bench.CellsOn(those.Select(b => b.Charge.Batch.StreamId))}.",
                those.SelectMany(b => new[] { b.Charge.Evidence, AuditEvidence.Of(b.At, $"{b.Charge.Batch.Label}: {b.What}") }),
                those.Select(b => b.Charge.Batch.StreamId));
        }
    }

    private static IEnumerable<(Charge Charge, Limit Limit, string What, RecordedEvent At)> Broken(Charge charge, BenchLimits limits, StudyBench bench)
    {
        var (least, most) = (limits["lewis-acid-portions-least"], limits["lewis-acid-temperature-most"]);
        var added = (SaltAdded)charge.Act.Fact;
        if (added.Portions < least.Value && PlannedPortions(charge, added, bench) is null) yield return (charge, least, FormattableString.Invariant($"in {added.Portions} portion{(added.Portions == 1 ? string.Empty : "s")}"), charge.Act);
        foreach (var seen in charge.Batch.Events.SkipWhile(e => e.Stored.Version != charge.Act.Stored.Version).Skip(1).TakeWhile(e => e.Fact is not (SaltAdded or SolventDispensed)))
        {
            var temperature = seen.Fact switch { TemperatureNoted e => (Reported<Temperature>)e.Temperature, ElectrolyteStirred e => e.Temperature, _ => null };
            if (Bounds.Of(temperature, "Cel").IsAbove(most.Value)) yield return (charge, most, $"{temperature} after it".Replace("Cel", "°C", StringComparison.Ordinal), seen);
        }
    }

    /// <summary>Fewer than its step plans is a deviation from the protocol.</summary>
    private static int? PlannedPortions(Charge charge, SaltAdded added, StudyBench bench) =>
        added.Step is { } step ? PlannedSteps.Of(charge.Batch, bench)?.Steps.FirstOrDefault(s => s.Key == step.Step)?.Portions : null;
}
