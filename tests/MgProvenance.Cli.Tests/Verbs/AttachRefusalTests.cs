using System.Text;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>What cannot be attached is refused before anything is stored, the raw file included.</summary>
[Collection(ExampleCollection.Name)]
public sealed class AttachRefusalTests(ExampleNotebook example)
{
    [Theory]
    [InlineData("malformed.mpr", "no instrument wrote this")]
    [InlineData("malformed.csv", "a,b,c\n1,2,3\n")]
    [InlineData("empty.mpr", "")]
    public Task A_file_of_no_instrument(string name, string text) => NothingIsStored("file.unreadable", Surroundings.Write(name, text));

    [Fact]
    public async Task A_text_export_cut_in_its_header()
    {
        await NothingIsStored("file.unreadable", Surroundings.Write("cut.mpt", SmallFiles.Mpt[..120]));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task A_binary_file_cut_before_its_last_record(double part)
    {
        var whole = await File.ReadAllBytesAsync(RealFiles.Get("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr"), TestContext.Current.CancellationToken);
        await NothingIsStored("file.unreadable", Surroundings.Write($"cut-{part}.mpr", whole[..(int)(whole.Length * part)]));
    }

    /// <summary>All records are there, the log of the instrument after them is not: kept, and the exit code says that something is wrong.</summary>
    [Fact]
    public async Task A_binary_file_cut_after_its_last_record_is_kept_with_a_finding()
    {
        var whole = await File.ReadAllBytesAsync(RealFiles.Get("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr"), TestContext.Current.CancellationToken);
        (await example.Notebook.Record("attach-run", """{"command": "plan-run", "label": "AR-RUN", "cell": "CELL-DOE-MO-2", "technique": "galvanostatic cycling"}""")).Done();
        var said = await example.Notebook.Mgp("attach", Surroundings.Write("cut-log.mpr", whole[..^100]), "--run", "AR-RUN", "--time-zone", "Europe/Berlin");
        said.Ends(ExitCodes.Findings);
        Assert.StartsWith("Attached: cut-log.mpr", said.Out, StringComparison.Ordinal);
        Assert.Contains("error mpr.truncated at byte ", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_zone_of_no_place() => await NothingIsStored("time-zone.unknown", Surroundings.Write("zone.csv", SmallFiles.Land), zone: "Europe/Atlantis");

    [Fact]
    public async Task A_run_that_is_none()
    {
        var file = Surroundings.Write("no-run.csv", SmallFiles.Land);
        await NothingIsStored("name.unknown", file, run: "NO-SUCH-RUN");
        await NothingIsStored("id.malformed", file, run: "CELL-DOE-CYC-1");
        await NothingIsStored("file.missing", Path.Combine(Surroundings.Home, "nowhere.csv"));
    }

    [Fact]
    public async Task Bytes_that_are_valid_text_in_no_encoding() =>
        await NothingIsStored("file.unreadable", Surroundings.Write("bytes.csv", [.. Encoding.UTF8.GetBytes(SmallFiles.Land)[..200], 0xFF, 0xFF, 0x00]));

    [Fact]
    public async Task Options_are_needed()
    {
        var before = await example.Notebook.Stored();
        (await example.Notebook.Mgp("attach", Surroundings.Write("options.csv", SmallFiles.Land), "--run", "RUN-DOE-CYC-1-1C")).Refused("time-zone.missing");
        (await example.Notebook.Mgp("attach", Surroundings.Write("options.csv", SmallFiles.Land), "--time-zone", "UTC")).Refused("attach.owner");
        (await example.Notebook.Mgp("attach", Surroundings.Write("options.csv", SmallFiles.Land), "--run", "RUN-DOE-CYC-1-1C", "--measurement", "RUN-DOE-CYC-1-1C", "--time-zone", "UTC")).Refused("attach.owner");
        (await example.Notebook.Mgp("attach", Surroundings.Write("options.csv", SmallFiles.Land), "--measurement", "RUN-DOE-CYC-1-1C")).Refused("id.malformed");
        Assert.Equal(before, await example.Notebook.Stored());
    }

    private async Task NothingIsStored(string code, string file, string run = "RUN-DOE-CYC-1-1C", string zone = "Europe/Berlin")
    {
        var before = await example.Notebook.Stored();
        var said = await example.Notebook.Mgp("attach", file, "--run", run, "--time-zone", zone);
        said.Ends(ExitCodes.Refused);
        Assert.Empty(said.Out);
        Assert.Contains($"{code}: ", said.Error, StringComparison.Ordinal);
        Assert.Equal(before, await example.Notebook.Stored());
    }
}
