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
            var input = _process.StandardInput.BaseStream;
            await JsonSerializer.SerializeAsync(input, request, SideJson.Default.SideRequest, cancel);
            await input.WriteAsync("\n"u8.ToArray(), cancel);
            await input.FlushAsync(cancel);
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
        if (await ReadLine(cancel) is not { } line)
        {
            await _process.WaitForExitAsync(cancel);
            throw new SideProcessEndedException(Stderr());
        }

        try
        {
            return JsonSerializer.Deserialize(line.Span, SideJson.Default.SideAnswer) ?? throw new PdfEngineException("The PDF engine answered null.");
        }
        catch (JsonException e)
        {
            throw new PdfEngineException($"The PDF engine answered something that is not JSON: {Encoding.UTF8.GetString(line.Span[..Math.Min(line.Length, 200)])}", e);
        }
    }

    /// <summary>As bytes: a PDF is millions of them in one line. One question is open at a time, so nothing follows the line.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadLine(CancellationToken cancel)
    {
        var (line, length) = (new byte[1 << 16], 0);
        while (true)
        {
            if (length == line.Length) Array.Resize(ref line, 2 * line.Length);
            var read = await _process.StandardOutput.BaseStream.ReadAsync(line.AsMemory(length), cancel);
            if (read == 0) return null;
            length += read;
            if (line[length - 1] == '\n') return line.AsMemory(0, length - 1);
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
