using MgProvenance.Application.Audits;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Reports;
using MgProvenance.Application.Reports.Cards;

namespace MgProvenance.Application.Tests.Reports.Cards;

/// <summary>An audit on paper: by severity, what shows it, what stands on it, and apart from those what someone let stand.</summary>
public sealed class AuditDocumentTests
{
    private static readonly CardPlace Place = new(new ReportPosition(42, "root", "note", new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.Zero)), "mgp 0.1.0");

    private static readonly Affected Nothing = new([], [], []);

    private static readonly AuditLine Wrong = new(Finding("one.wrong", AuditSeverity.Error, "Two things cannot both be true.", [.. Enumerable.Range(1, 14).Select(i => $"Results, paragraph {i}: a whole sentence of the manuscript.")]), new Affected(["claim-a"], ["Figure 1"], ["REPORT-7"]), null);

    private static readonly AuditLine Asked = new(Finding("two.asked", AuditSeverity.Warning, "A referee would ask.", ["CELL-1", "CELL-2"]), Nothing, null);

    private static readonly AuditLine LetStand = new(Finding("three.known", AuditSeverity.Warning, "It is so.", ["CELL-3"]), Nothing, new Acknowledgement("As in the paper.", "P01", Place.Position.Time));

    [Fact]
    public void Findings_stand_by_severity_and_acknowledged_ones_apart()
    {
        var document = AuditDocument.Of(new AuditResult("study-1", "S-1", "A study", 42, [Wrong, Asked, LetStand], [new StaleAcknowledgement("four.gone", "abc", "No more.")]), Place);
        var lines = PlainText.Lines(document);
        Assert.StartsWith("mgp:S-1 1 error, 1 warning, 0 notes; 1 acknowledged. Held against ", lines[1], StringComparison.Ordinal);
        Assert.Equal(["### one.wrong  " + Wrong.Finding.Id, "Two things cannot both be true.", "- Results, paragraph 1: a whole sentence of the manuscript."], Section("severity-error").Take(3));
        Assert.Equal(["- and 2 more; mgp audit --json has all of them", "Claims on it: claim-a. Shown in: Figure 1. Reports on it: REPORT-7"], Section("severity-error").TakeLast(2));
        Assert.Equal(["### two.asked  " + Asked.Finding.Id, "A referee would ask.", "CELL-1; CELL-2"], Section("severity-warning"));
        Assert.Equal($"three.known warning {LetStand.Finding.Id} | It is so. | As in the paper. | P01 | 2026-04-02", Assert.Single(PlainText.Table(document, "let-stand").Rows.Select(r => string.Join(" | ", PlainText.Cells(r)))));
        Assert.Equal(["four.gone abc", "No more."], PlainText.Cells(Assert.Single(PlainText.Table(document, "stale").Rows)));
        Assert.Equal(AuditRules.List.Select(r => r.Id), PlainText.Table(document, "rules").Rows.Select(r => r.Cells[0].ToPlainText()));

        IEnumerable<string> Section(string anchor) => lines.SkipWhile(l => !l.StartsWith(anchor == "severity-error" ? "# Errors" : "# Warnings", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.StartsWith("# ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clean_study_says_so()
    {
        var lines = PlainText.Lines(AuditDocument.Of(new AuditResult("study-1", "S-1", "A study", 42, [], []), Place));
        Assert.Contains("! No finding is open.", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("# Acknowledged", StringComparison.Ordinal));
    }

    private static AuditFinding Finding(string rule, AuditSeverity severity, string sentence, string[] evidence) =>
        new(rule, severity, sentence, [.. evidence.Select((e, i) => new AuditEvidence(new EventRef("cell-1", i + 1), e))], []);
}
