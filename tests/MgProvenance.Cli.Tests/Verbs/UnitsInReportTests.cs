using System.Globalization;
using System.Text.RegularExpressions;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>The unit in which somebody writes a fact down changes no number of a report.</summary>
[Collection(ExampleCollection.Name)]
public sealed partial class UnitsInReportTests(ExampleNotebook example)
{
    [Fact]
    public async Task The_same_bench_written_in_other_units_gives_the_same_numbers()
    {
        var (lines, other) = (Lines("UA"), Lines("UB").Select(InOtherUnits).ToArray());
        Assert.Equal(12, lines.Select(l => l.Replace("UA-", "UB-", StringComparison.Ordinal)).Zip(other).Count(p => p.First != p.Second));
        var (numbers, written) = (await Printed("UA", lines), await Printed("UB", other));
        Assert.True(numbers.Count > 12, $"{numbers.Count} numbers");
        Assert.Equal(numbers, written.ToDictionary(n => n.Key.Replace("UB-", "UA-", StringComparison.Ordinal), n => n.Value, StringComparer.Ordinal));
    }

    private static string[] Lines(string mark) => [.. Bench.Lots(mark), .. Bench.Batch(mark), Bench.Release(mark), .. Bench.Cell(mark), .. Bench.Study(mark)];

    /// <summary>Every quantity in the largest other unit of its kind in which it can be written exactly.</summary>
    private static string InOtherUnits(string line) => QuantityIn().Replace(line, found =>
    {
        var (value, unit) = (decimal.Parse(found.Groups["value"].Value, CultureInfo.InvariantCulture), found.Groups["unit"].Value);
        return Other.Where(u => u != unit).Select(u => (Unit: u, Value: new AnyQuantity(value, unit).To(u))).FirstOrDefault(o => o.Value is not null) is ({ } written, { } converted)
            ? $"\"{converted.ToString(CultureInfo.InvariantCulture)} {written}\""
            : found.Value;
    });

    private static readonly string[] Other = ["g", "L", "m", "s", "1"];

    private async Task<Dictionary<string, string>> Printed(string mark, string[] lines)
    {
        (await example.Notebook.Record(mark, lines)).Done();
        (await example.Notebook.Mgp("attach", Surroundings.Write(mark + ".csv", SmallFiles.Land), "--run", mark + "-RUN", "--time-zone", "Europe/Berlin")).Done();
        var built = (await example.Notebook.Mgp("report", "build", "methods-si", "--study", mark + "-STUDY", "--json")).Done().Json;
        return (await Pdf.Provenance(built.GetProperty("pdf").GetString()!)).GetProperty("numbers").EnumerateArray()
            .ToDictionary(n => n.GetProperty("key").GetString()!, n => $"{n.GetProperty("text").GetString()} {n.GetProperty("unit").GetString()}", StringComparer.Ordinal);
    }

    [GeneratedRegex("""
        "(?<value>[0-9.]+) (?<unit>[A-Za-z%]+)"
        """)]
    private static partial Regex QuantityIn();
}
