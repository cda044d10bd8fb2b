using System.Text;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reports;

namespace MgProvenance.Domain.Tests.Reports;

public sealed class IssueReportTests
{
    private static readonly IssueReport Command = new(
        Ids.Report, new Label("SI-1"), "methods-si", Ids.Digest, Ids.Study, 4711, "cm9vdA==", Ids.Digest, [Ids.Cell], [Ids.Batch], [Ids.Run], Ids.Digest, true);

    private static readonly ReportIssued Issued = new(
        Ids.Report, new Label("SI-1"), "methods-si", Ids.Digest, Ids.Study, 4711, "cm9vdA==", Ids.Digest, [Ids.Cell], [Ids.Batch], [Ids.Run], Ids.Digest, true);

    [Fact]
    public void A_report_is_issued() => A.Given<IssuedReport>().When(Issue(Command)).Then(Issued);

    [Fact]
    public void The_same_bytes_again_are_nothing_new() => A.Given<IssuedReport>(Issued).When(Issue(Command)).Then();

    [Fact]
    public void Other_bytes_are_another_report() => A.Given<IssuedReport>(Issued).When(Issue(Command with { PdfSha256 = Ids.OtherDigest })).ThenRefused("report.already-issued");

    [Fact]
    public void Impossible_reports_are_refused()
    {
        var none = A.Given<IssuedReport>();
        none.When(Issue(Command with { Definition = " " })).ThenRefused("report.definition-missing");
        none.When(Issue(Command with { DefinitionSha256 = "a" })).ThenRefused("report.digest-malformed");
        none.When(Issue(Command with { PdfSha256 = "a" })).ThenRefused("report.digest-malformed");
        none.When(Issue(Command with { NumbersSha256 = "a" })).ThenRefused("report.digest-malformed");
        none.When(Issue(Command with { Position = 0 })).ThenRefused("report.position-impossible");
        none.When(Issue(Command with { Root = "" })).ThenRefused("report.root-missing");
        none.When(Issue(Command with { Batches = [.. Enumerable.Repeat(Ids.Batch, 1200)] })).ThenRefused("report.too-many-streams");
    }

    [Fact]
    public void The_largest_report_fits_into_a_leaf_of_the_ledger()
    {
        var largest = Command with { Cells = [], Runs = [], Batches = [.. Enumerable.Repeat(Ids.Batch, 1200)], Label = new Label(new string('电', 80)) };
        var issued = Assert.IsType<Decision.Accepted>(IssueReport.Decide(largest, IssuedReport.Initial)).Events.Single();
        Assert.InRange(Encoding.UTF8.GetByteCount(EventCatalogue.Write(issued)), 60_000, 63_000);
    }

    [Fact]
    public void Said_twice_is_nothing_new() => Twice.AddsNothing<IssuedReport, IssueReport>([], (c, s, _) => IssueReport.Decide(c, s));

    private static Func<IssuedReport, Decision> Issue(IssueReport command) => report => IssueReport.Decide(command, report);
}
