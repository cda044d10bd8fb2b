using System.Text.Json;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Kernel;

public sealed class KernelJsonTests
{
    private const string Batch = "\"batch\":\"electrolyte-01980000-0000-7000-8000-000000000001\"";

    [Fact]
    public void A_stored_event_reads_back()
    {
        var read = EventCatalogue.Read("electrolyte.appearance-noted.v1", $$"""{{{Batch}},"clarity":"clear","colour":"colourless"}""");
        Assert.Equal(new AppearanceNoted(BatchId.Of("electrolyte-01980000-0000-7000-8000-000000000001"), Clarity.Clear, "colourless", null, null), read);
    }

    [Fact]
    public void A_name_outside_the_catalogue_reads_as_nothing() => Assert.Null(EventCatalogue.Read("electrolyte.appearance-noted.v99", "{}"));

    [Theory]
    [InlineData("unknown member", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001","clarity":"clear","colour":"c","color":"c"}""")]
    [InlineData("missing member", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001","colour":"c"}""")]
    [InlineData("duplicate member", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001","clarity":"clear","colour":"c","colour":"d"}""")]
    [InlineData("null for an id", """{"batch":null,"clarity":"clear","colour":"c"}""")]
    [InlineData("number for an id", """{"batch":5,"clarity":"clear","colour":"c"}""")]
    [InlineData("unknown enum", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001","clarity":"milky","colour":"c"}""")]
    [InlineData("number for an enum", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001","clarity":0,"colour":"c"}""")]
    [InlineData("number for a time", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001","clarity":"clear","colour":"c","doneAt":5}""")]
    [InlineData("other case", """{"Batch":"electrolyte-01980000-0000-7000-8000-000000000001","clarity":"clear","colour":"c"}""")]
    [InlineData("comment", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001",/* */"clarity":"clear","colour":"c"}""")]
    public void Json_of_another_shape_is_refused(string what, string json) =>
        Assert.False(Record.Exception(() => EventCatalogue.Read("electrolyte.appearance-noted.v1", json)) is not JsonException, what);

    [Fact]
    public void Null_for_a_text_that_is_needed_is_refused() => Assert.Throws<JsonException>(
        () => EventCatalogue.Read("electrolyte.batch-discarded.v1", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001","reason":null}"""));

    [Theory]
    [InlineData("foreign id", """{"batch":"lot-01980000-0000-7000-8000-000000000001","clarity":"clear","colour":"c"}""", "id.malformed")]
    [InlineData("time without offset", """{"batch":"electrolyte-01980000-0000-7000-8000-000000000001","clarity":"clear","colour":"c","doneAt":"2026-03-02T09:15"}""", "time.malformed")]
    public void A_malformed_value_names_itself(string what, string json, string code)
    {
        var refused = Assert.Throws<MalformedValueException>(() => EventCatalogue.Read("electrolyte.appearance-noted.v1", json));
        Assert.True(code == refused.Refusal.Code, what);
    }

    [Fact]
    public void Unknown_is_left_out_and_umlauts_stay_readable() =>
        Assert.Equal(
            $$"""{{{Batch}},"clarity":"hazy","colour":"grünlich"}""",
            EventCatalogue.Write(new AppearanceNoted(BatchId.Of("electrolyte-01980000-0000-7000-8000-000000000001"), Clarity.Hazy, "grünlich", null, null)));
}
