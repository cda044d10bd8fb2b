using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Specimens and measurements at the command line: recorded in a script, files attached, listed with their story, verified.</summary>
[Collection(ExampleCollection.Name)]
public sealed class MeasurementsTests(ExampleNotebook example)
{
    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task Measurements_are_listed_with_the_story_of_what_was_measured()
    {
        (await Notebook.Record("ms", [.. Bench.Lots("MS"), .. Bench.Batch("MS"), Bench.Release("MS"), .. Bench.Cell("MS"),
            """{"command": "register-equipment", "label": "MS-XPS", "kind": "other"}""",
            """{"command": "open-cell", "cell": "MS-C1", "airExposure": false, "doneAt": "2026-04-10T11:30+02:00"}""",
            """{"command": "harvest-specimen", "label": "MS-S", "cell": "MS-C1", "part": "positiveElectrode", "description": "cathode", "stoppedAt": "2026-04-10T10:00+02:00", "doneAt": "2026-04-10T11:40+02:00"}""",
            """{"command": "rinse-specimen", "specimen": "MS-S", "solvent": "MS-DME", "times": 3}""",
            """{"command": "split-specimen", "label": "MS-T", "parent": "MS-S", "description": "half"}""",
            """{"command": "split-specimen", "label": "MS-U", "parent": "MS-S", "description": "other half"}""",
            """{"command": "mount-specimen", "label": "MS-M", "specimen": "MS-T", "technique": "xps", "instrument": "MS-XPS"}""",
            """{"command": "take-measurement", "measurement": "MS-M", "settings": [{"name": "source", "words": "mono Al Kα"}, {"name": "pass-energy", "value": "50 eV"}], "doneAt": "2026-04-12T11:30+02:00"}""",
            """{"command": "note-observation", "measurement": "MS-M", "property": "inner layer", "finding": "MgF2-rich", "value": "3 nm"}"""])).Done();
        var attached = (await Notebook.Mgp("attach", Surroundings.Write("ms.vms", "any bytes\0"), "--measurement", "MS-M", "--simulated")).Done().Out;
        Assert.Matches("^Attached: ms\\.vms, SHA-256 [0-9a-f]{64}\n$", attached);
        var before = await Notebook.Stored();
        Assert.StartsWith("Had been attached before: ms.vms", (await Notebook.Mgp("attach", Surroundings.Write("ms.vms", "any bytes\0"), "--measurement", "MS-M", "--simulated")).Done().Out, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());

        var listed = (await Notebook.Mgp("measurements")).Done().Out.ReplaceLineEndings("\n");
        Assert.Contains(
            """
            MS-M  xps on MS-XPS  2026-04-12T11:30+02:00  SIMULATED
                 specimen MS-T: half, positive electrode of MS-C1 (Mg||Mo6S8, 0.25 M Mg(TFSI)2 in DME, batch MS-BATCH), split from MS-S
                 cycles before harvest – (No cycling of the cell is recorded.), stop to opening 1 h 30 min, without air, opening to measurement 2 d 0 h
                 rinsed: solvent MS-DME, times 3
                 source mono Al Kα, pass-energy 50 eV (no setting that xps is known by)
                 inner layer: MgF2-rich (3 nm)
                 file ms.vms, 10 bytes, SHA-256 
            """.ReplaceLineEndings("\n").TrimEnd('\n'),
            listed,
            StringComparison.Ordinal);
        Assert.Matches("Not measured: .*MS-U \\(other half\\)", listed);
        var json = (await Notebook.Mgp("measurements", "--json")).Done().Json;
        var line = json.GetProperty("measurements").EnumerateArray().Single(m => m.GetProperty("label").GetString() == "MS-M");
        Assert.Equal("specimen.rinsed.v1", Assert.Single(line.GetProperty("specimen").GetProperty("treatment").EnumerateArray()).GetProperty("type").GetString());
        Assert.Contains(json.GetProperty("waiting").EnumerateArray(), w => w.GetProperty("label").GetString() == "MS-U");
    }

    [Fact]
    public async Task A_measurements_file_is_verified_like_any_other()
    {
        (await Notebook.Record("mv", [.. Bench.Lots("MV"), """{"command": "mount-specimen", "label": "MV-M", "lot": "MV-SALT", "technique": "raman"}"""])).Done();
        var sha256 = (await Notebook.Mgp("attach", Surroundings.Write("mv.txt", "a spectrum"), "--measurement", "MV-M", "--json")).Done().Json.GetProperty("sha256").GetString()!;
        Assert.DoesNotContain(sha256, (await Notebook.Mgp("verify")).Done().Out, StringComparison.Ordinal);
        Assert.Contains("measurement MV-M", (await Notebook.Mgp("trace", $"raw:{sha256}", "--down")).Done().Out, StringComparison.Ordinal);
        var file = Directory.GetFiles(Notebook.Folder, $"*{sha256[^8..]}*", SearchOption.AllDirectories).Single();
        var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(file, "another one", TestContext.Current.CancellationToken);
        Assert.Contains(sha256, (await Notebook.Mgp("verify")).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
        (await Notebook.Mgp("verify")).Done();
    }

    [Fact]
    public async Task Files_of_measurements_are_not_recorded_in_scripts() => (await Notebook.Record("mf",
        """{"command": "attach-measurement-file", "measurement": "X", "sha256": "x", "fileName": "x", "bytes": 1}""")).StoppedAt(1, "command.by-verb");
}
