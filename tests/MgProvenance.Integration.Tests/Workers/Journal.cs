using System.Text;

namespace MgProvenance.Integration.Tests.Workers;

/// <summary>What a writer was told, one line each, on disk before it goes on. The last line may be torn: it was not acknowledged to anybody then.</summary>
internal sealed class Journal : IDisposable
{
    private readonly FileStream _file;
    private readonly bool _durable;

    /// <param name="durable">Whether each line is flushed to the disk; needed where the machine may lose power, and slow.</param>
    public Journal(string path, bool durable)
    {
        _durable = durable;
        var whole = File.Exists(path) ? Encoding.UTF8.GetByteCount(string.Concat(Lines(path).Select(line => line + '\n'))) : 0;
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _file.SetLength(whole);
        _file.Position = whole;
    }

    public void Write(string line)
    {
        lock (_file)
        {
            _file.Write(Encoding.UTF8.GetBytes(line + '\n'));
            if (_durable) _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The whole lines of a journal.</summary>
    public static IReadOnlyList<string> Lines(string path)
    {
        var text = File.ReadAllText(path);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
