using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;

// The product runs on Linux; so do its tests.
[assembly: SupportedOSPlatform("linux")]

namespace MgProvenance.Documents.Tests.Typst;

/// <summary>Runs a program to its end. A missing program fails the test: these checks are never skipped.</summary>
internal static class Tool
{
    public static async Task<(int Exit, string Out, string Error)> Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"'{program}' is needed by this test. The pdf programs are in the package poppler-utils.", e);
        }
    }

    /// <summary>An executable shell script in a folder of its own.</summary>
    public static string Script(string folder, string name, string body)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mgp-documents-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Reads a PDF back with poppler.</summary>
internal sealed class PdfReader : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PdfReader(byte[] pdf) => System.IO.File.WriteAllBytes(File, pdf);

    private string File => _folder.File("read.pdf");

    public Task<string> Text() => Poppler("pdftotext", "-layout", File, "-");

    public Task<string> Info(params string[] options) => Poppler("pdfinfo", [.. options, File]);

    public Task<string> Fonts() => Poppler("pdffonts", File);

    public async Task<byte[]> Attachment(string name)
    {
        var target = _folder.File("attached");
        await Poppler("pdfdetach", "-savefile", name, "-o", target, File);
        return await System.IO.File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> Poppler(string program, params string[] arguments)
    {
        var (exit, output, error) = await Tool.Run(program, arguments);
        Assert.True(exit == 0, $"{program}: {error}");
        return output;
    }
}
