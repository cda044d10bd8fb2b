namespace MgProvenance.Application.Audits.Checklists;

internal static class ChecklistWords
{
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>In the plural even of one: “1 of 1 cells”.</summary>
    public static string Things(ChecklistItem item) => item.Things ?? OfKind(item.Of);

    private static string OfKind(ThingKind kind) => kind switch
    {
        ThingKind.Study => "studies",
        ThingKind.Batch => "batches",
        _ => $"{ThingAttributes.NameOf(kind)}s",
    };
}
