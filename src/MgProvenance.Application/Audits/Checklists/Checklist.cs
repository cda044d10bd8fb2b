namespace MgProvenance.Application.Audits.Checklists;

/// <summary>Where a checklist, or an item of it, comes from.</summary>
/// <param name="Checked">Somebody compared it with the source itself; until then it is not printed as a reference.</param>
public sealed record ChecklistSource(string Reference, string? Doi, bool Checked);

/// <summary>What should be known of something that is reported, as data that a group may edit.</summary>
/// <param name="SetBy">Who decided what is asked, and how much it weighs.</param>
public sealed record Checklist(string Name, string Title, string SetBy, IReadOnlyList<ChecklistSource> Sources, IReadOnlyList<ChecklistItem> Items);

/// <summary>One thing to be known.</summary>
/// <param name="Text">For people, without a capital: <c>temperature of the test</c>.</param>
/// <param name="Of">Of what it is asked.</param>
/// <param name="Things">What those are called here, in the plural: <c>electrodes</c>; null: by their kind.</param>
/// <param name="Where">Attributes and patterns of their values (<c>*</c> is any text): it is asked where every attribute has a value that fits one of its patterns.</param>
/// <param name="Unless">It is not asked where all of these fit.</param>
/// <param name="By">An attribute: things with other values of it are another finding.</param>
/// <param name="AnsweredBy">One of these is enough.</param>
/// <param name="SuppliedBy"><see cref="Supplier.Recorder"/>, <see cref="Supplier.Maker"/>, or a role in words.</param>
/// <param name="ReportedBy">Id of the rule by which an audit says that it is missing; here it counts for completeness alone.</param>
public sealed record ChecklistItem(
    string Id,
    string Text,
    ThingKind Of,
    string? Things,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Where,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Unless,
    string? By,
    IReadOnlyList<Answer> AnsweredBy,
    AuditSeverity Severity,
    string SuppliedBy,
    string? ReportedBy = null)
{
    internal bool AppliesTo(Thing thing) =>
        thing.Kind == Of && (Where is null || Fits(Where, thing)) && (Unless is null || !Fits(Unless, thing));

    internal bool IsAnsweredFor(Thing thing) => AnsweredBy.Any(a => a.IsGivenBy(thing));

    private static bool Fits(IReadOnlyDictionary<string, IReadOnlyList<string>> conditions, Thing thing) =>
        conditions.All(c => thing.Attributes.TryGetValue(c.Key, out var values) && values.Any(v => Pattern.FitsAny(c.Value, v)));
}
