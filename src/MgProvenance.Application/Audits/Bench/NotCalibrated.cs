using System.Globalization;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Masses, volumes or currents were measured with what was not calibrated, as far as is recorded.</summary>
internal sealed class NotCalibrated : IAuditRule
{
    public string Id => "equipment.not-calibrated";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A balance, pipette or channel was used, and no calibration of it is recorded, or none that covers the day of use; a note where the reason was given.";

    public static bool Covers(string deviation) => deviation == "balance.not-calibrated";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        var never = new List<(RecordedStream Item, EquipmentRegistered Registered, RecordedEvent Recorded)>();
        foreach (var item in bench.Of(EquipmentId.Subject))
        {
            if (item.Of<EquipmentRegistered>().FirstOrDefault() is not ({ Kind: EquipmentKind.Balance or EquipmentKind.Pipette or EquipmentKind.Cycler or EquipmentKind.Potentiostat or EquipmentKind.Workstation } registered, { } recorded)) continue;
            DaysCovered[] days = [.. item.Of<EquipmentCalibrated>().Select(c => new DaysCovered(c.Fact.On, c.Fact.ValidUntil))];
            if (days.Length == 0) never.Add((item, registered, recorded));
            else foreach (var finding in Lapsed(item, days, bench)) yield return finding;
        }

        if (never.Count == 0) yield break;
        string[] labels = [.. never.Select(n => $"{Kind(n.Registered.Kind)} {n.Registered.Label.Text}")];
        yield return this.Finding(
            $"No calibration is recorded of {StudyBench.Listed(labels)}, behind {bench.CellsOn(never.Select(n => n.Item.StreamId))}.",
            never.Select(n => AuditEvidence.Of(n.Recorded, $"{n.Registered.Label.Text}: registered, never calibrated")),
            never.SelectMany(n => bench.Uses[n.Item.StreamId]).Select(u => u.By.StreamId));
    }

    private IEnumerable<AuditFinding> Lapsed(RecordedStream item, DaysCovered[] days, StudyBench bench)
    {
        var uncovered = from use in bench.Uses[item.StreamId]
                        let day = Day(use)
                        where day is { } known && !Array.Exists(days, d => d.Holds(known)) && !Answers.IsPending(use.By, use.Act, Covers)
                        select (use, day, Reason: Answers.To(use.By, use.Act, Covers));
        foreach (var those in uncovered.GroupBy(u => u.Reason is null))
        {
            var uses = those.OrderBy(t => t.day).ToList();
            var reason = those.Key ? string.Empty : $" Reason given: {those.First().Reason}";
            var (first, last) = (uses[0].day!.Value, uses[^1].day!.Value);
            var when = first == last ? Text(first) : $"{Text(first)} to {Text(last)}";
            yield return this.Finding(
                $"No calibration of {item.Label} covers its use on {when}, behind {bench.CellsOn(uses.Select(u => u.use.By.StreamId))}.{reason}",
                item.Of<EquipmentCalibrated>().Select(c => AuditEvidence.Of(c.Recorded, $"{item.Label}: calibrated {Text(c.Fact.On)}{(c.Fact.ValidUntil is { } until ? $", valid until {Text(until)}" : string.Empty)}"))
                    .Concat(uses.Select(u => AuditEvidence.Of(u.use.Act, $"{u.use.Label}: used {Text(u.day!.Value)}")))) with
            {
                Severity = those.Key ? Severity : AuditSeverity.Note,
            };
        }
    }

    /// <summary>A channel that was connected without a time was used when its run began.</summary>
    private static DateOnly? Day(Use use)
    {
        var time = use.DoneAt ?? (use.Act.Fact is ChannelConnected ? use.By.Of<RunStarted>().FirstOrDefault().Fact?.DoneAt : null);
        return time is { } known ? DateOnly.FromDateTime(known.At.Date) : null;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Kind(EquipmentKind kind) => kind.ToString().ToLowerInvariant();
}
