using System.Text;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;
using MgProvenance.Testing;

namespace MgProvenance.Application.Tests.TestRuns;

public sealed class FileRulesTests
{
    private const string Silent = "no run’s label is in the name, and the file does not say its channel";

    private static readonly FileRules Default = new(null, null);

    private static readonly RunRow[] Runs =
    [
        Run("MG-1", "LAND-1", "7"), Run("MG-1-2"), Run("MG-12"), Run("MG_3"), Run("MG"), Run("ENDED", "LAND-1", "8", isRunning: false), Run("OTHER", "LAND-2", "07"), Run("ALONE", "LAND-2", "Channel 9"), Run("RUN (a+b)"),
    ];

    [Theory]
    [InlineData("MG-1.csv", "MG-1")]
    [InlineData("mg-1_GCPL_C01.mpr", "MG-1")]
    [InlineData("2026-02-28 MG-1 first.csv", "MG-1")]
    [InlineData("MG-1-2_GCPL.mpr", "MG-1-2")]
    [InlineData("MG-12.csv", "MG-12")]
    [InlineData("x MG_3_2.csv", "MG_3")]
    [InlineData("RUN (a+b).csv", "RUN (a+b)")]
    public void The_label_in_the_name_is_the_run(string name, string label) => Assert.Equal((label, "its label is in the name"), Chosen(Default.Choose(name, null, Runs)));

    [Theory]
    [InlineData("MG-1 and MG-12.csv", "watch.ambiguous", "the name MG-1 and MG-12.csv holds the labels of the runs MG-1, MG-12")]
    [InlineData("MG-1 in MG-1-2.csv", "watch.ambiguous", "the name MG-1 in MG-1-2.csv holds the labels of the runs MG-1, MG-1-2")]
    [InlineData("MG-123.csv", "watch.no-run", Silent)]
    [InlineData("MG-1-3.csv", "watch.no-run", Silent)]
    [InlineData("MG-1.5.csv", "watch.no-run", Silent)]
    [InlineData("2-MG-1.csv", "watch.no-run", Silent)]
    [InlineData("aMG-1.csv", "watch.no-run", Silent)]
    [InlineData("data.csv", "watch.no-run", Silent)]
    public void Where_the_name_does_not_tell_the_reason_is_said(string name, string code, string sentence) =>
        Assert.Equal(new Refusal(code, sentence), Unknown(Default.Choose(name, null, Runs)));

    [Fact]
    public void The_channel_is_that_of_the_only_running_run()
    {
        Assert.Equal(("ALONE", "it is the running run on channel 9"), Chosen(Default.Choose("data.csv", "9", Runs)));
        Assert.Equal(new Refusal("watch.ambiguous", "channel 7 is that of the running runs MG-1, OTHER: name the instrument, or end what has ended"), Unknown(Default.Choose("data.csv", "7", Runs)));
        Assert.Equal("OTHER", Chosen(new FileRules(null, "LAND-2").Choose("data.csv", "7", Runs)).Label);
        Assert.Equal(new Refusal("watch.no-run", "no run’s label is in the name, and no running run is connected to channel 8"), Unknown(Default.Choose("data.csv", "8", Runs)));
        Assert.Equal("MG_3", Chosen(Default.Choose("MG_3.csv", "9", Runs)).Label);
    }

    [Theory]
    [InlineData("{run}_{anything}.mpr", "MG-1_GCPL_C01.mpr", "MG-1")]
    [InlineData("{run}-{anything}.mpr", "MG-1-_GCPL.mpr", "MG-1")]
    [InlineData("{run}_{anything}.mpr", "MG-12_after MG-1.mpr", "MG-12")]
    [InlineData("{run}_{anything}.mpr", "MG_3_GCPL.mpr", "MG_3")]
    [InlineData("{anything}_{run}.csv", "2026_mg-12.CSV", "MG-12")]
    [InlineData("{day} {run}.csv", "28 RUN (a+b).csv", "RUN (a+b)")]
    [InlineData("{any}_ch{channel}.csv", "test_ch09.csv", "ALONE")]
    public void A_name_rule_finds_the_run(string rule, string name, string label)
    {
        var rules = new FileRules([new FileRule(rule)], null);
        Assert.True(rules.MayMean(name));
        Assert.Equal(label, Chosen(rules.Choose(name, "1", Runs)).Label);
    }

    [Fact]
    public void Files_that_a_name_rule_is_not_about_are_left_alone_and_a_run_that_is_none_is_named()
    {
        var rules = new FileRules([new FileRule("{run}_{anything}.mpr")], null);
        Assert.False(rules.MayMean("MG-1.mpr"));
        Assert.False(rules.MayMean("MG-1_GCPL.mpr.txt"));
        Assert.IsType<RunChoice.NotMeant>(rules.Choose("MG-1_GCPL.mpt", null, Runs));
        Assert.Equal(new Refusal("watch.no-run", "no run is called “NEW”"), Unknown(rules.Choose("NEW_GCPL.mpr", null, Runs)));
    }

    [Fact]
    public void The_first_rule_of_a_file_that_is_about_a_file_counts()
    {
        var rules = new FileRules(FileRules.Parse("""[{"name": "{any}.csv", "channel": "A1", "run": "mg-1"}, {"channel": "2", "run": "MG-12"}, {"name": "{run} {rest}.csv"}]"""u8), null);
        Assert.Equal(("MG-1", "the rule names the run"), Chosen(rules.Choose("MG_3 x.csv", "a1", Runs)));
        Assert.Equal("MG-12", Chosen(rules.Choose("MG_3 x.csv", "02", Runs)).Label);
        Assert.Equal("MG_3", Chosen(rules.Choose("MG_3 x.csv", "1", Runs)).Label);
        Assert.Equal("MG_3", Chosen(rules.Choose("MG_3 x.csv", null, Runs)).Label);
        Assert.IsType<RunChoice.NotMeant>(rules.Choose("x.mpr", "A1", Runs));
        Assert.Equal("watch.no-run", Unknown(new FileRules([new FileRule(null, null, "GONE")], null).Choose("x.csv", null, Runs)).Code);
    }

    [Theory]
    [InlineData("[]", "rule.malformed")]
    [InlineData("[null]", "rule.malformed")]
    [InlineData("null", "rule.malformed")]
    [InlineData("{", "rule.malformed")]
    [InlineData("[{\"nam\": \"x\"}]", "rule.malformed")]
    [InlineData("[{\"name\": \"{run\"}]", "rule.name")]
    [InlineData("[{\"name\": \"{run}{run}\"}]", "rule.name")]
    [InlineData("[{\"name\": \"{}\"}]", "rule.name")]
    public void A_rule_file_that_is_none_is_refused(string json, string code) => Assert.Equal(code, Assert.Throws<MalformedValueException>(() => FileRules.Parse(Encoding.UTF8.GetBytes(json))).Refusal.Code);

    [Theory]
    [InlineData("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr", "8")]
    [InlineData("instruments/biologic/edge_absolute_time.txt", "A1")]
    [InlineData("instruments/neware/ndc17_small.ndax", "14")]
    [InlineData("instruments/land_synthetic/ct2001a_layout.cex", "7")]
    [InlineData("instruments/bdf/sample.bdf.csv", null)]
    public void Real_files_say_their_channel(string path, string? channel) => Assert.Equal(channel, ChannelName.Of("x", InstrumentReader.Read(File.ReadAllBytes(RealFiles.Get(path)), "x").File!));

    [Theory]
    [InlineData("test_GCPL_C01.mpr", "01")]
    [InlineData("test_MB_CA1.mpr", "A1")]
    [InlineData("test_C01_copy.mpr", null)]
    [InlineData("C01.mpr", null)]
    public void Else_the_name_says_it_in_the_way_of_EC_Lab(string name, string? channel)
    {
        var bdf = "test_time_second,voltage_volt,current_ampere\n0,1,0\n1,1,0\n"u8.ToArray();
        Assert.Equal(channel, ChannelName.Of(name, InstrumentReader.Read(bdf, name).File!));
    }

    private static RunRow Run(string label, string? instrument = null, string? channel = null, bool isRunning = true) =>
        new($"run-{label}", label, "cell", "GCPL", RunKind.Cycling, [], 0, instrument, channel, isRunning);

    private static (string Label, string Because) Chosen(RunChoice choice) => Assert.IsType<RunChoice.Chosen>(choice) is var chosen ? (chosen.Run.Label, chosen.Because) : default;

    private static Refusal Unknown(RunChoice choice) => Assert.IsType<RunChoice.Unknown>(choice).Why;
}
