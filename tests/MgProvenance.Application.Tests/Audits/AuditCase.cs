using MgProvenance.Application.Audits;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Audits;

/// <summary>Small studies for the rules of an audit. Each case has a study MARK-STUDY and a manuscript MARK-PAPER that reports it.</summary>
internal static class AuditCase
{
    public static AuditSettings Settings { get; } = AuditSettings.Read(File);

    public static string[] Study(string mark, params string[] cells) =>
    [
        .. Bench.Study(mark, cells),
        $$"""{"command": "open-manuscript", "label": "{{mark}}-PAPER", "title": "A manuscript", "study": "{{mark}}-STUDY"}""",
    ];

    /// <param name="rest">Further members, for example <c>"quantity": "2.5 V", "about": ["C1"]</c>.</param>
    public static string Statement(string mark, string key, string subject, string relation, string? value = null, string section = "Results", string? rest = null) =>
        $$"""{"command": "record-statement", "manuscript": "{{mark}}-PAPER", "statement": "{{key}}", "subject": "{{subject}}", "relation": "{{relation}}"{{(value is null ? "" : $", \"value\": \"{value}\"")}}, "place": {"section": "{{section}}"}{{(rest is null ? "" : $", {rest}")}}}""";

    public static async Task<AuditResult> Audit(this Notebook notebook, string mark)
    {
        var stop = TestContext.Current.CancellationToken;
        await notebook.Log.Seal(stop);
        return await Application.Audits.Audit.Of(new NotebookAt(notebook.Log, null), notebook.Projections, notebook.Runs, StudyId.Of(await notebook.IdOf($"{mark}-STUDY")), Settings, stop);
    }

    /// <summary>What one rule finds in the study of this mark.</summary>
    public static async Task<IReadOnlyList<AuditFinding>> Found(this Notebook notebook, string mark, string rule) =>
        [.. (await notebook.Audit(mark)).Findings.Select(f => f.Finding).Where(f => f.Rule == rule)];

    private static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(RealFiles.Checkout, "reports", "audit", name));
}
