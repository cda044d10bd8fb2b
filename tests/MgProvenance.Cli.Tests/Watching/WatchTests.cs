using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Watching;

/// <summary>Finished files of a folder reach their runs, each once. Every test has a folder and labels of its own.</summary>
[Collection(ExampleCollection.Name)]
public sealed class WatchTests(ExampleNotebook example)
{
    private const string OtherReadings = "3,0:00:30,0:00:10,1,2,0.3,-0.36,0.001,2026/02/28 09:00:30,D_CC,b\r\n";

    private OpenNotebook Notebook => example.Notebook;

    [Fact]
    public async Task A_finished_file_goes_to_the_run_in_its_name_once()
    {
        var folder = await Folder("WA");
        Put(folder, "WA-RUN_GCPL_C01.csv", Land("WA"));
        var said = (await Watch(folder)).Done();
        Assert.Matches(@"^Attached: WA-RUN_GCPL_C01\.csv to WA-RUN \(its label is in the name\), SHA-256 [0-9a-f]{64}\n$", said.Out);
        Assert.Equal(0.001, (await Summary("WA-RUN"))[1].GetProperty("discharge").GetProperty("mAh").GetDouble());

        var before = await Notebook.Stored();
        Assert.Empty((await Watch(folder)).Done().Out);
        Assert.Matches(@"^Known: WA-RUN_GCPL_C01\.csv: it had been attached to WA-RUN before\n$", (await Watch(folder, "--verbose")).Done().Out);
        Put(folder, "a copy.csv", Land("WA"));
        Assert.Empty((await Watch(folder)).Done().Error);
        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task A_file_that_attach_took_is_known_to_watch_and_the_other_way_round()
    {
        var folder = await Folder("WB");
        var path = Put(folder, "WB-RUN.csv", Land("WB"));
        (await Notebook.Mgp("attach", path, "--run", "WB-RUN", "--time-zone", "Europe/Berlin")).Done();
        Assert.Equal("watch.same-bytes", One((await Watch(folder, "--json")).Done().Json, "known").GetProperty("why").GetProperty("code").GetString());
        var (second, content) = (await Folder("WC"), Land("c"));
        var other = Put(second, "WC-RUN.csv", content);
        (await Watch(second)).Done();
        Assert.StartsWith("Had been attached before", (await Notebook.Mgp("attach", other, "--run", "WC-RUN", "--time-zone", "Europe/Berlin")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_still_written_waits_and_one_that_grew_is_attached_again()
    {
        var folder = await Folder("WD");
        var path = Put(folder, "WD-RUN.csv", Land("WD"), ageS: 30);
        var waiting = (await Watch(folder, "--settle", "60")).Done();
        Assert.StartsWith("Waiting: WD-RUN.csv: it was written to a short while ago", waiting.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Attached", waiting.Out, StringComparison.Ordinal);

        Age(path, 61);
        Assert.DoesNotContain("newer", (await Watch(folder, "--settle", "60")).Done().Out, StringComparison.Ordinal);
        Put(folder, "WD-RUN.csv", Land("WD") + "4,0:00:40,0:00:20,1,2,0.3,-0.36,0.002,2026/02/28 09:00:40,D_CC,b\r\n", ageS: 61);
        var grown = (await Watch(folder, "--settle", "60", "--json")).Done().Json;
        Assert.True(One(grown, "attached").GetProperty("isNewer").GetBoolean());
        Assert.Equal(0.002, (await Summary("WD-RUN"))[1].GetProperty("discharge").GetProperty("mAh").GetDouble());
    }

    [Fact]
    public async Task The_same_readings_in_other_bytes_are_not_attached_twice()
    {
        var folder = await Folder("WE");
        Put(folder, "WE-RUN.csv", Land("e"));
        (await Watch(folder)).Done();
        var before = await Notebook.Stored();
        Put(folder, "WE-RUN.csv", Land("exported since"));
        Assert.Equal("Known: WE-RUN.csv: its readings are those of WE-RUN.csv, which had been attached to WE-RUN before\n", (await Watch(folder)).Done().Out);
        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task Where_no_run_or_several_are_meant_nothing_is_stored_and_the_exit_code_says_so()
    {
        var folder = await Folder("WF");
        (await Notebook.Record("WF-2", """{"command": "plan-run", "label": "WF-RUN-B", "cell": "CELL-DOE-MO-2", "technique": "galvanostatic cycling"}""")).Done();
        Put(folder, "WF-RUN and WF-RUN-B.csv", Land("f"));
        Put(folder, "nobody.csv", Land("g"));
        var before = await Notebook.Stored();
        var said = await Watch(folder);
        said.Ends(ExitCodes.Findings);
        Assert.Empty(said.Out);
        Assert.Contains("Not attached: WF-RUN and WF-RUN-B.csv: watch.ambiguous: the name WF-RUN and WF-RUN-B.csv holds the labels of the runs WF-RUN, WF-RUN-B\n", said.Error, StringComparison.Ordinal);
        Assert.Contains("Not attached: nobody.csv: watch.no-run: no run’s label is in the name, and the file does not say its channel\n", said.Error, StringComparison.Ordinal);
        Assert.Equal(before, await Notebook.Stored());
    }

    [Fact]
    public async Task The_channel_of_the_file_leads_to_the_running_run()
    {
        var folder = await Folder("WG");
        var file = RealFiles.Get("instruments/biologic/ocv.mpr");
        File.Copy(file, Path.Combine(folder, "no label.mpr"));
        (await Watch(folder)).Ends(ExitCodes.Findings);
        (await Notebook.Record(
            "WG-2",
            """{"command": "register-equipment", "label": "WG-BCS", "kind": "cycler"}""",
            """{"command": "connect-channel", "run": "WG-RUN", "instrument": "WG-BCS", "channel": "013", "workingElectrode": "Mo6S8", "counterElectrode": "Mg"}""")).Done();
        var planned = await Watch(folder, "--instrument", "WG-BCS");
        planned.Ends(ExitCodes.Findings);
        Assert.Contains("no running run is connected to channel 13", planned.Error, StringComparison.Ordinal);
        (await Notebook.Record("WG-3", """{"command": "start-run", "run": "WG-RUN", "deviationReason": "Its program is in the file."}""")).Done();
        Assert.Contains("Attached: no label.mpr to WG-RUN (it is the running run on channel 13), SHA-256 ", (await Watch(folder, "--instrument", "WG-BCS")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_say_which_files_are_meant_and_whose_they_are()
    {
        var folder = await Folder("WH");
        Put(folder, "WH-RUN_1.csv", Land("h"));
        Put(folder, "WH-RUN.csv", Land("i"));
        Assert.Contains("Attached: WH-RUN_1.csv to WH-RUN ", (await Watch(folder, "--rule", "{run}_{anything}.csv")).Done().Out, StringComparison.Ordinal);
        var rules = Surroundings.Write("wh-rules.json", """[{"name": "{any}.csv", "run": "WH-RUN"}]""");
        Put(folder, "anything.csv", Land("j").Replace("0.6,0.36", "0.7,0.36", StringComparison.Ordinal));
        Assert.Contains("Attached: anything.csv to WH-RUN (the rule names the run)", (await Watch(folder, "--rule", rules)).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_an_instrument_of_ones_own_are_read_with_a_column_map()
    {
        var folder = await Folder("WM");
        var path = Put(folder, "WM-RUN.csv", "t;U;I\n0;1.5;0.1\n1;1.6;0.1\n");
        Assert.Empty((await Watch(folder)).Done().Out);
        var map = Surroundings.Write("wm-map.json", """{"columnMap": 1, "name": "own", "version": "1", "separator": ";", "positiveCurrent": "charge", "columns": [{"name": "t", "meaning": "Time", "unit": "s"}, {"name": "U", "meaning": "Voltage", "unit": "V"}, {"name": "I", "meaning": "Current", "unit": "mA"}]}""");
        Assert.StartsWith("Attached: WM-RUN.csv to WM-RUN", (await Watch(folder, "--map", map)).Done().Out, StringComparison.Ordinal);
        Assert.StartsWith("Had been attached before", (await Notebook.Mgp("attach", path, "--run", "WM-RUN", "--time-zone", "Europe/Berlin", "--map", map)).Done().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rule", "{run", "rule.name")]
    [InlineData("--rule", "no-such-rules.json", "file.missing")]
    [InlineData("--settle", "-1", "seconds.range")]
    [InlineData("--settle", "NaN", "seconds.range")]
    [InlineData("--every", "1e9", "seconds.range")]
    [InlineData("--time-zone", "Europe/Atlantis", "time-zone.unknown")]
    [InlineData("--instrument", "NO-SUCH", "name.unknown")]
    public async Task Options_that_cannot_be_used_are_refused(string option, string value, string code)
    {
        List<string> args = ["watch", Surroundings.Home, "--once", option, value];
        if (option != "--time-zone") args.AddRange(["--time-zone", "Europe/Berlin"]);
        (await Notebook.Mgp([.. args])).Refused(code);
    }

    [Fact]
    public async Task A_folder_that_is_none_is_refused()
    {
        (await Notebook.Mgp("watch", Surroundings.NewFolder("no-such-folder"), "--time-zone", "UTC", "--once")).Refused("folder.missing");
        (await Notebook.Mgp("watch", Surroundings.Home, "--time-zone", "UTC", "--json")).Refused("watch.json");
        Assert.Equal(ExitCodes.Refused, (await Notebook.Mgp("watch", Surroundings.Home, "--once")).Exit);
    }

    [Fact]
    public async Task What_no_instrument_wrote_temporary_files_and_links_are_left_alone()
    {
        var folder = await Folder("WI");
        foreach (var name in new[] { ".WI-RUN.csv", "~$WI-RUN.csv", "WI-RUN.csv.part", "WI-RUN.tmp" }) Put(folder, name, Land("temporary"));
        Put(folder, "WI-RUN notes.txt", "weighed again");
        var elsewhere = Put(Directory.CreateDirectory(Path.Combine(folder, "below")).FullName, "WI-RUN.csv", Land("k"));
        File.CreateSymbolicLink(Path.Combine(folder, "WI-RUN link.csv"), elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(folder, "below", "up"), folder);
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", Path.Combine(folder, "below", "WI-RUN.pipe"))) await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        var flat = (await Watch(folder, "--json")).Done().Json;
        Assert.Equal((0, 0, 1), (flat.GetProperty("attached").GetArrayLength(), flat.GetProperty("known").GetArrayLength(), flat.GetProperty("ignored").GetArrayLength()));
        var deep = await Watch(folder, "--subfolders", "--json");
        deep.Ends(ExitCodes.Findings);
        Assert.EndsWith("below/WI-RUN.csv", One(deep.Json, "attached").GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Equal("file.not-plain", One(deep.Json, "notAttached").GetProperty("why").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_that_ends_in_the_middle_waits_until_it_is_whole()
    {
        var folder = await Folder("WJ");
        var whole = await File.ReadAllBytesAsync(RealFiles.Get("instruments/biologic/gcpl_v1150_decimalcomma_loops.mpr"), TestContext.Current.CancellationToken);
        var path = Path.Combine(folder, "WJ-RUN.mpr");
        foreach (var length in new[] { whole.Length / 2, whole.Length - 100 })
        {
            await File.WriteAllBytesAsync(path, whole[..length], TestContext.Current.CancellationToken);
            var cut = await Watch(folder);
            cut.Ends(ExitCodes.Findings);
            Assert.Contains("watch.unfinished: it ends in the middle (mpr.truncated at byte ", cut.Error, StringComparison.Ordinal);
        }

        await File.WriteAllBytesAsync(path, whole, TestContext.Current.CancellationToken);
        Assert.StartsWith("Attached: WJ-RUN.mpr", (await Watch(folder)).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_watchers_at_once_attach_each_file_once()
    {
        var folder = await Folder("WK");
        for (var n = 0; n < 6; n++) Put(folder, $"WK-RUN {n}.csv", SmallFiles.Land.Replace(",0.5,0.36", $",0.5{n}1,0.36", StringComparison.Ordinal));
        var said = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Watch(folder, "--json"))));
        Assert.All(said, s => s.Done());
        Assert.Equal(6, said.Sum(s => s.Json.GetProperty("attached").GetArrayLength()));
        Assert.Equal(18, said.Sum(s => s.Json.GetProperty("attached").GetArrayLength() + s.Json.GetProperty("known").GetArrayLength()));
        Assert.Equal(6L, await Notebook.Scalar<long>("select count(*) from mt_events where type = 'run.data-file-attached.v1' and data->>'fileName' like 'WK-RUN%'"));
    }

    /// <summary>The last file of a run counts, so several are taken in the order in which they were written.</summary>
    [Fact]
    public async Task Files_are_taken_in_the_order_of_their_last_change()
    {
        var folder = await Folder("WL");
        Put(folder, "WL-RUN a.csv", Land("l"), ageS: 100);
        Put(folder, "WL-RUN b.csv", SmallFiles.Land.Replace(SmallFiles.Land[SmallFiles.Land.LastIndexOf("3,0:00:30", StringComparison.Ordinal)..], OtherReadings, StringComparison.Ordinal), ageS: 200);
        var attached = (await Watch(folder, "--json")).Done().Json.GetProperty("attached").EnumerateArray().Select(a => Path.GetFileName(a.GetProperty("file").GetString())).ToList();
        Assert.Equal(["WL-RUN b.csv", "WL-RUN a.csv"], attached);
    }

    private async Task<string> Folder(string mark)
    {
        (await Notebook.Record(mark, $$"""{"command": "plan-run", "label": "{{mark}}-RUN", "cell": "CELL-DOE-MO-2", "technique": "galvanostatic cycling"}""")).Done();
        return Directory.CreateDirectory(Surroundings.NewFolder($"watched-{mark}")).FullName;
    }

    private Task<Ran> Watch(string folder, params string[] options) =>
        Notebook.Mgp(["watch", folder, "--time-zone", "Europe/Berlin", "--once", .. options.Contains("--settle") ? options : [.. options, "--settle", "0"]]);

    /// <summary>Cycles of a cell that plates when it discharges: a file that starts with a charge has the discharge in its second one.</summary>
    private async Task<System.Text.Json.JsonElement> Summary(string run) => (await Notebook.Mgp("summary", run, "--json")).Done().Json.GetProperty("summary").GetProperty("cycles");

    private static System.Text.Json.JsonElement One(System.Text.Json.JsonElement report, string list) => Assert.Single(report.GetProperty(list).EnumerateArray());

    private static string Put(string folder, string name, string content, int ageS = 0)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        Age(path, ageS);
        return path;
    }

    /// <summary>Bytes of their own, the same readings: the mark is in the last column.</summary>
    private static string Land(string mark) => SmallFiles.Land.Replace("b\r\n", mark + "\r\n", StringComparison.Ordinal);

    private static void Age(string path, int seconds) => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(-seconds));
}
