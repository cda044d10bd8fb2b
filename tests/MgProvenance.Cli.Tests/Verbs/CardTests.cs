using System.Globalization;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>The small documents of the example as PDF: what stands on their pages, and that the same position gives the same bytes.</summary>
[Collection(ExampleCollection.Name)]
public sealed class CardTests(ExampleNotebook example)
{
    [Theory]
    [InlineData("1", "For 5.0 mL", "2.0 mmol")]
    [InlineData("10", "For 50.0 mL", "20.0 mmol")]
    public async Task A_protocol_card_is_one_page_with_amounts_times_and_hold_points(string scale, string basis, string salt)
    {
        var page = Assert.Single(await Written("protocol", "show", "PREP-ELECTROLYTE", "--scale", scale));
        foreach (var part in new[] { "SIMULATED DATA", basis, salt, "30 min", "12 h", "HOLD until seen and noted: clear solution", "[not recorded: hazards of this protocol]", "ledger position" }) Assert.Contains(part, page.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_record_has_every_step_lot_and_deviation()
    {
        var pages = await Written("batch", "show", "DOE-1");
        Assert.All(pages, page => Assert.Contains("SIMULATED DATA", page, StringComparison.Ordinal));
        var (text, record) = (string.Join('\n', pages), (await example.Says("batch", "show", "DOE-1", "--json")).Done().Json);
        foreach (var step in record.GetProperty("steps").EnumerateArray()) Assert.Contains(step.GetProperty("key").GetString()!, text, StringComparison.Ordinal);
        Assert.Equal(record.GetProperty("lots").GetArrayLength(), text.Split("no last day stated").Length - 1);
        Assert.Contains("Batch DOE-1 was used before its release.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passport_has_parts_electrolyte_tests_and_numbers_on_paper_and_for_programs()
    {
        var passport = (await example.Says("passport", "CELL-DOE-CYC-1", "--json")).Done().Json;
        Assert.Equal(("opened", "DOE-1", true), (passport.GetProperty("state").GetString(), passport.GetProperty("electrolyte").GetProperty("batch").GetString(), passport.GetProperty("simulated").GetBoolean()));
        Assert.InRange(passport.GetProperty("electrolyte").GetProperty("ageHours").GetDouble(), 82, 83);
        var test = Assert.Single(passport.GetProperty("tests").EnumerateArray());
        var numbers = passport.GetProperty("built").EnumerateArray().Concat(test.GetProperty("numbers").EnumerateArray()).ToDictionary(n => n.GetProperty("name").GetString()!, n => n.GetProperty("printed").GetString());
        Assert.Equal(("1.154 ± 0.015", "69.3", "127.1 ± 1.6"), (numbers["Active mass"], numbers["E/S"], numbers["Discharge, cycle 1"]));
        var said = (await example.Says("passport", "CELL-DOE-CYC-1")).Done().Out;
        var text = string.Join('\n', await Written("passport", "CELL-DOE-CYC-1"));
        foreach (var part in new[] { "MO6S8-1C, group DOE", "DOE-CYC-1-POS", "Whatman GF/D", "1.154 ± 0.015", "127.1 ± 1.6", "RUN-DOE-CYC-1-1C" })
        {
            Assert.Contains(part, said, StringComparison.Ordinal);
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Contains("[not recorded]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_on_paper_has_every_finding_of_the_one_for_programs()
    {
        var pages = await Written("audit", "MO6S8-1C");
        var text = string.Join('\n', pages);
        var findings = (await example.Notebook.Mgp("audit", "MO6S8-1C", "--json")).Ends(ExitCodes.Findings).Json.GetProperty("findings").EnumerateArray().ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.Contains(f.GetProperty("finding").GetProperty("id").GetString()!, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_position_gives_the_same_bytes_whatever_was_recorded_since()
    {
        (await example.Notebook.Record("cards", [.. Bench.Lots("CARD"), .. Bench.Batch("CARD"), Bench.Release("CARD"), .. Bench.Cell("CARD")])).Done();
        var (batch, cell) = (await Bytes("batch", "show", "CARD-BATCH"), await Bytes("passport", "CARD-C1"));
        var position = await example.Notebook.Scalar<long>("select count(*) from mgp.ledger");
        (await example.Notebook.Record("after-cards", """{"command": "note-appearance", "batch": "CARD-BATCH", "clarity": "clear"}""", """{"command": "open-cell", "cell": "CARD-C1"}""")).Done();
        var at = position.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(batch, await Bytes("batch", "show", "CARD-BATCH", "--at", at));
        Assert.Equal(cell, await Bytes("passport", "CARD-C1", "--at", at));
        Assert.NotEqual(batch, await Bytes("batch", "show", "CARD-BATCH"));
        Assert.NotEqual(cell, await Bytes("passport", "CARD-C1"));
    }

    [Theory]
    [InlineData("id.malformed", "passport", "DOE-1")]
    [InlineData("name.unknown", "passport", "NOWHERE")]
    [InlineData("checkpoint.unknown", "passport", "CELL-DOE-CYC-1", "--at", "3")]
    public async Task What_there_is_not_has_no_passport(string code, params string[] args) => (await example.Notebook.Mgp(args)).Refused(code);

    [Fact]
    public async Task A_folder_is_no_file() => (await example.Notebook.Mgp("passport", "CELL-DOE-CYC-1", "--pdf", example.Folder)).Refused("pdf.folder");

    private async Task<string[]> Written(params string[] verb) => await Pdf.Pages(await File(verb));

    private async Task<byte[]> Bytes(params string[] verb) => await System.IO.File.ReadAllBytesAsync(await File(verb), TestContext.Current.CancellationToken);

    private async Task<string> File(string[] verb)
    {
        var file = Path.Combine(Surroundings.NewFolder(Path.GetRandomFileName()), "card.pdf");
        var ran = await example.Notebook.Mgp([.. verb, "--pdf", file]);
        Assert.True(ran.Exit is ExitCodes.Done or ExitCodes.Findings, ran.Error);
        Assert.Equal(["card.pdf"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName));
        return file;
    }
}
