using MgProvenance.Application.Reports;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Tests.Reports;

/// <summary>What was entered in a unit is printed in that unit: 15 mg never as 15 g. Against <c>Units.golden.txt</c>; the lines of now are written to <c>Units.actual.txt</c> beside the tests.</summary>
public sealed class UnitTextTests
{
    [Fact]
    public async Task Every_unit_of_every_kind_is_printed_as_written_down()
    {
        var actual = typeof(IKind).Assembly.GetTypes().Where(t => t is { IsClass: true } && typeof(IKind).IsAssignableFrom(t)).OrderBy(t => t.Name, StringComparer.Ordinal)
            .SelectMany(kind => (IEnumerable<string>)typeof(UnitTextTests).GetMethod(nameof(Lines), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(kind).Invoke(null, null)!)
            .ToArray();
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Units.actual.txt"), actual, TestContext.Current.CancellationToken);
        using var golden = new StreamReader(typeof(UnitTextTests).Assembly.GetManifestResourceStream("Units.golden.txt")!);
        Assert.Equal((await golden.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries), actual);
    }

    [Theory]
    [InlineData("uL/(mA.h)", "µL mA^-1 h^-1")]
    [InlineData("mA.h/g/V", "mA h g^-1 V^-1")]
    [InlineData("Ohm.cm2", "Ω cm^2")]
    [InlineData("mW.h/g", "mW h g^-1")]
    [InlineData("1", "")]
    [InlineData("%", "%")]
    [InlineData("µL mg^-1", "µL mg^-1")]
    [InlineData("a.u.", "a.u.")]
    [InlineData("cm-1", "cm-1")]
    public void A_derived_unit_has_negative_exponents_and_what_is_no_code_stays(string code, string printed) => Assert.Equal(printed, UnitText.Of(code));

    private static IEnumerable<string> Lines<TKind>()
        where TKind : IKind => TKind.Units.Keys.Select(unit => $"{TKind.Name}: 15 {unit} is printed {Marked(ReportText.Of(new Quantity<TKind>(15, unit)))}, {Marked(ReportText.Of(new Reported<TKind>(Form.Range, new Quantity<TKind>(1.50m, unit), new Quantity<TKind>(15.0m, unit))))}");

    private static string Marked(RichText text) => string.Concat(text.Spans.Select(s => s.Style.HasFlag(SpanStyle.Sup) ? $"^{s.Text}" : s.Text));
}
