using MgProvenance.Application.Comparisons;
using MgProvenance.Application.Reports;
using MgProvenance.Documents;

namespace MgProvenance.Application.Tests.Reports;

public sealed class FiguresTests(ReportedStudy study) : IClassFixture<ReportedStudy>
{
    [Fact]
    public async Task Profiles_show_the_cell_nearest_to_its_groups_median_and_say_so()
    {
        var figure = Figure(await study.Compose(), "figure-profiles-S-STUDY-1");
        Assert.Equal(("Figure S1", 2), (figure.Label, figure.Panels.Count));
        Assert.Matches("\\(a\\) ONE, S-C[12] \\(of n\u00A0=\u00A02\\); \\(b\\) TWO, S-C5 \\(n\u00A0=\u00A01\\)\\.", figure.Caption.ToPlainText());
        Assert.Contains("nearest to its group's median is shown (discharge, cycle 1)", figure.Caption.ToPlainText(), StringComparison.Ordinal);
        Assert.Equal(figure.Panels[0].Y, figure.Panels[1].Y);
        Assert.All(figure.Panels, p => Assert.Equal("mA h g^-1", p.X.Unit));
    }

    [Fact]
    public async Task Every_cell_that_is_not_excluded_is_a_point_beside_its_groups_mean()
    {
        var figure = Figure(await study.Compose(), "figure-comparison-S-STUDY-1");
        var panel = Assert.Single(figure.Panels, p => p.Y.Label.ToPlainText() == "Discharge, cycle 1");
        Assert.Equal([1.25, 1.5, 1.25], panel.Series.Where(s => s.Marker == MarkerStyle.Circle).SelectMany(s => s.Y).Select(y => Math.Round(y, 9)));
        Assert.Equal(1.375, Assert.Single(Assert.Single(panel.Series, s => s.Marker == MarkerStyle.OpenSquare).Y), 1e-9);
        Assert.Contains("ONE (n\u00A0=\u00A02), TWO (n\u00A0=\u00A01)", figure.Caption.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_study_has_no_data_for_a_figure_a_sentence_says_so()
    {
        var report = await study.Compose();
        var sentences = PlainText.Section(report.Document, "figures");
        Assert.Contains("Cyclic voltammograms are not drawn for S-STUDY: no cell was tested by cyclic voltammetry.", sentences);
        Assert.Contains("Impedance spectra are not drawn for S-STUDY: no run has impedance.", sentences);
        Assert.Contains("Capacities and efficiencies of every cycle are not drawn for S-STUDY: no reported cell has the capacity of more than one cycle.", sentences);
        Assert.DoesNotContain(sentences, s => s.StartsWith("Voltage profiles are not drawn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Simulated_data_is_marked_in_the_panel_and_in_the_caption()
    {
        await ReportedStudy.Record(study.Notebook, "Q", oneFileSimulated: true);
        var report = await study.Compose("Q");
        var figure = Figure(report, "figure-comparison-Q-STUDY-1");
        Assert.All(figure.Panels, p => Assert.True(p.Simulated));
        Assert.EndsWith("Simulated data.", figure.Caption.ToPlainText(), StringComparison.Ordinal);
        Assert.All(Figure(await study.Compose(), "figure-profiles-S-STUDY-1").Panels, p => Assert.False(p.Simulated));
    }

    [Fact]
    public async Task A_test_is_named_with_its_units_and_with_one_cycle()
    {
        await ReportedStudy.Record(study.Notebook, "U");
        foreach (var cell in new[] { "C1", "C2", "C5" }) await study.Notebook.Record($$"""{"command": "pin-program", "run": "U-{{cell}}-RUN", "specificCurrent": "12.88 mA/g", "cycles": 1, "upperCutoff": "2 V", "deviationReason": "Pinned late."}""");
        var report = await study.Compose("U");
        foreach (var caption in new[] { Figure(report, "figure-profiles-U-STUDY-1").Caption, PlainText.Table(report.Document, "table-tests-U-STUDY-1-groups").Caption })
        {
            Assert.Contains("12.88\u202FmA\u00A0g−1, to 2\u202FV, 1 cycle.", caption.ToPlainText(), StringComparison.Ordinal);
            Assert.Equal(["−1"], caption.Spans.Where(s => s.Style == SpanStyle.Sup).Select(s => s.Text));
        }
    }

    [Theory]
    [InlineData("i0, αa + αc = z, × area", "[i]{0}, [α]{a} + [α]{c} = z, × area")]
    [InlineData("polarisation", "polarisation")]
    public void Symbols_have_their_index_lowered(string name, string printed) =>
        Assert.Equal(printed, string.Concat(ComparisonFigures.Symbols(name).Spans.Select(s => s.Style switch { SpanStyle.Italic => $"[{s.Text}]", SpanStyle.Sub => $"{{{s.Text}}}", _ => s.Text })));

    private static FigureBlock Figure(ComposedReport report, string anchor) => report.Document.Blocks.OfType<FigureBlock>().Single(f => f.Anchor == anchor);
}
