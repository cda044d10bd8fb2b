using System.Globalization;
using System.Text;
using MgProvenance.Documents.Docx;

namespace MgProvenance.Documents.Typst;

/// <summary>Queues jobs for one side process, starts it when needed, replaces it after a crash or when it has grown too large.</summary>
internal sealed class TypstEngine(TypstSettings settings) : IDisposable
{
    private const string Standard = "a-3a";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private SideProcess? _side;
    private string? _eastAsianFonts;
    private long _lastId;

    /// <summary>Null while none runs.</summary>
    public int? ProcessId => _side?.Id;

    /// <param name="eastAsianFonts">Where the document needs them, the folder that holds them; null otherwise.</param>
    public async Task<byte[]> Compile(string main, IReadOnlyList<SideFile> files, string? eastAsianFonts, CancellationToken cancel)
    {
        var answer = await Queue(new SideRequest(0, main, files, Standard), eastAsianFonts, cancel);
        return answer.Pdf ?? throw new PdfEngineException("The PDF engine answered without a PDF.");
    }

    /// <param name="eastAsianFonts">As for <see cref="Compile"/>.</param>
    public async Task<DrawnPicture> Draw(SideDrawing drawing, string? eastAsianFonts, CancellationToken cancel)
    {
        var answer = await Queue(new SideRequest(0, Drawing: drawing), eastAsianFonts, cancel);
        return answer is { Png: { } png, Outlines: { } svg } ? new(png, Encoding.UTF8.GetBytes(svg)) : throw new PdfEngineException("The PDF engine answered without a picture.");
    }

    public void Dispose()
    {
        Stop();
        _turn.Dispose();
    }

    private async Task<SideAnswer> Queue(SideRequest job, string? eastAsianFonts, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            // A process that has them keeps them: what does not need them uses no glyph of theirs.
            if (eastAsianFonts is not null && _eastAsianFonts is null) Stop();
            _eastAsianFonts ??= eastAsianFonts;
            var request = job with { Id = ++_lastId };
            return Checked(await AskOnceMoreAfterACrash(request, cancel), request.Id);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<SideAnswer> AskOnceMoreAfterACrash(SideRequest request, CancellationToken cancel)
    {
        try
        {
            return await Ask(request, cancel);
        }
        catch (SideProcessEndedException)
        {
            try
            {
                return await Ask(request, cancel);
            }
            catch (SideProcessEndedException again)
            {
                throw new PdfEngineException("The PDF engine crashed twice on the same document.", again);
            }
        }
    }

    private async Task<SideAnswer> Ask(SideRequest request, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.TimeOut);
        var answered = false;
        try
        {
            _side ??= await SideProcess.Start(settings, _eastAsianFonts, limit.Token);
            var answer = await _side.Ask(request, limit.Token);
            answered = answer.ResidentBytes <= settings.RecycleAboveBytes;
            return answer;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new PdfEngineException(string.Create(CultureInfo.InvariantCulture, $"The PDF engine did not answer within {settings.TimeOut.TotalSeconds} s; {TypstSettings.SecondsVariable} sets another limit."));
        }
        finally
        {
            // After anything but a clean answer the next line of this process could belong to this job.
            if (!answered) Stop();
        }
    }

    private static SideAnswer Checked(SideAnswer answer, long id)
    {
        if (answer.Id != id) throw new PdfEngineException($"The PDF engine answered job {answer.Id} instead of {id}.");
        return answer.Errors is { } errors ? throw new PdfEngineException("The PDF engine refused the document: " + string.Join("; ", errors)) : answer;
    }

    private void Stop()
    {
        _side?.Dispose();
        _side = null;
    }
}
