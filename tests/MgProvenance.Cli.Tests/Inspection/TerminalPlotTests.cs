using MgProvenance.Application.TestRuns;
using MgProvenance.Cli.Inspection;

namespace MgProvenance.Cli.Tests.Inspection;

public sealed class TerminalPlotTests
{
    private const int Width = 32;
    private const int Columns = 20;

    [Fact]
    public void A_rising_line_in_ascii() => Assert.Equal(
        [
            "voltage in V against time in s",
            "      2.00 |                  .'",
            "           |                 .'",
            "           |               .'",
            "           |              .'",
            "           |             :",
            "           |           .'",
            "           |          .'",
            "           |        .'",
            "           |       .'",
            "           |      :",
            "           |    .'",
            "           |   .'",
            "           | .'",
            "      1.00 |.'",
            "           +--------------------",
            "            0             10.0 s",
        ],
        Lines([0, 10], [1, 2], braille: false));

    [Fact]
    public void A_line_of_braille_takes_eight_dots_a_character()
    {
        var grid = new DotGrid(2, 1, braille: true);
        grid.Line(0, 3, 3, 0);
        Assert.Equal("⡠⠊", grid.Row(0));
        grid.Line(0, 0, 0, 0);
        Assert.Equal("⡡⠊", grid.Row(0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_reading_among_many_is_seen(bool braille)
    {
        var voltage = Enumerable.Repeat(1.0, 200_000).ToArray();
        voltage[123_456] = 5;
        var top = Lines([.. Enumerable.Range(0, voltage.Length).Select(i => (double)i)], voltage, braille)[1];
        Assert.Equal(12 + (Columns * 123_456 / voltage.Length), top.TrimEnd('\u2800').Length - 1);
    }

    [Fact]
    public void A_constant_lies_in_the_middle_and_one_reading_is_a_dot()
    {
        var flat = Lines([0, 1, 2], [3, 3, 3], braille: false);
        Assert.Equal("     2.850", flat[TerminalPlot.Rows][..10]);
        Assert.Equal(new string('.', Columns), Assert.Single(flat.Skip(1).Take(TerminalPlot.Rows), l => l.Length > 12)[12..]);
        Assert.Single(Lines([7], [3], braille: false).Skip(1).Take(TerminalPlot.Rows).SelectMany(l => l[12..]), c => c is '.' or '\'');
    }

    [Fact]
    public void Where_there_is_no_reading_there_is_no_line()
    {
        var rows = Lines([0, 1, 2, 3, 4], [1, 1, double.NaN, 1, 1.0001], braille: false).Skip(1).Take(TerminalPlot.Rows);
        var columns = rows.SelectMany(l => l.Skip(12).Select((c, i) => (c, i))).Where(d => d.c is '.' or '\'' or ':').Select(d => d.i).ToHashSet();
        Assert.DoesNotContain(10, columns);
        Assert.Contains(2, columns);
        Assert.Contains(18, columns);
    }

    /// <summary>A circle of impedance is as wide as it is high: two dots of a braille pattern beside each other for four above each other.</summary>
    [Fact]
    public void A_circle_of_equal_scale_is_round()
    {
        var angle = Enumerable.Range(0, 361).Select(i => i * Math.PI / 180).ToArray();
        var curve = new FileCurve(new CurveAxis("Re(Z)", "Ohm", [.. angle.Select(Math.Cos)]), new CurveAxis("-Im(Z)", "Ohm", [.. angle.Select(Math.Sin)]), EqualScale: true);
        var rows = TerminalPlot.Lines(curve, 92, braille: true).Skip(1).Take(TerminalPlot.Rows).Select(l => l[12..]).ToList();
        var filled = rows.SelectMany(r => r.Select((c, i) => (c, i))).Where(d => d.c != '\u2800').Select(d => d.i).ToList();
        Assert.Equal(TerminalPlot.Rows, rows.Count(r => r.Any(c => c != '\u2800')));
        Assert.InRange(filled.Max() - filled.Min() + 1, (TerminalPlot.Rows * 2) - 1, (TerminalPlot.Rows * 2) + 1);
    }

    [Theory]
    [InlineData(double.MaxValue, -double.MaxValue)]
    [InlineData(double.Epsilon, 0)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1e-12, 2e-12)]
    [InlineData(123456789, 123456790)]
    public void Numbers_that_no_instrument_writes_are_drawn_or_left_out(double one, double other)
    {
        foreach (var braille in new[] { true, false }) Assert.Equal(TerminalPlot.Rows + 3, Lines([one, other], [other, one], braille).Length);
    }

    private static string[] Lines(double[] x, double[] y, bool braille) =>
        [.. TerminalPlot.Lines(new FileCurve(new CurveAxis("time", "s", x), new CurveAxis("voltage", "V", y)), Width, braille)];
}
