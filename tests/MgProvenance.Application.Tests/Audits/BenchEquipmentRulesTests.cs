using MgProvenance.Application.Audits;

namespace MgProvenance.Application.Tests.Audits;

/// <summary>Balances, channels and gloveboxes. The salt was weighed on 2 April at 9:20; the electrolyte was prepared from 9:00, the cell assembled on 3 April from 10:00 to 10:10.</summary>
public sealed class BenchEquipmentRulesTests(Notebook notebook) : IClassFixture<Notebook>
{
    private const string Unread = "glovebox.atmosphere-unknown";

    private async Task<string?> Sentence(string mark, string rule) => (await notebook.Found(mark, rule)).SingleOrDefault()?.Sentence;

    private static string Calibrated(string mark, string until) => $$"""{"command": "calibrate-equipment", "equipment": "{{mark}}-BAL", "on": "2026-03-01", "validUntil": "{{until}}"}""";

    [Theory]
    [InlineData("QA", "2026-04-02", null)]
    [InlineData("QB", "2026-04-01", "No calibration of QB-BAL covers its use on 2026-04-02, behind cell QB-C1.")]
    [InlineData("QC", null, "No calibration is recorded of balance QC-BAL, behind cell QC-C1.")]
    public async Task A_balance_is_calibrated_on_the_day_of_use(string mark, string? until, string? sentence)
    {
        await notebook.Record(until is null ? BenchCase.Lines(mark) : BenchCase.Lines(mark).Then(Calibrated(mark, until)));
        Assert.Equal(sentence, await Sentence(mark, "equipment.not-calibrated"));
    }

    [Fact]
    public async Task A_lapsed_calibration_whose_reason_was_given_is_a_note()
    {
        await notebook.Record(BenchCase.Lines("QD").Before("receive-lot", Calibrated("QD", "2026-04-01")).With("\"mass\": \"730.75 mg\"", "\"mass\": \"730.75 mg\", \"deviationReason\": \"Checked with a weight.\""));
        var finding = Assert.Single(await notebook.Found("QD", "equipment.not-calibrated"));
        Assert.Equal(AuditSeverity.Note, finding.Severity);
        Assert.EndsWith("Reason given: Checked with a weight.", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RA", ", \"resolution\": \"0.01 mg\"", ", \"balance\": \"RA-BAL\"", null)]
    [InlineData("RB", "", ", \"balance\": \"RB-BAL\"", "What was weighed into RB-BATCH has no uncertainty, because the resolution of RB-BAL is not recorded; in cell RB-C1.")]
    [InlineData("RC", ", \"resolution\": \"0.01 mg\"", "", "What was weighed into RC-BATCH has no uncertainty, because the balance is not named; in cell RC-C1.")]
    public async Task A_weighed_salt_needs_a_balance_of_known_resolution(string mark, string resolution, string balance, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).With(", \"resolution\": \"0.01 mg\"", resolution).With($"\"730.75 mg\", \"balance\": \"{mark}-BAL\"", $"\"730.75 mg\"{balance}"));
        Assert.Equal(sentence, await Sentence(mark, "balance.resolution-unknown"));
    }

    [Theory]
    [InlineData("HA", "0.001997", "", null)]
    [InlineData("HB", "0.001999", ", \"currentRange\": \"5 mA\", \"currentError\": {\"percentOfRange\": 0.05}", null)]
    [InlineData("HC", "0.001999", "", "Whether a coulombic efficiency of 99.95 % (median over cycles) in cell HC-C1 differs from 100 % is open: it lies within 0.1 % (default of the program, a judgement), and the limit of error of HC-CYC is not recorded.")]
    public async Task An_efficiency_close_to_100_percent_needs_a_channel_of_known_error(string mark, string discharge, string error, string? sentence)
    {
        await notebook.Record(BenchCase.Lines(mark).Then(
            $$"""{"command": "register-equipment", "label": "{{mark}}-CYC", "kind": "cycler"{{error}}}""",
            $$"""{"command": "connect-channel", "run": "{{mark}}-C1-RUN", "instrument": "{{mark}}-CYC", "channel": "1", "workingElectrode": "Mo6S8", "counterElectrode": "Mg"}"""));
        await notebook.Attach($"{mark}-C1-RUN", "cycles.csv", Bench.LandFile(discharge));
        Assert.Equal(sentence, await Sentence(mark, "channel.error-unknown"));
    }

    private static string[] InGlovebox(string mark, params string[] more) => BenchCase.Lines(mark)
        .With("\"formulation\"", $"\"glovebox\": \"{mark}-GB\", \"formulation\"").With("\"format\"", $"\"glovebox\": \"{mark}-GB\", \"format\"")
        .Before("open-batch", [$$"""{"command": "register-equipment", "label": "{{mark}}-GB", "kind": "glovebox"}""", .. more]);

    private static string Read(string mark, string at, string water = "0.1 [ppm]") => $$"""{"command": "read-atmosphere", "glovebox": "{{mark}}-GB", "water": "{{water}}", "oxygen": "< 0.1 [ppm]", "doneAt": "{{at}}"}""";

    [Theory]
    [InlineData("GA", "2026-04-01T09:00+02:00", 0)]
    [InlineData("GB", "2026-04-01T08:59+02:00", 1)]
    public async Task An_atmosphere_is_read_within_a_day_before_the_work(string mark, string at, int findings)
    {
        await notebook.Record(InGlovebox(mark, Read(mark, at), Read(mark, "2026-04-03T09:00+02:00")));
        var found = await notebook.Found(mark, Unread);
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal($"No reading of the atmosphere of GB-GB is recorded within 24 h (default of the program, a judgement) before the preparation of GB-BATCH or during it.", f.Sentence));
    }

    [Fact]
    public async Task Work_in_no_recorded_glovebox_has_no_atmosphere()
    {
        await notebook.Record(BenchCase.Lines("GN"));
        Assert.Equal(
            ["In which glovebox the assembly of GN-C1 was done is not recorded, so neither is its atmosphere.", "In which glovebox the preparation of GN-BATCH was done is not recorded, so neither is its atmosphere."],
            (await notebook.Found("GN", Unread)).Select(f => f.Sentence));
    }

    [Theory]
    [InlineData("AA", "1 [ppm]", null)]
    [InlineData("AB", "1.1 [ppm]", "AB-GB held 1.1 ppm of water, limit 1 ppm (default of the program, a judgement) at the assembly of AB-C1.")]
    public async Task An_atmosphere_at_the_work_is_within_limits(string mark, string water, string? sentence)
    {
        await notebook.Record(InGlovebox(mark, Read(mark, "2026-04-01T10:00+02:00", "0.5 [ppm]"), Read(mark, "2026-04-03T10:09+02:00", water)));
        Assert.Equal(sentence, await Sentence(mark, "glovebox.out-of-limits"));
    }

    [Theory]
    [InlineData("ZA", "2026-04-03T10:11+02:00", null)]
    [InlineData("ZB", "2026-04-03T10:10+02:00", "ZB-GB left its limits 2026-04-03T10:10+02:00, between preparation and closing: torn glove; behind cell ZB-C1.")]
    [InlineData("ZC", "2026-04-02T08:30+02:00", "ZC-GB left its limits 2026-04-02T08:30+02:00, between preparation and closing: torn glove; behind cell ZC-C1.")]
    [InlineData("ZD", "2026-04-02T08:29+02:00", null)]
    public async Task An_excursion_between_preparation_and_closing_is_found(string mark, string at, string? sentence)
    {
        await notebook.Record(InGlovebox(mark, $$"""{"command": "note-excursion", "equipment": "{{mark}}-GB", "what": "torn glove", "duration": "30 min", "doneAt": "{{at}}"}"""));
        Assert.Equal(sentence, await Sentence(mark, "glovebox.out-of-limits"));
    }
}
