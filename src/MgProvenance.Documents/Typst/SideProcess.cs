using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace MgProvenance.Documents.Typst;

/// <summary>One running node process that answers one request at a time. Not safe for concurrent use: <see cref="TypstEngine"/> queues.</summary>
internal sealed class SideProcess : IDisposable
{
    private const int StderrKept = 20;

    private readonly Process _process;
    private readonly Queue<string> _stderr = new();

    private SideProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <param name="eastAsianFonts">The <c>node_modules</c> folder of more fonts; null for none.</param>
    /// <exception cref="PdfEngineException">Node is missing or too old, or the packages cannot be loaded.</exception>
    public static async Task<SideProcess> Start(TypstSettings settings, string? eastAsianFonts, CancellationToken cancel)
    {
        var packages = settings.FindPackages();
        var start = new ProcessStartInfo(settings.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        foreach (var argument in (string[])["--eval", TypstFiles.Sidecar, "--", packages]) start.ArgumentList.Add(argument);
        foreach (var face in TypstFiles.Faces) start.ArgumentList.Add(TypstFiles.FontFolder(packages, face));
        if (eastAsianFonts is not null) foreach (var face in EastAsianFonts.Faces) start.ArgumentList.Add(TypstFiles.FontFolder(eastAsianFonts, face));

        var side = new SideProcess(StartNode(start));
        try
        {
            var hello = await side.ReadAnswer(cancel);
            return hello.Fatal is null ? side : throw new PdfEngineException(hello.Fatal);
        }
        catch
        {
            side.Dispose();
            throw;
        }
    }

    /// <exception cref="SideProcessEndedException">The process ended before it answered.</exception>
    public async Task<SideAnswer> Ask(SideRequest request, CancellationToken cancel)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, SideJson.Default.SideRequest).AsMemory(), cancel);
            await _process.StandardInput.FlushAsync(cancel);
        }
        catch (IOException e)
        {
            throw new SideProcessEndedException(Stderr(), e);
        }

        return await ReadAnswer(cancel);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process StartNode(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new PdfEngineException($"{start.FileName} could not be started.");
        }
        catch (Win32Exception e)
        {
            throw new PdfEngineException($"Node.js 20 or newer is needed to make PDF files, and '{start.FileName}' could not be started ({e.Message}).", e);
        }
    }

    private async Task<SideAnswer> ReadAnswer(CancellationToken cancel)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancel);
        if (line is null)
        {
            await _process.WaitForExitAsync(cancel);
            throw new SideProcessEndedException(Stderr());
        }

        try
        {
            return JsonSerializer.Deserialize(line, SideJson.Default.SideAnswer) ?? throw new PdfEngineException("The PDF engine answered null.");
        }
        catch (JsonException e)
        {
            throw new PdfEngineException($"The PDF engine answered something that is not JSON: {line[..Math.Min(line.Length, 200)]}", e);
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_stderr)
        {
            _stderr.Enqueue(line);
            if (_stderr.Count > StderrKept) _stderr.Dequeue();
        }
    }

    private string Stderr()
    {
        lock (_stderr) return string.Join('\n', _stderr);
    }
}

/// <summary>The side process ended in the middle of a job.</summary>
internal sealed class SideProcessEndedException(string stderr, Exception? inner = null)
    : Exception($"The PDF engine ended before it answered. {stderr}".TrimEnd(), inner);
