using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Domain.Tests.TestRuns;

public sealed class AttachDataFileTests
{
    private static readonly IEvent Planned = new RunPlanned(Ids.Run, new Label("R-1"), Ids.Cell, "GCPL", null);
    private static readonly AttachDataFile Command = new(Ids.Run, Ids.Digest, Ids.OtherDigest, "a.mpr", "biologic-mpr", "mpr 1", 1000, 40, "Europe/Berlin", "03/02/2026 09:15:00", true, new(1.20m, "mg"));
    private static readonly DataFileAttached Attached =
        new(Ids.Run, Ids.Digest, Ids.OtherDigest, "a.mpr", "biologic-mpr", "mpr 1", 1000, 40, "Europe/Berlin", "03/02/2026 09:15:00", true, new(1.20m, "mg"));

    [Fact]
    public void A_file_is_attached_with_all_that_is_known_of_it() => A.Given<TestRun>(Planned).When(Attach(Command)).Then(Attached);

    [Fact]
    public void The_same_bytes_again_are_nothing_new() => A.Given<TestRun>(Planned, Attached).When(Attach(Command with { FileName = "copy.mpr" })).Then();

    [Fact]
    public void A_column_map_belongs_to_the_file_and_is_not_exchanged()
    {
        var attach = Command with { MapSha256 = Ids.OtherDigest };
        var attached = Attached with { MapSha256 = Ids.OtherDigest };
        Assert.Equal([Ids.Digest, Ids.OtherDigest], attached.RawFiles());
        A.Given<TestRun>(Planned).When(Attach(attach)).Then(attached);
        A.Given<TestRun>(Planned, attached).When(Attach(attach)).Then();
        A.Given<TestRun>(Planned, attached).When(Attach(attach with { MapSha256 = Ids.Digest })).ThenRefused("run.file-other-map");
        A.Given<TestRun>(Planned, Attached).When(Attach(attach)).ThenRefused("run.file-other-map");
        A.Given<TestRun>(Planned).When(Attach(attach with { MapSha256 = "abc" })).ThenRefused("run.digest-malformed");
    }

    [Fact]
    public void Other_bytes_of_the_same_columns_are_another_file() => A.Given<TestRun>(Planned, Attached).When(Attach(Command with { Sha256 = Ids.OtherDigest }))
        .Then(Attached with { Sha256 = Ids.OtherDigest });

    [Fact]
    public void An_empty_file_is_possible() => A.Given<TestRun>(Planned).When(Attach(Command with { Rows = 0, Bytes = 0 })).Then(Attached with { Rows = 0, Bytes = 0 });

    [Fact]
    public void Impossible_files_are_refused()
    {
        var run = A.Given<TestRun>(Planned);
        run.When(Attach(Command with { Sha256 = "abc" })).ThenRefused("run.digest-malformed");
        run.When(Attach(Command with { Sha256 = new string('A', 64) })).ThenRefused("run.digest-malformed");
        run.When(Attach(Command with { PrimaryDigest = "" })).ThenRefused("run.digest-malformed");
        run.When(Attach(Command with { Rows = -1 })).ThenRefused("run.file-size-impossible");
        run.When(Attach(Command with { Bytes = -1 })).ThenRefused("run.file-size-impossible");
        run.When(Attach(Command with { TimeZone = " " })).ThenRefused("run.time-zone-missing");
        run.When(Attach(Command with { FileName = "" })).ThenRefused("run.file-undescribed");
        run.When(Attach(Command with { Format = "" })).ThenRefused("run.file-undescribed");
        run.When(Attach(Command with { Parser = "" })).ThenRefused("run.file-undescribed");
    }

    [Fact]
    public void A_file_of_an_experimental_format_waits_for_a_reason()
    {
        const string sentence = "a.mpr is of the experimental format land-cex, whose reader was never held against a real file: say why its numbers may be used.";
        var attach = Command with { Format = "land-cex", Experimental = true };
        var attached = Attached with { Format = "land-cex", Experimental = true };
        A.Given<TestRun>(Planned).When(Attach(attach)).Then(attached, new DeviationNoted(1, "run.file-experimental", sentence, null));
        A.Given<TestRun>(Planned).When(Attach(attach with { DeviationReason = "compared with the text export" }))
            .Then(attached, new DeviationNoted(1, "run.file-experimental", sentence, "compared with the text export"));
    }

    [Fact]
    public void An_unknown_run_has_no_files() => A.Given<TestRun>().When(Attach(Command)).ThenRefused("run.not-planned");

    private static Func<TestRun, Decision> Attach(AttachDataFile command) => run => AttachDataFile.Decide(command, run, Deviations.None);
}
