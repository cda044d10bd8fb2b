namespace MgProvenance.Application.Tests.Audits;

/// <summary>Claims about a small study of two groups.</summary>
internal static class ClaimCase
{
    /// <summary>A bench with cell C1 in group ONE and C2 in TWO, of one batch and one sheet, and a manuscript.</summary>
    public static string[] TwoGroups(string mark) =>
    [
        .. Bench.Lots(mark),
        .. Bench.Batch(mark),
        .. Bench.Sheet(mark),
        .. Bench.Cell(mark),
        .. Bench.Cell(mark, "C2"),
        .. AuditCase.Study(mark, "C1"),
        Group(mark, "TWO"),
        Assign(mark, "C2", "TWO"),
    ];

    public static string Group(string mark, string group, string factor = "Another electrolyte", string? rest = null) =>
        $$"""{"command": "declare-group", "study": "{{mark}}-STUDY", "group": "{{group}}", "factor": "{{factor}}"{{(rest is null ? "" : $", {rest}")}}}""";

    public static string Assign(string mark, string cell, string group) =>
        $$"""{"command": "assign-cell", "study": "{{mark}}-STUDY", "cell": "{{mark}}-{{cell}}", "group": "{{group}}"}""";

    /// <summary>Excludes a cell by a criterion that is declared beforehand as far as the study is.</summary>
    public static string[] Exclude(string mark, string cell, string criterion, string? approver = null) =>
    [
        $$"""{"command": "declare-exclusion-criterion", "study": "{{mark}}-STUDY", "criterion": "{{criterion}}", "text": "A rule."}""",
        $$"""{"command": "exclude-cell", "study": "{{mark}}-STUDY", "cell": "{{mark}}-{{cell}}", "criterion": "{{criterion}}", "reason": "It met the rule.", "approver": "{{approver ?? "P01"}}"}""",
    ];

    public static string Claim(string mark, string key, string wording, string strength, string subject, string? compared = null, string property = "something", string? value = null) =>
        $$"""{"command": "make-claim", "manuscript": "{{mark}}-PAPER", "claim": "{{key}}", "wording": "{{wording}}", "strength": "{{strength}}", "subject": "{{subject}}", "property": "{{property}}"{{(compared is null ? "" : $", \"comparedWith\": [\"{compared}\"]")}}{{(value is null ? "" : $", \"value\": \"{value}\"")}}, "place": {"section": "Results"} }""";

    /// <param name="evidence">Labels with spaces between them.</param>
    public static string Support(string mark, string key, string evidence) =>
        $$"""{"command": "support-claim", "manuscript": "{{mark}}-PAPER", "claim": "{{key}}", "evidence": [{{string.Join(", ", evidence.Split(' ').Select(e => $"\"{e}\""))}}]}""";

    /// <summary>The record of a data file whose bytes are not there.</summary>
    public static string AttachUnkept(string mark, string cell, bool experimental) =>
        $$"""{"command": "attach-data-file", "run": "{{mark}}-{{cell}}-RUN", "sha256": "{{new string('0', 64)}}", "primaryDigest": "{{new string('0', 64)}}", "fileName": "{{cell}}.cex", "format": "land-cex", "parser": "land-cex 1", "bytes": 1, "rows": 1, "timeZone": "Europe/Berlin", "experimental": {{(experimental ? "true" : "false")}}}""";
}
