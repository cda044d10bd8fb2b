using MgProvenance.Application.Manuscripts;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>What the manuscript itself says of the things of a heading. It is told apart from what was recorded of them, each statement once.</summary>
internal sealed class StatedInManuscript(RecordedWork work, Wording wording)
{
    private const string MethodsSection = "Methods";

    private readonly ManuscriptRecord? _manuscript = work.Scope.Manuscript;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Statements of the manuscript's Methods about these streams; null where there is none.</summary>
    /// <param name="also">Other statements that belong here.</param>
    public RichText? About(IEnumerable<string> streams, Func<StatementLine, bool>? also = null)
    {
        var here = streams.ToHashSet(StringComparer.Ordinal);
        var said = (_manuscript?.Statements ?? [])
            .Where(s => (s.Place.Section.StartsWith(MethodsSection, StringComparison.Ordinal) && s.About.Any(a => here.Contains(a.Stream))) || also?.Invoke(s) == true)
            .Where(s => _told.Add(s.Statement)).Select(Statement).ToList();
        return said.Count == 0 ? null : wording.Say("stated", ("manuscript", _manuscript!.Label), ("statements", ReportText.Join(said, "; ")));
    }

    private RichText Statement(StatementLine statement) => wording.Say(
        "stated.one",
        ("subject", work.InWords(statement.Subject)),
        ("relation", statement.Relation),
        ("value", statement.Quantity is { } quantity ? Known.Of(quantity) : work.InWords(statement.Value ?? string.Empty)),
        ("place", statement.Place.Slot ?? statement.Place.Section));
}
