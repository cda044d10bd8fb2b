using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Domain.Studies;

namespace MgProvenance.Application.Audits.Groups;

/// <summary>The groups of a study differ in something that their factor does not name.</summary>
internal sealed class GroupsDifferInMore : IAuditRule
{
    public string Id => "group.differs-in-more";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Cells of two groups differ, all of the one from all of the other, in composition, amounts, parts, program, instrument or age of the electrolyte, and the factor of no group names it. One finding for each quantity.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var cells = record.Cells.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var found = from study in record.Studies
                    where study.State.Groups.Count > 1
                    let groups = study.State.Groups.Values.Select(g => (Group: g, Cells: Cells(study, g.Group, cells))).ToList()
                    from compared in record.Settings.Groups.Quantities
                    from values in Values(record, groups, compared)
                    where Differ(values.Groups, compared.TolerancePercent) && !IsNamed(groups.Select(g => g.Group.Factor), compared, values.Groups)
                    select (Study: study, values.What, values.Groups, Text: Words.List(values.Groups.Select(g => $"{g.Group} {Text(g.Values)}")));
        return from one in found
               group one by (one.What, one.Text) into same
               let studies = Words.List(same.Select(s => s.Study.Label))
               select this.Finding(
                   $"Beside what their factor names, the groups of {studies} differ in {same.Key.What}: {same.Key.Text}.",
                   [
                       .. same.First().Groups.SelectMany(g => g.Values.DistinctBy(v => v.Text).Select(v => AuditEvidence.Of(v.At, $"{g.Group}: {v.Text} {v.Unit}".TrimEnd()))),
                       .. same.SelectMany(s => s.Study.Stream.Of<GroupDeclared>()).Select(g => AuditEvidence.Of(g.Recorded, $"{record.LabelOf(g.Fact.Study.Value)}, {g.Fact.Group}: {g.Fact.Factor}")),
                   ]);
    }

    private static List<AuditedCell> Cells(AuditedStudy study, string group, Dictionary<string, AuditedCell> cells) =>
        [.. study.State.Assigned.Where(a => a.Value == group && study.State.Excluded.All(e => e.Cell != a.Key)).Select(a => cells.GetValueOrDefault(a.Key.Value)).OfType<AuditedCell>()];

    private static IEnumerable<(string What, List<(string Group, List<GroupValue> Values)> Groups)> Values(
        AuditedRecord record, List<(GroupDeclared Group, List<AuditedCell> Cells)> groups, ComparedBetweenGroups compared)
    {
        var values = groups.SelectMany(g => Once(g.Cells, compared.Quantity).SelectMany(c => GroupValue.Of(record, c, compared.Quantity)).Select(v => (g.Group.Group, Value: v)));
        foreach (var what in values.GroupBy(v => v.Value.What, StringComparer.Ordinal))
        {
            List<(string Group, List<GroupValue> Values)> each = [.. what.GroupBy(v => v.Group, v => v.Value, StringComparer.Ordinal).Select(g => (g.Key, g.ToList()))];

            // A salt that only some groups have is another salt, not another amount.
            if (compared.Quantity != GroupQuantity.CommonSalt || each.Count == groups.Count(g => g.Cells.Count > 0)) yield return (what.Key, each);
        }
    }

    /// <summary>What a batch gives is the same for all of its cells.</summary>
    private static IEnumerable<AuditedCell> Once(List<AuditedCell> cells, GroupQuantity quantity) => quantity is GroupQuantity.TotalMetal or GroupQuantity.Salts or GroupQuantity.CommonSalt or GroupQuantity.Solvent or GroupQuantity.SolventVolume
        ? cells.DistinctBy(c => c.Story.Batch?.StreamId)
        : cells;

    private static bool Differ(List<(string Group, List<GroupValue> Values)> groups, decimal? tolerancePercent)
    {
        if (groups.Count < 2) return false;
        if (tolerancePercent is not { } percent) return groups.Exists(a => groups.Exists(b => a != b && !a.Values.Select(v => v.Text).Intersect(b.Values.Select(v => v.Text), StringComparer.Ordinal).Any()));

        // One group lies wholly above another.
        var (below, above) = (groups.Min(g => g.Values.Max(v => v.Number!.Value)), groups.Max(g => g.Values.Min(v => v.Number!.Value)));
        return above - below > ((double)percent / 100 + 1e-9) * Math.Max(Math.Abs(above), Math.Abs(below));
    }

    /// <summary>By a word of the quantity, or by every substance in which the groups differ.</summary>
    private static bool IsNamed(IEnumerable<string> factors, ComparedBetweenGroups compared, List<(string Group, List<GroupValue> Values)> groups)
    {
        var text = string.Join('\n', factors);
        if (Phrases.HoldsAny(text, compared.Words)) return true;
        var sets = groups.SelectMany(g => g.Values).Select(v => v.Names).ToList();
        var differing = sets.SelectMany(s => s).Distinct(StringComparer.Ordinal).Where(n => compared.Quantity == GroupQuantity.CommonSalt || !sets.TrueForAll(s => s.Contains(n))).ToList();
        return differing.Count > 0 && differing.TrueForAll(n => text.Contains(n, StringComparison.Ordinal));
    }

    private static string Text(List<GroupValue> values)
    {
        var (texts, unit) = (values.OrderBy(v => v.Number).ThenBy(v => v.Text, StringComparer.Ordinal).Select(v => v.Text).Distinct(StringComparer.Ordinal).ToList(), values[0].Unit);
        var text = texts.Count == 1 ? texts[0] : values[0].Number is null ? Words.List(texts) : $"{texts[0]} to {texts[^1]}";
        return unit.Length == 0 ? text : $"{text} {unit}";
    }
}
