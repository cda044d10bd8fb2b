using System.Text.Json;

namespace MgProvenance.Cli.Tests;

public sealed class FactTextTests
{
    [Theory]
    [InlineData("""{"salt":"lot-1","mass":{"unit":"mg","value":"729.40"},"balance":"equipment-2"}""", "salt MGTFSI-1, mass 729.40 mg, balance equipment-2")]
    [InlineData("""{"step":{"step":"mgtfsi","planned":{"unit":"mmol","value":"1.25"},"version":1,"protocol":"lot-1"}}""", "step mgtfsi of MGTFSI-1 version 1 (planned 1.25 mmol)")]
    [InlineData("""{"step":{"step":"rest","version":2,"protocol":"p"}}""", "step rest of p version 2")]
    [InlineData("""{"components":[{"lot":"lot-1","fraction":{"unit":"%","value":"70"}},{"lot":"x","fraction":{"unit":"%","value":"30"}}]}""", "components [lot MGTFSI-1, fraction 70 %; lot x, fraction 30 %]")]
    [InlineData("""{"vacuum":true,"until":"clear","protocolVersion":3,"doneAt":"2026-03-02+01:00"}""", "vacuum yes, until clear, protocol version 3")]
    [InlineData("""{"water":{"below":"0.01","unit":"[ppm]"},"rest":{"atLeast":"30","unit":"min"},"ph":{"from":"1","to":"2","unit":"1"}}""", "water < 0.01 [ppm], rest >= 30 min, ph 1..2")]
    [InlineData("""{"d":{"value":"1.5","plusMinus":"0.5","unit":"mm"},"t":{"about":"5","unit":"min"},"a":{"atMost":"3","unit":"g"},"b":{"above":"4","unit":"g"}}""", "d 1.5 ± 0.5 mm, t ~5 min, a <= 3 g, b > 4 g")]
    [InlineData("{}", "")]
    public void In_the_words_of_scripts(string json, string text)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(text, FactText.Of(document.RootElement, name => name == "lot-1" ? "MGTFSI-1" : name, "doneAt"));
    }
}
