using System.Text.RegularExpressions;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Storage.Ledger;

namespace MgProvenance.Cli.Tests;

/// <summary>Faults of the surroundings end with 70 and a sentence that says what to do; nothing acknowledged is lost, and the same command works afterwards.</summary>
[Collection(ExampleCollection.Name)]
public sealed class WorldFaultTests(ExampleNotebook example)
{
    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task No_room_for_a_raw_file()
    {
        (await Notebook.Record("full-raw", Run("FR"))).Done();
        var (before, file) = (await Notebook.Stored(), Surroundings.Write("full-raw.csv", SmallFiles.Land));
        string[] attach = ["attach", file, "--run", "FR-RUN", "--time-zone", "Europe/Berlin"];
        using (var disk = SmallDisk.Over(Path.Combine(Notebook.Folder, "raw"), "16k"))
        {
            Directory.CreateDirectory(Path.Combine(Notebook.Folder, "raw", ".incoming"));
            disk.Fill();
            Failed(await Notebook.Mgp(attach), "disk.full");
            disk.MakeRoom();
            disk.MakeReadOnly();
            Failed(await Notebook.Mgp(attach), "folder.not-writable");
        }

        Assert.Equal(before, await Notebook.Stored());
        (await Notebook.Mgp(attach)).Done();
        await Clean();
    }

    [Fact]
    public async Task No_room_for_a_report()
    {
        var folder = Surroundings.NewFolder("full-reports");
        var position = Regex.Match(example.First.Out, @"position (\d+)").Groups[1].Value;
        string[] build = ["report", "build", "methods-si", "--study", "MO6S8-1C", "--at", position, "--out", folder];
        using (var disk = SmallDisk.Over(folder, "64k")) Failed(await Notebook.Mgp(build), "disk.full");
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        (await Notebook.Mgp(build)).Done();
        Assert.NotEmpty(Directory.GetFiles(folder, "*.pdf", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task No_room_for_the_second_copy_of_a_checkpoint()
    {
        var lines = Run("FC");
        using (var disk = SmallDisk.Over(Path.GetDirectoryName(SecondCopyOf(Notebook.Folder))!, "4k"))
        {
            disk.Fill();
            Failed(await Notebook.Record("full-copy", lines), "disk.full");
        }

        (await Notebook.Record("full-copy", lines)).Done();
        await Clean();
    }

    [Theory]
    [InlineData("disk.full", "raise exception using errcode = '53100', message = 'could not extend file: No space left on device'")]
    [InlineData("server.lost", "perform pg_terminate_backend(pg_backend_pid())")]
    public async Task A_database_that_fails_in_the_middle_of_an_append(string code, string deed)
    {
        var (script, line) = ("database-" + code, Run(code == "disk.full" ? "DF" : "SL"));
        await Notebook.Execute($"create function mgp.fails() returns trigger language plpgsql security definer as $$ begin {deed}; return null; end $$");
        await Notebook.Execute("create trigger fails before insert on mgp.label execute function mgp.fails()");
        try
        {
            Failed(await Notebook.Record(script, line), code);
        }
        finally
        {
            await Notebook.Execute("drop trigger fails on mgp.label");
            await Notebook.Execute("drop function mgp.fails()");
        }

        (await Notebook.Record(script, line)).Done();
        await Clean();
    }

    [Fact]
    public async Task A_damaged_line_of_the_second_copy_is_an_integrity_failure()
    {
        var folder = Surroundings.NewFolder("damaged-copy");
        (await Mgp.Run("migrate", "--notebook", folder)).Done();
        await using var notebook = await OpenNotebook.Hold(folder);
        (await notebook.Record("damaged-copy", """{"command": "receive-lot", "label": "DC-1", "substance": "DME"}""")).Done();
        await File.AppendAllTextAsync(SecondCopyOf(folder), "no checkpoint\n", TestContext.Current.CancellationToken);

        var said = await notebook.Record("damaged-copy", """{"command": "receive-lot", "label": "DC-2", "substance": "DME"}""");
        said.Ends(ExitCodes.Integrity);
        Assert.StartsWith("INTEGRITY: ", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
        (await notebook.Mgp("verify")).Ends(ExitCodes.Integrity);
    }

    private static string Run(string mark) => $$"""{"command": "plan-run", "label": "{{mark}}-RUN", "cell": "CELL-DOE-MO-2", "technique": "galvanostatic cycling"}""";

    /// <summary>A public key begins with its log's origin.</summary>
    private static string SecondCopyOf(string notebook) => LogFolders.OfUser().CheckpointFile(File.ReadAllText(Path.Combine(notebook, "ledger.vkey")).Split('+')[0]);

    private static void Failed(Ran said, string code)
    {
        said.Ends(ExitCodes.Defect);
        Assert.StartsWith($"{code}: ", said.Error, StringComparison.Ordinal);
        Assert.EndsWith("give the same command again.", said.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
    }

    private async Task Clean() => Assert.Contains("The notebook holds what was recorded.", (await Notebook.Mgp("verify")).Done().Out, StringComparison.Ordinal);
}
