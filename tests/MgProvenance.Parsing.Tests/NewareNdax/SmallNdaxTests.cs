namespace MgProvenance.Parsing.Tests.NewareNdax;

/// <summary>Times and capacities that stand only for some records, on a simulated file small enough to compute by hand.</summary>
public class SmallNdaxTests
{
    private static readonly Action<Memory<byte>>[] Anchors =
    [
        SmallNdax.Anchor(1, 1, 0, 0, 0, 0), SmallNdax.Anchor(2, 1, 36_000, 36_000, 0.01f, 0), SmallNdax.Anchor(4, 1, 108_000, 36_000, 0.0301f, 0),
        SmallNdax.Anchor(5, 2, 0, 0, 0, 0), SmallNdax.Anchor(6, 2, 36_000, 36_000, 0, 0.02f),
    ];

    private static readonly Action<Memory<byte>>[] Steps = [SmallNdax.Step(1, 1, 0, 1), SmallNdax.Step(2, 2, 108_000, 5)];

    [Fact]
    public void What_is_not_stored_follows_from_the_last_stored_record()
    {
        var result = Read(Anchors, Steps);
        var file = Support.Decoded(result);
        Support.AssertClose([0, 36, 72, 108, 108, 144], file.Find(Meaning.Time)!.Values, "time", 0, 0);
        Support.AssertClose([0, 10, 20, 30.1, 0, 0], file.Find(Meaning.ChargeCapacity)!.Values, "charge", 1e-6);
        Support.AssertClose([0, 0, 0, 0, 0, 20], file.Find(Meaning.DischargeCapacity)!.Values, "discharge", 1e-6);
        Assert.Equal([0, 0, 1, 0, 0, 0], file.Find("between anchors")!.Values);
        Assert.Equal(["CC Chg", "CC Chg", "CC Chg", "CC Chg", "CC DChg", "CC DChg"], file.Find(Meaning.StepName)!.Texts!);
        Support.AssertClose([0, 10, 10, 10.1, 0, -20], Support.Readings(file).ChargeIncrementMAh, "increments", 1e-6);
        Assert.Equal(3, result.Findings.Count(f => f is { Rule: "ndax.missing", Severity: Severity.Warning }));
    }

    /// <summary>Version 2 has pages of 512 bytes, so that a whole file of it may be shorter than one page of the others.</summary>
    [Theory]
    [InlineData(2, 1024)]
    [InlineData(11, 8192)]
    [InlineData(16, 8192)]
    public void Versions_of_which_no_file_was_at_hand_are_refused_by_number(byte version, int length)
    {
        var data = SmallNdax.Ndc(1, 8, SmallNdax.Reading(1, 0))[..length];
        data[2] = version;
        var finding = Assert.Single(InstrumentReader.Read(SmallNdax.Zip(("data.ndc", data)), "other.ndax").Findings, f => f.Severity == Severity.Fatal);
        Assert.Equal(("ndax.version", $"kind 1, version {version}"), (finding.Rule, finding.Found));
    }

    [Fact]
    public void A_computed_capacity_never_passes_the_next_stored_one()
    {
        Action<Memory<byte>>[] anchors = [.. Anchors];
        anchors[2] = SmallNdax.Anchor(4, 1, 108_000, 36_000, 0.015f, 0);
        Support.AssertClose([0, 10, 15, 15, 0, 0], Support.Decoded(Read(anchors, Steps)).Find(Meaning.ChargeCapacity)!.Values, "charge", 1e-6);
    }

    [Fact]
    public void Times_that_do_not_add_up_are_told()
    {
        Action<Memory<byte>>[] anchors = [.. Anchors];
        anchors[2] = SmallNdax.Anchor(4, 1, 110_000, 36_000, 0.0301f, 0);
        Assert.Contains(Read(anchors, Steps).Findings, f => f is { Rule: "ndax.time-gap", Place: "data_runInfo.ndc byte 0x10F2" });
        Assert.Contains(Read(Anchors[..4], Steps).Findings, f => f is { Rule: "ndax.after-last-anchor", Severity: Severity.Warning });
    }

    [Fact]
    public void Tables_that_do_not_belong_together_are_refused()
    {
        AssertFatal(Read(Anchors[1..], Steps), "ndax.anchors");
        AssertFatal(Read([.. Anchors, SmallNdax.Anchor(7, 2, 72_000, 36_000, 0, 0.03f)], Steps), "ndax.anchors");
        AssertFatal(Read(Anchors, Steps[..1]), "ndax.anchors");
        AssertFatal(Read(Anchors, [Steps[0], SmallNdax.Step(2, 2, 108_000, 4)]), "ndax.steps");
    }

    [Fact]
    public void A_step_type_without_a_name_is_told_and_kept()
    {
        var result = Read(Anchors, [Steps[0], SmallNdax.Step(2, 99, 108_000, 5)]);
        Assert.Equal("type 99", Support.Decoded(result).Find(Meaning.StepName)!.Texts![^1]);
        Assert.Contains(result.Findings, f => f is { Rule: "ndax.step-type", Severity: Severity.Warning });
    }

    [Fact]
    public void A_channel_that_is_not_listed_keeps_its_numbers_without_a_meaning()
    {
        var channel = SmallNdax.Ndc(5, 4, [.. Enumerable.Range(0, 6).Select(_ => (Action<Memory<byte>>)(m => m.Span[3] = 0x41))]);
        var result = Read(Anchors, Steps, ("data_AUX_7_3_1.ndc", channel), ("data_new.ndc", channel));
        var column = Support.Decoded(result).Find("data_AUX_7_3_1")!;
        Assert.Equal((Meaning.None, 8.0), (column.Meaning, column.Values[5]));
        Assert.Contains(result.Findings, f => f is { Rule: "ndax.auxiliary", Place: "data_AUX_7_3_1.ndc" });
        Assert.Contains(result.Findings, f => f is { Rule: "ndax.unread", Severity: Severity.Warning, Place: "data_new.ndc" });
    }

    private static ParseResult Read(Action<Memory<byte>>[] anchors, Action<Memory<byte>>[] steps, params (string Name, byte[] Bytes)[] more) => InstrumentReader.Read(SmallNdax.Zip(
    [
        ("data.ndc", SmallNdax.Ndc(1, 8, SmallNdax.Reading(1.5f, 1), SmallNdax.Reading(1.6f, 1), SmallNdax.Reading(1.7f, 1), SmallNdax.Reading(1.8f, 1), SmallNdax.Reading(1.5f, -2), SmallNdax.Reading(1.4f, -2))),
        ("data_runInfo.ndc", SmallNdax.Ndc(18, 55, anchors)),
        ("data_step.ndc", SmallNdax.Ndc(7, 37, steps)),
        .. more,
    ]), "small.ndax");

    private static void AssertFatal(ParseResult result, string rule)
    {
        Assert.Null(result.File);
        Assert.Contains(result.Findings, f => f.Severity == Severity.Fatal && f.Rule == rule);
    }
}
