using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Kernel;

/// <summary>Ids, bench times and labels.</summary>
public sealed class TextValueTests
{
    private const string Uuid = "01980000-0000-7000-8000-000000000001";

    [Fact]
    public void An_id_is_its_subject_and_a_uuid()
    {
        Assert.Equal($"lot-{Uuid}", StreamIds.Parse<LotId>($"lot-{Uuid}").Value);
        Assert.Equal(LotId.Of($"lot-{Uuid}"), StreamIds.From<LotId>(Guid.Parse(Uuid)));
        Assert.Equal("lot", StreamIds.SubjectOf($"lot-{Uuid}"));
    }

    [Theory]
    [InlineData($"cell-{Uuid}")]
    [InlineData(Uuid)]
    [InlineData("lot-1")]
    [InlineData("lot")]
    [InlineData("")]
    [InlineData($"lot-{Uuid} ")]
    [InlineData($"lot{Uuid}-")]
    [InlineData("lot-0198000A-0000-7000-8000-000000000001")]
    [InlineData("lot-0x980000-0000-7000-8000-000000000001")]
    [InlineData("lot-+1980000-0000-7000-8000-000000000001")]
    public void What_is_no_id_of_a_lot_is_refused(string text) =>
        Assert.Equal("id.malformed", Assert.Throws<MalformedValueException>(() => StreamIds.Parse<LotId>(text)).Refusal.Code);

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    public void An_id_is_text_in_json(string json) => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<LotId>(json, KernelJson.Options));

    [Theory]
    [InlineData("2026-03-02T09:15+01:00", TimePrecision.Minute, "2026-03-02T09:15+01:00")]
    [InlineData("2026-03-02T09:15:07-05:30", TimePrecision.Second, "2026-03-02T09:15:07-05:30")]
    [InlineData("2026-03-02+01:00", TimePrecision.Day, "2026-03-02+01:00")]
    [InlineData("2026-03-02T09:15Z", TimePrecision.Minute, "2026-03-02T09:15+00:00")]
    public void A_bench_time_keeps_its_precision_and_offset(string written, TimePrecision precision, string text)
    {
        var time = BenchTime.Parse(written);
        Assert.Equal(precision, time.Precision);
        Assert.Equal(text, time.ToString());
        Assert.Equal(time, BenchTime.Parse(text));
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(time, KernelJson.Options));
    }

    [Theory]
    [InlineData("2026-03-02T09:15")]
    [InlineData("2026-03-02")]
    [InlineData("2026-02-30T09:15+01:00")]
    [InlineData("02.03.2026 09:15+01:00")]
    [InlineData("2026-03-02 09:15+01:00")]
    [InlineData("2026-03-02T09:15:07.5+01:00")]
    [InlineData("")]
    public void A_time_without_offset_or_in_another_form_is_refused(string written) =>
        Assert.Equal("time.malformed", Assert.Throws<MalformedValueException>(() => BenchTime.Parse(written)).Refusal.Code);

    [Theory]
    [InlineData("  Zelle é ", "Zelle é")]
    [InlineData("3 k\u2126 \u212bngström", "3 kΩ Ångström")]
    [InlineData("电池-1", "电池-1")]
    public void A_label_is_kept_in_composed_form(string written, string text) => Assert.Equal(text, new Label(written).Text);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("DOE\u200b-1")]
    [InlineData("DOE\ufeff-1")]
    [InlineData("DOE\u202e-1")]
    [InlineData("e\u0301")]
    [InlineData("DOE\u00a01")]
    [InlineData("DOE\n1")]
    [InlineData("DOE\U000E0041")]
    [InlineData("DOE\u2028x")]
    [InlineData($"lot-{Uuid}")]
    public void A_label_that_people_cannot_tell_apart_is_refused(string text) =>
        Assert.Equal("label.malformed", Assert.Throws<MalformedValueException>(() => new Label(text)).Refusal.Code);

    [Fact]
    public void A_label_of_half_a_character_is_refused() =>
        Assert.Equal("label.malformed", Assert.Throws<MalformedValueException>(() => new Label("DOE\ud800")).Refusal.Code);

    [Fact]
    public void A_label_has_at_most_eighty_characters()
    {
        Assert.Equal(80, new Label(new string('x', 80)).Text.Length);
        Assert.Throws<MalformedValueException>(() => new Label(new string('x', 81)));
    }

    [Fact]
    public void A_digest_has_64_lower_case_hex_digits()
    {
        Assert.True(Digests.IsSha256(new string('0', 60) + "9abf"));
        Assert.False(Digests.IsSha256(new string('0', 63)));
        Assert.False(Digests.IsSha256(new string('0', 63) + "A"));
        Assert.False(Digests.IsSha256(new string('0', 63) + "g"));
    }
}
