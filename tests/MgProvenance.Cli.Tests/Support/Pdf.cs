using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>Reads PDFs back with poppler and qpdf. A missing program fails the test: these checks are never skipped.</summary>
internal static class Pdf
{
    /// <summary>The text of each page.</summary>
    public static async Task<string[]> Pages(string file)
    {
        var text = await Read("pdftotext", "-layout", file, "-");
        return text.TrimEnd('\f').Split('\f');
    }

    /// <summary>The whole text in reading order.</summary>
    public static async Task<string> Text(string file) => (await Read("pdftotext", file, "-")).Replace("\f", "\n", StringComparison.Ordinal);

    /// <summary>The tree of tags. With its text, poppler takes minutes for a whole report.</summary>
    public static Task<string> Structure(string file) => Read("pdfinfo", "-struct", file);

    public static Task<string> Info(string file) => Read("pdfinfo", file);

    /// <summary>What is said of syntax and streams; anything wrong with them fails the test.</summary>
    public static Task<string> Check(string file) => Read("qpdf", "--check", file);

    public static async Task<JsonElement> Provenance(string file)
    {
        var target = Path.Combine(Surroundings.Home, Path.GetRandomFileName());
        await Read("pdfdetach", "-savefile", "provenance.json", "-o", target, file);
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    private static async Task<string> Read(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, $"{program}: {await error}");
            return await output;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"“{program}” is needed by this test; it is in the package {(program == "qpdf" ? program : "poppler-utils")}.", e);
        }
    }
}
