using MgProvenance.Application.Audits;

namespace MgProvenance.Application.Tests.Audits;

/// <summary>Rules must leave a careful study alone, and see each care that is missing.</summary>
public sealed class CleanStudyTests(Notebook notebook) : IClassFixture<Notebook>
{
    [Fact]
    public async Task A_clean_study_has_no_finding_above_a_note()
    {
        await CleanStudy.Record(notebook, "C");
        Assert.Empty((await notebook.Audit("C")).Findings.Select(f => f.Finding).Where(f => f.Severity != AuditSeverity.Note).Select(f => $"{f.Rule}: {f.Sentence}"));
    }
}
