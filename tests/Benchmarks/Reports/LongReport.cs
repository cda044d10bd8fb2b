using System.Diagnostics;
using System.Globalization;
using MgProvenance.Documents;
using MgProvenance.Documents.Typst;

namespace MgProvenance.Benchmarks.Reports;

/// <summary>A made-up report of some 300 pages with 40 figures, of which every number is in the appendix. It is set in a process of its own, which tells its peak memory and that of the PDF engine.</summary>
internal static class LongReport
{
    public const string Verb = "long-report";

    private const int Chapters = 40, Paragraphs = 38, Rows = 25, Columns = 6, Points = 20_000, NumbersOfAnAppendix = 6000;
    private const double MostOfOurs = 400, MostOfTheEngine = 600;

    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        var (ours, engine, pages) = (new List<double>(), new List<double>(), 0);
        for (var run = 0; run < bench.Runs; run++)
        {
            var figures = await Apart(bench.Cancellation);
            ours.Add(figures[0]);
            engine.Add(figures[1]);
            pages = (int)figures[2];
        }

        var what = FormattableString.Invariant($"of a report of {pages} pages with {Chapters} figures");
        return
        [
            Row.Alone($"peak memory {what}", "MiB", Spread.Of(ours), "< 400 MiB", Spread.Of(ours).Median < MostOfOurs, FormattableString.Invariant($"figures of four series of {Points:N0} points")),
            Row.Alone($"peak memory of the PDF engine {what}", "MiB", Spread.Of(engine), "< 600 MiB", Spread.Of(engine).Median < MostOfTheEngine, FormattableString.Invariant($"{Chapters * Rows * (Columns - 1):N0} numbers in tables link to the appendix; an engine that holds more than 600 MiB after a report is replaced before the next")),
        ];
    }

    /// <summary>The process itself.</summary>
    public static async Task<int> Run()
    {
        using var renderer = new TypstRenderer(new TypstSettings { RecycleAboveBytes = long.MaxValue });
        var pdf = await renderer.RenderPdf(Numbering.Apply(Document()), CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PeakOf("self")} {PeakOf(renderer.SideProcessId!.Value.ToString(CultureInfo.InvariantCulture))} {Pages(pdf)}"));
        return 0;
    }

    private static async Task<double[]> Apart(CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.ChangeExtension(typeof(LongReport).Assembly.Location, null)) { RedirectStandardOutput = true, ArgumentList = { Verb } })!;
        try
        {
            var figures = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? [.. figures.Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture))] : throw new InvalidOperationException($"The long report ended with {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static double PeakOf(string process) =>
        double.Parse(File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;

    private static int Pages(ReadOnlySpan<byte> pdf) => pdf.Count("/Type /Page\n"u8);

    private static ReportDocument Document()
    {
        var (blocks, keys) = (new List<Block> { new TableOfContents() }, new List<string>());
        for (var chapter = 1; chapter <= Chapters; chapter++)
        {
            blocks.Add(new Heading(1, $"Chapter {chapter}"));
            blocks.AddRange(Enumerable.Range(1, Paragraphs).Select(_ => new Paragraph(string.Concat(Enumerable.Repeat("The electrolyte was stirred overnight in the glovebox and filtered before use. ", 8)))));
            blocks.Add(Table(chapter, keys));
            blocks.Add(new FigureBlock($"figure-{chapter}", "Figure S", "Voltage against time of two cells.", [Plot(chapter), Plot(-chapter)], "Two records that swing.", 2));
        }

        while (keys.Count < NumbersOfAnAppendix) keys.Add($"long.more.number-{keys.Count}");
        blocks.Add(new TableBlock(
            "table-numbers", "Table P", "Numbers.", [new TableColumn("Key", Width: 2), new TableColumn("Value", Width: 2), new TableColumn("Unit", Width: 1)],
            [.. keys.Select((k, i) => new TableRow([k, Number(i), "mg"], Anchor: k))], [], Compact: true));
        return new ReportDocument(new DocumentInfo("A long report", "Made up", [], "en-GB", DateTimeOffset.UnixEpoch.AddYears(56), null, "benchmarks"), blocks, []);
    }

    private static TableBlock Table(int chapter, List<string> keys)
    {
        var rows = Enumerable.Range(1, Rows).Select(row => new TableRow([.. Enumerable.Range(1, Columns).Select(column =>
        {
            if (column == 1) return RichText.Plain($"CELL-{chapter}-{row}");
            var key = $"long.{chapter}.{row}.{column}";
            keys.Add(key);
            return new RichText([new Span(Number(keys.Count), Key: key)]);
        })]));
        return new TableBlock($"table-{chapter}", "Table S", "Cells of the chapter.", [.. Enumerable.Range(1, Columns).Select(c => new TableColumn($"Quantity {c}", c == 1 ? ColumnAlignment.Left : ColumnAlignment.Center, Width: 1))], [.. rows], []);
    }

    private static string Number(int seed) => (seed % 997 * 0.137).ToString("0.000", CultureInfo.InvariantCulture);

    private static Plot Plot(int seed)
    {
        double[] hours = [.. Enumerable.Range(0, Points).Select(i => i / 360d)];
        PlotSeries Series(double phase) => new($"cell {phase:0}", hours, [.. hours.Select(h => Math.Sin((h / 3) + phase + seed))]);
        return new Plot(new PlotAxis("Time", "h"), new PlotAxis("Cell voltage", "V"), [Series(0), Series(1)], "Voltage against time.");
    }
}
