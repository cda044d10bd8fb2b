using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Tests.Kernel;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("1.50 mg", "1.50", "mg")]
    [InlineData("1.50mg", "1.50", "mg")]
    [InlineData("  0.010  g ", "0.010", "g")]
    [InlineData("12 µg", "12", "ug")]
    public void Every_digit_is_kept(string written, string value, string unit)
    {
        var mass = QuantityText.Parse<Mass>(written);
        Assert.Equal((value, unit), (mass.ValueText, mass.Unit));
        Assert.Equal($$"""{"value":"{{value}}","unit":"{{unit}}"}""", Json(mass));
    }

    [Theory]
    [InlineData("1.50 mg", """{"value":"1.50","unit":"mg"}""", "1.50 mg")]
    [InlineData("~5 mg", """{"about":"5","unit":"mg"}""", "~5 mg")]
    [InlineData("< 0.01 mg", """{"below":"0.01","unit":"mg"}""", "< 0.01 mg")]
    [InlineData("<= 0.01 mg", """{"atMost":"0.01","unit":"mg"}""", "<= 0.01 mg")]
    [InlineData("≤0.01 mg", """{"atMost":"0.01","unit":"mg"}""", "<= 0.01 mg")]
    [InlineData("> 3 mg", """{"above":"3","unit":"mg"}""", "> 3 mg")]
    [InlineData(">= 3 mg", """{"atLeast":"3","unit":"mg"}""", ">= 3 mg")]
    [InlineData("≥ 3 mg", """{"atLeast":"3","unit":"mg"}""", ">= 3 mg")]
    [InlineData("1.0..2.0 mg", """{"from":"1.0","to":"2.0","unit":"mg"}""", "1.0..2.0 mg")]
    [InlineData("1.5 ± 0.5 mg", """{"value":"1.5","plusMinus":"0.5","unit":"mg"}""", "1.5 ± 0.5 mg")]
    public void Every_form_is_written_and_read_back(string written, string json, string text)
    {
        var reported = QuantityText.ParseReported<Mass>(written);
        Assert.Equal(text, reported.ToString());
        Assert.Equal(json, Json(reported));
        Assert.Equal(reported, JsonSerializer.Deserialize<Reported<Mass>>(json, KernelJson.Options));
        Assert.Equal(reported, QuantityText.ParseReported<Mass>(reported.ToString()));
        Assert.Equal(reported, JsonSerializer.Deserialize<Reported<Mass>>(JsonSerializer.Serialize(written), KernelJson.Options));
    }

    [Theory]
    [InlineData("1.50 mL", "quantity.unit")]
    [InlineData("1.50 mgg", "quantity.unit")]
    [InlineData("-1.50 mg", "quantity.negative")]
    [InlineData("1.50", "quantity.malformed")]
    [InlineData("mg", "quantity.malformed")]
    [InlineData("", "quantity.malformed")]
    [InlineData("1,50 mg", "quantity.malformed")]
    [InlineData("1e3 mg", "quantity.unit")]
    [InlineData("1.2.3 mg", "quantity.malformed")]
    public void What_is_no_mass_is_refused(string written, string code)
    {
        Assert.Equal(code, Refused(() => QuantityText.Parse<Mass>(written)));
        Assert.Equal(code, Refused(() => JsonSerializer.Deserialize<Quantity<Mass>>(JsonSerializer.Serialize(written), KernelJson.Options)));
    }

    [Theory]
    [InlineData("""{"value":"1","to":"2","unit":"mg"}""")]
    [InlineData("""{"value":"1","plusMinus":"2","unit":"mg"}""")]
    [InlineData("""{"about":"1","unit":"mg"}""")]
    [InlineData("""{"from":"1","to":"2","unit":"mg"}""")]
    public void An_exact_quantity_has_one_value_and_nothing_else(string json)
    {
        Assert.Equal("quantity.form", Refused(() => JsonSerializer.Deserialize<Quantity<Mass>>(json, KernelJson.Options)));
        Assert.Equal("quantity.form", Refused(() => JsonSerializer.Deserialize<AnyQuantity>(json, KernelJson.Options)));
    }

    [Theory]
    [InlineData("""{"value":1.5,"unit":"mg"}""")]
    [InlineData("""{"value":"1.5"}""")]
    [InlineData("""{"unit":"mg"}""")]
    [InlineData("""{"value":"1.5","unit":"mg","note":"x"}""")]
    [InlineData("""{"value":"1.5","value":"1.6","unit":"mg"}""")]
    [InlineData("""{"value":"1.5","unit":"g","unit":"mg"}""")]
    [InlineData("""{"from":"1.5","to":"2","to":"3","unit":"mg"}""")]
    [InlineData("""{"value":"1.5","plusMinus":"2","plusMinus":"3","unit":"mg"}""")]
    [InlineData("""{"from":"1.5","plusMinus":"2","unit":"mg"}""")]
    [InlineData("1.5")]
    [InlineData("[]")]
    public void Malformed_objects_are_refused(string json)
    {
        Assert.Equal("quantity.malformed", Refused(() => JsonSerializer.Deserialize<Reported<Mass>>(json, KernelJson.Options)));
        Assert.Equal("quantity.malformed", Refused(() => JsonSerializer.Deserialize<Quantity<Mass>>(json, KernelJson.Options)));
    }

    [Theory]
    [InlineData(Form.Range, "quantity.form")]
    [InlineData(Form.PlusMinus, "quantity.form")]
    public void A_form_of_two_values_needs_both(Form form, string code) => Assert.Equal(code, Refused(() => new Reported<Mass>(form, new(1, "mg"))));

    [Fact]
    public void A_range_runs_forwards_in_one_unit()
    {
        Assert.Equal("quantity.range", Refused(() => QuantityText.ParseReported<Mass>("2..1 mg")));
        Assert.Equal("quantity.form", Refused(() => new Reported<Mass>(Form.Range, new(1, "mg"), new Quantity<Mass>(2, "g"))));
        Assert.Equal("quantity.form", Refused(() => new Reported<Mass>(Form.Exact, new(1, "mg"), new Quantity<Mass>(2, "mg"))));
    }

    [Fact]
    public void A_temperature_and_a_voltage_may_be_below_zero()
    {
        Assert.Equal("-20.0 Cel", QuantityText.Parse<Temperature>("-20.0 Cel").ToString());
        Assert.Equal("-5..5 mV", QuantityText.ParseReported<Voltage>("-5..5 mV").ToString());
    }

    [Fact]
    public void Units_convert_within_their_kind()
    {
        Assert.Equal(1.5m, new Quantity<Mass>(1500m, "ug").In("mg"));
        Assert.Equal(0.995m, QuantityText.Parse<MassFraction>("99.5 %").In("1"));
        Assert.Equal(0.995m, QuantityText.Parse<MassFraction>("0.995 1").In("1"));
        Assert.Equal(0.08m, new Quantity<Volume>(80m, "uL").In("mL"));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, KernelJson.Options);

    private static string Refused(Func<object?> make) => Assert.Throws<MalformedValueException>(make).Refusal.Code;
}
