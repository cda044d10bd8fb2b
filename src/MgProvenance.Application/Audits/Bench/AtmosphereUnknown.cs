using MgProvenance.Domain.Equipment;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Nobody read the atmosphere in which something was prepared or assembled.</summary>
internal sealed class AtmosphereUnknown : IAuditRule
{
    public string Id => "glovebox.atmosphere-unknown";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "An electrolyte was prepared or a cell assembled, and no reading of the glovebox's water and oxygen is recorded shortly before or during it, or no glovebox.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, oldest) = (StudyBench.Of(record), record.Settings.Limits["atmosphere-reading-age-most"]);
        foreach (var those in GloveboxWork.In(bench).Where(w => !w.Readings(Seconds.In(oldest)).Any()).GroupBy(w => (w.What, Box: w.Box?.StreamId)))
        {
            var box = those.First().Box;
            var work = $"the {those.Key.What} of {StudyBench.Listed([.. those.Select(w => w.Label)])}";
            var untimed = box?.Of<AtmosphereRead>().Where(r => r.Fact.DoneAt is null).ToList() ?? [];
            yield return this.Finding(
                box is null
                    ? $"In which glovebox {work} was done is not recorded, so neither is its atmosphere."
                    : $"No reading of the atmosphere of {box.Label} is recorded within {oldest} before {work} or during it{(untimed.Count > 0 ? "; what was read has no time" : string.Empty)}.",
                those.Select(w => w.Evidence).Concat(untimed.Select(r => AuditEvidence.Of(r.Recorded, $"{box!.Label}: water {r.Fact.Water}, oxygen {r.Fact.Oxygen}, no time".Replace("[ppm]", "ppm", StringComparison.Ordinal)))));
        }
    }
}
