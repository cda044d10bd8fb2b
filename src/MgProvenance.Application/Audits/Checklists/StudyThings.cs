namespace MgProvenance.Application.Audits.Checklists;

/// <summary>The things of one study alone, where a manuscript shows several.</summary>
internal static class StudyThings
{
    /// <summary>The study, its cells and measurements, the tests on its cells, whatever these were made from, and the claims that any of them supports.</summary>
    public static IEnumerable<Thing> In(AuditedRecord record)
    {
        var study = record.Studies[0];
        var members = study.Members.ToHashSet(StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal) { study.Stream.StreamId };
        foreach (var id in members.Concat(record.Cells.Where(c => members.Contains(c.Id)).SelectMany(c => c.Runs).Select(r => r.StreamId))) reached.UnionWith(record.Origins(id));
        return Things.In(Ground.Of(record)).Where(t => t.Kind == ThingKind.Claim ? t.Within.Any(reached.Contains) : reached.Contains(t.Stream));
    }
}
