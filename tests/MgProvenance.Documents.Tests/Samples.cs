namespace MgProvenance.Documents.Tests;

/// <summary>Small documents with one of everything.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Date = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    public static DocumentInfo Info(string title = "Supporting Information", string? banner = null) =>
        new(title, "Conditioning of a chloride-free magnesium electrolyte", ["A. Author", "B. Author"], "en-GB", Date, banner, "mgp 0.1.0 · ledger position 1204");

    public static ReportDocument Document(params Block[] blocks) => new(Info(), blocks, []);

    public static Plot Plot(int points = 40, bool simulated = false)
    {
        var x = Enumerable.Range(0, points).Select(i => 100d * i / (points - 1)).ToArray();
        return new(
            new PlotAxis("Specific capacity", "mA h g^-1"),
            new PlotAxis(RichText.Build().Text("Potential vs Mg/Mg").Sup("2+"), "V"),
            [
                new PlotSeries("discharge", x, [.. x.Select(v => 1.2 - (0.004 * v) + (0.1 * Math.Exp(-v / 5)))]),
                new PlotSeries("charge", x, [.. x.Select(v => 1.25 + (0.004 * v))]) { Line = LineStyle.Dashed },
            ],
            "Voltage against capacity for one cycle.")
        { Simulated = simulated };
    }

    public static Plot TwoAxes(int cycles = 50)
    {
        var n = Enumerable.Range(1, cycles).Select(i => (double)i).ToArray();
        return new(
            new PlotAxis("Cycle"),
            new PlotAxis("Specific capacity", "mA h g^-1", Min: 0),
            [
                new PlotSeries("discharge capacity", n, [.. n.Select(v => 110 - (0.6 * v))])
                {
                    Line = LineStyle.None, Marker = MarkerStyle.Circle, YError = [.. n.Select(v => 2 + (v % 3))],
                },
                new PlotSeries("coulombic efficiency", n, [.. n.Select(v => 99.5 - (8 / v))]) { Line = LineStyle.None, Marker = MarkerStyle.OpenSquare, OnRightAxis = true },
            ],
            "Capacity fades from 110 to 80 while the efficiency approaches 99.5 %.")
        { RightY = new PlotAxis("Coulombic efficiency", "%", Min: 80, Max: 102) };
    }

    public static TableBlock Table(int rows = 6, string anchor = "table-s1", string label = "Table S1") => new(
        anchor,
        label,
        RichText.Build().Text("Cells of the study with ").Formula("Mg[B(hfip)4]2").Text(" electrolyte. Discharge capacity at cycle 10 and mean coulombic efficiency."),
        [
            new TableColumn("Cell"),
            new TableColumn("Electrolyte"),
            new TableColumn("Mass", ColumnAlignment.Decimal, "mg"),
            new TableColumn("Capacity", ColumnAlignment.Decimal, "mA h g^-1"),
            new TableColumn("CE", ColumnAlignment.Decimal, "%"),
            new TableColumn("Remark", Width: 1),
        ],
        [
            new TableRow(["C/10, 25 °C"], RowKind.Group),
            .. Enumerable.Range(1, rows).Select(i => new TableRow(
                [
                    $"MGC-{i:000}",
                    RichText.Build().Formula("Mg[B(hfip)4]2").Text(" / DME"),
                    (1.2 + (i * 0.137)).ToString("F2", System.Globalization.CultureInfo.InvariantCulture),
                    RichText.Build().Text((80 + (i * 7.31)).ToString("F1", System.Globalization.CultureInfo.InvariantCulture), key: $"capacity-{i}"),
                    i % 4 == 3 ? RichText.Gap("CE") : RichText.Plain("98.4"),
                    i % 3 == 0 ? "stopped at the lower cutoff after a power cut, resumed by hand" : "",
                ],
                Anchor: $"row-{anchor}-{i}")),
            new TableRow(["mean ± s", "", "1.61 ± 0.25", "105.6 ± 13.7", "98.4", ""], RowKind.Emphasis),
        ],
        [RichText.Build().Italic("s").Text(": sample standard deviation, n − 1."), "Masses are of the active material."]);
}
