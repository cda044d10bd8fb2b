using System.Text;
using System.Text.Json;

namespace MgProvenance.Storage.Ledger;

/// <summary>
/// Every checkpoint once more, in a file outside the notebook: one JSON string (the signed note) per line, appended and flushed to disk.
/// It remembers what a restored or rewritten database forgot.
/// </summary>
internal static class SecondCopy
{
    private const int Chunk = 4096;

    /// <summary>The notes in order; a last line without its end was cut off by a crash and does not count.</summary>
    /// <exception cref="SecondCopyException">The file cannot be read, or a line is damaged.</exception>
    public static async Task<IReadOnlyList<string>> Read(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) return [];
        var lines = (await Use(path, () => File.ReadAllTextAsync(path, Encoding.UTF8, cancellation))).Split('\n')[..^1];
        return [.. lines.Select((line, index) => Note(line, path, $"line {index + 1}"))];
    }

    /// <summary>The last of them, without reading the others.</summary>
    /// <exception cref="SecondCopyException">The file cannot be read, or this line is damaged.</exception>
    public static async Task<string?> Last(string path, CancellationToken cancellation) =>
        File.Exists(path) && await Use(path, () => LastLine(path, cancellation)) is { } line ? Note(line, path, "the last line") : null;

    /// <summary>The caller sees to it that only one process appends.</summary>
    /// <exception cref="SecondCopyException">The file cannot be written.</exception>
    public static Task Append(string path, string note, CancellationToken cancellation) => Use(path, async () =>
    {
        await using var file = PrivateFile.Open(path, FileMode.OpenOrCreate);
        CutTornLine(file);
        await file.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(note) + "\n"), cancellation);
        file.Flush(flushToDisk: true);
        return file.Length;
    });

    private static void CutTornLine(FileStream file)
    {
        var end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n') break;
            end--;
        }

        file.SetLength(end);
        file.Position = end;
    }

    private static async Task<string?> LastLine(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        for (var wanted = (long)Chunk; ; wanted *= 2)
        {
            var start = Math.Max(file.Length - wanted, 0);
            var tail = new byte[file.Length - start];
            file.Position = start;
            await file.ReadExactlyAsync(tail, cancellation);
            var end = Array.LastIndexOf(tail, (byte)'\n');
            if (end < 0 && start == 0) return null;
            var before = end <= 0 ? -1 : Array.LastIndexOf(tail, (byte)'\n', end - 1);
            if (end >= 0 && (before >= 0 || start == 0)) return Encoding.UTF8.GetString(tail, before + 1, end - before - 1);
        }
    }

    private static async Task<T> Use<T>(string path, Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecondCopyException(path, e.Message, e);
        }
    }

    private static string Note(string line, string path, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(line) ?? throw new SecondCopyException(path, $"{place} holds no checkpoint");
        }
        catch (JsonException e)
        {
            throw new SecondCopyException(path, $"{place} is damaged", e);
        }
    }
}

/// <summary>The second copy of the checkpoints cannot be read or written. Nothing is signed until somebody has looked.</summary>
public sealed class SecondCopyException(string path, string reason, Exception? cause = null) : Exception(
    $"The second copy of the checkpoints cannot be used: {path}, {reason}. Make it readable and writable, or restore it from a backup. If it is lost, move it aside but keep it, and run: mgp verify. The next checkpoint then begins a new file.", cause);
