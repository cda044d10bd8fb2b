using System.Text;

namespace MgProvenance.Parsing.Tests.ColumnMap;

/// <summary>What is wrong in a column map is said by line and property.</summary>
public sealed class MapTests
{
    private const string Good = """
        {
          "columnMap": 1,
          "name": "tester",
          "version": "2",
          "positiveCurrent": "charge",
          "columns": [
            { "name": "t", "meaning": "Time", "unit": "s" },
            { "name": "E", "meaning": "Voltage", "unit": "V" },
            { "name": "I", "meaning": "Current", "unit": "mA" }
          ]
        }
        """;

    [Fact]
    public void A_map_may_have_comments_and_a_byte_order_mark() => Assert.Empty(Findings("\uFEFF" + Good.Replace("{\n  \"columnMap\"", "{ // ours\n  \"columnMap\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"Voltage\"", "\"Volts\"", "map.unknown-meaning", "map line 8", "columns[1].meaning")]
    [InlineData("\"V\"", "\"A\"", "map.unknown-unit", "map line 8", "columns[1].unit")]
    [InlineData(", \"unit\": \"V\"", "", "map.missing-property", "map line 8", "columns[1].unit")]
    [InlineData("\"E\"", "5", "map.wrong-type", "map line 8", "columns[1].name")]
    [InlineData("\"name\": \"E\"", "\"label\": \"E\"", "map.unknown-property", "map line 8", "columns[1].label")]
    [InlineData("\"name\": \"E\", ", "", "map.column-unnamed", "map line 8", "columns[1]")]
    [InlineData("\"name\": \"E\"", "\"name\": \"E\", \"position\": 2", "map.column-unnamed", "map line 8", "columns[1]")]
    [InlineData("\"name\": \"E\"", "\"position\": 0", "map.wrong-type", "map line 8", "columns[1].position")]
    [InlineData("\"name\": \"E\"", "\"name\": \"t\"", "map.twice", "map line 8", "map line 7")]
    [InlineData("\"Voltage\", \"unit\": \"V\"", "\"Time\", \"unit\": \"s\"", "map.twice", "map line 8", "map line 7")]
    [InlineData("\"unit\": \"V\"", "\"unit\": \"V\", \"unit\": \"mV\"", "map.twice", "map line 8", "columns[1].unit")]
    [InlineData("\"unit\": \"V\"", "\"unit\": \"V\", \"scale\": 0", "map.wrong-type", "map line 8", "columns[1].scale")]
    [InlineData("\"unit\": \"V\"", "\"unit\": \"V\", \"text\": true", "map.text-meaning", "map line 8", "Voltage")]
    [InlineData("\"unit\": \"V\"", "\"unit\": \"V\", \"format\": \"h:mm:ss\"", "map.format", "map line 8", "columns[1].format")]
    [InlineData("\"unit\": \"V\"", "\"unit\": \"V\", \"restarts\": \"never\"", "map.restarts", "map line 8", "columns[1].restarts")]
    [InlineData("\"Voltage\", \"unit\": \"V\"", "\"Capacity\", \"unit\": \"A.h\"", "map.restarts", "map line 8", "columns[1]")]
    [InlineData("\"Voltage\", \"unit\": \"V\"", "\"Capacity\", \"unit\": \"A.h\", \"restarts\": \"often\"", "map.unknown-value", "map line 8", "each half-cycle")]
    [InlineData("  \"positiveCurrent\": \"charge\",\n", "", "map.sign-missing", "map line 8", "positiveCurrent")]
    [InlineData("\"charge\"", "\"plus\"", "map.unknown-value", "map line 5", "discharge")]
    [InlineData("\"version\": \"2\",", "\"version\": \"2\", \"seperator\": \";\",", "map.unknown-property", "map line 4", "seperator")]
    [InlineData("\"version\": \"2\",", "\"version\": \"2\", \"encoding\": \"ebcdic\",", "map.unknown-value", "map line 4", "windows-1252")]
    [InlineData("\"version\": \"2\",", "\"version\": \"2\", \"states\": {\"CHG\": \"up\"},", "map.unknown-value", "map line 4", "states.CHG")]
    [InlineData("\"version\": \"2\",", "\"version\": \"2\", \"headerRow\": \"t,\", \"linesBeforeHeader\": 2,", "map.contradiction", "map line 4", "headerRow")]
    [InlineData("\"version\": \"2\",", "\"version\": \"2\", \"header\": false,", "map.column-unnamed", "map line 7", "columns[0]")]
    [InlineData("  \"version\": \"2\",\n", "", "map.missing-property", "map line 1", "version")]
    [InlineData("\"columnMap\": 1", "\"columnMap\": 7", "map.unknown-schema", "map line 2", "7")]
    [InlineData("  \"columnMap\": 1,\n", "", "map.missing-property", "map line 1", "columnMap")]
    [InlineData("\"unit\": \"s\" },", "\"unit\": \"s\" ", "map.json", "map line 8", "JSON")]
    [InlineData("{ \"name\": \"t\", \"meaning\": \"Time\", \"unit\": \"s\" }", "\"t\"", "map.wrong-type", "map line 7", "columns[0]")]
    public void A_mistake_is_named(string good, string wrong, string rule, string place, string names)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var finding = Findings(Good.Replace(good, wrong, StringComparison.Ordinal)).FirstOrDefault(f => f.Rule == rule);
        Assert.NotNull(finding);
        Assert.Equal((Severity.Fatal, place), (finding.Severity, finding.Place));
        Assert.Contains(names, $"{finding.Message} {finding.Expected} {finding.Found}", StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_not_an_object_is_no_map()
    {
        foreach (var json in new[] { "", "[]", "7", "null", "\"map\"", "{", "\"\ud800", "{\"columns\": {}}", "{\"columns\": []}" }) Assert.Contains(Findings(json), f => f.Severity == Severity.Fatal);
        Assert.Contains(InstrumentReader.Read("t,E\n0,1\n"u8.ToArray(), "a.csv", new byte[] { (byte)'"', 0xFF, (byte)'"' }).Findings, f => f.Severity == Severity.Fatal);
        Assert.Contains(InstrumentReader.Read("t,E\n0,1\n"u8.ToArray(), "a.csv", new byte[2 << 20]).Findings, f => f.Rule == "map.too-large");
    }

    /// <summary>A meaning that is added to the list and not thought of here would be taken in any unit and with any sign.</summary>
    [Fact]
    public void Every_quantity_with_which_charge_is_computed_has_a_checked_unit_and_a_sign()
    {
        var charges = Enum.GetValues<Meaning>().Where(m => m.ToString().EndsWith("Charge", StringComparison.Ordinal) || m == Meaning.ChargeIncrement).ToList();
        var currents = Enum.GetValues<Meaning>().Where(m => m.ToString().EndsWith("Current", StringComparison.Ordinal) && m != Meaning.ControlVoltageOrCurrent).ToList();
        Assert.Equal((4, 3), (charges.Count, currents.Count));
        foreach (var meaning in charges.Concat(currents))
        {
            var unit = Findings(Good.Replace("\"Voltage\"", $"\"{meaning}\"", StringComparison.Ordinal));
            Assert.True(unit.Any(f => f.Rule is "map.unknown-unit" or "map.twice"), $"{meaning} in V");
            var sign = Findings(Good.Replace("  \"positiveCurrent\": \"charge\",\n", "", StringComparison.Ordinal).Replace("\"Voltage\"", $"\"{meaning}\"", StringComparison.Ordinal));
            Assert.Contains(sign, f => f.Rule == "map.sign-missing" && f.Place == "map line 7");
        }
    }

    private static IReadOnlyList<Finding> Findings(string map) => InstrumentReader.Read("t,E,I\n0,1,2\n1,1,2\n"u8.ToArray(), "a.csv", Encoding.UTF8.GetBytes(map)).Findings;
}
