using System.Globalization;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>A fact that a reporting checklist asks for is not recorded.</summary>
internal sealed class ChecklistMissing : IAuditRule
{
    public string Id => "checklist.missing";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A fact that a reporting checklist asks of a cell, a test, a lot, a measurement or a calculation is not recorded; how much it weighs, the checklist says.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from asked in record.Settings.Checklists.AskedOf(Things.In(Ground.Of(record))).GroupBy(a => (a.Checklist.Name, a.Item.Id, Part: PartOf(a)))
        let missing = asked.Where(a => !a.Answered).Select(a => a.Thing).ToList()
        where missing.Count > 0
        let item = asked.First().Item
        select new AuditFinding(
            Id,
            item.Severity,
            string.Create(CultureInfo.InvariantCulture, $"{ChecklistWords.Capital(item.Text)}{(asked.Key.Part is { } part ? $" ({part})" : string.Empty)}: not recorded for {missing.Count} of {asked.Count()} {ChecklistWords.Things(item)}."),
            [.. missing.Select(t => AuditEvidence.Of(t.Head, t.Label)).Distinct()],
            [.. missing.Select(t => t.Stream).Distinct(StringComparer.Ordinal)]);

    private static string? PartOf(Asked asked) => asked.Item.By is { } by && asked.Thing.Attributes.TryGetValue(by, out var values) ? string.Join(", ", values) : null;
}
