using System.Diagnostics;
using MgProvenance.Documents.Typst;

namespace MgProvenance.Benchmarks.Reports;

/// <summary>Methods and SI of the example study and of its manuscript, warm and cold, beside the PDF engine alone on the same source; and how much memory a long report takes.</summary>
internal static class ReportRows
{
    private const double WarmMs = 2000, ColdMs = 6000;

    public static async IAsyncEnumerable<Row> Measure(Bench bench)
    {
        await using (var example = await ExampleNotebook.Record(bench.Cancellation))
        {
            foreach (var manuscript in new[] { false, true })
            {
                var (main, files) = TypstSource.Of((await example.Compose(manuscript, bench.Cancellation)).Document, c => c, c => c);
                yield return await Warm(bench, example, manuscript, main, files);
                yield return await Cold(bench, example, manuscript, main, files);
            }
        }

        foreach (var row in await LongReport.Measure(bench)) yield return row;
    }

    private static async Task<Row> Warm(Bench bench, ExampleNotebook example, bool manuscript, string main, IReadOnlyList<SideFile> files)
    {
        using var renderer = new TypstRenderer();
        using var engine = new TypstEngine(new TypstSettings());
        var pairs = await Pairs.Measure(
            bench.Runs,
            () => Clock.Milliseconds(async () => await renderer.RenderPdf((await example.Compose(manuscript, bench.Cancellation)).Document, bench.Cancellation)),
            () => Clock.Milliseconds(() => engine.Compile(main, files, null, bench.Cancellation)));
        return pairs.Goal("< 2 s", pairs.Ours.Median < WarmMs, $"report of the example {Of(manuscript)}, warm", "ms", "Typst alone, same source", "both engines have set this document before; the runs' numbers are kept from the first build");
    }

    private static async Task<Row> Cold(Bench bench, ExampleNotebook example, bool manuscript, string main, IReadOnlyList<SideFile> files)
    {
        string[] subject = manuscript ? ["--manuscript", ExampleNotebook.Manuscript] : ["--study", ExampleNotebook.Study];
        var pairs = await Pairs.Measure(
            bench.Runs,
            () => Clock.Milliseconds(() => Build(example.Folder, subject, bench.Cancellation)),
            () => Clock.Milliseconds(async () =>
            {
                using var engine = new TypstEngine(new TypstSettings());
                await engine.Compile(main, files, null, bench.Cancellation);
            }));
        return pairs.Goal("< 6 s", pairs.Ours.Median < ColdMs, $"report of the example {Of(manuscript)}, cold", "ms", "Typst alone in a new process, same source", "mgp report build in a process of its own, issued, with its proof and all its files; the server runs");
    }

    private static async Task Build(string notebook, string[] subject, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "mgp")) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["report", "build", ExampleNotebook.Definition, .. subject, "--notebook", notebook]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        try
        {
            await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0) throw new InvalidOperationException($"mgp report build ended with {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static string Of(bool manuscript) => manuscript ? "manuscript" : "study";
}
