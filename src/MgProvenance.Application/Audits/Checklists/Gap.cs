using System.Globalization;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>An item that is not answered for all of which it is asked.</summary>
/// <param name="Part">Value of the attribute by which the item tells its findings apart.</param>
/// <param name="Missing">Never empty.</param>
/// <param name="Asked">Of how many it is asked.</param>
internal sealed record Gap(Checklist Checklist, ChecklistItem Item, string? Part, IReadOnlyList<Thing> Missing, int Asked)
{
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"{char.ToUpperInvariant(Item.Text[0])}{Item.Text[1..]}{(Part is null ? string.Empty : $" ({Part})")}: not recorded for {Missing.Count} of {Asked} {Item.Things ?? Plural(Item.Of)}.");

    /// <summary>In the order of the checklists.</summary>
    public static IEnumerable<Gap> In(IEnumerable<Asked> asked) =>
        from item in asked.GroupBy(a => (a.Checklist, a.Item, Part: PartOf(a)))
        let missing = item.Where(a => !a.Answered).Select(a => a.Thing).ToList()
        where missing.Count > 0
        select new Gap(item.Key.Checklist, item.Key.Item, item.Key.Part, missing, item.Count());

    private static string? PartOf(Asked asked) => asked.Item.By is { } by && asked.Thing.Attributes.TryGetValue(by, out var values) ? string.Join(", ", values) : null;

    private static string Plural(ThingKind kind) => kind switch
    {
        ThingKind.Study => "studies",
        ThingKind.Batch => "batches",
        _ => $"{ThingAttributes.NameOf(kind)}s",
    };
}
