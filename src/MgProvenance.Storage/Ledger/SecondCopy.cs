using System.Text;
using System.Text.Json;

namespace MgProvenance.Storage.Ledger;

/// <summary>
/// Every checkpoint once more, in a file outside the notebook: one JSON string (the signed note) per line, appended and flushed to disk.
/// It remembers what a restored or rewritten database forgot.
/// </summary>
internal static class SecondCopy
{
    /// <summary>The notes in order; a last line without its end was cut off by a crash and does not count.</summary>
    /// <exception cref="InvalidDataException">A line is damaged.</exception>
    public static async Task<IReadOnlyList<string>> Read(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) return [];
        var lines = (await File.ReadAllTextAsync(path, Encoding.UTF8, cancellation)).Split('\n')[..^1];
        return [.. lines.Select((line, index) => Note(line, path, index + 1))];
    }

    /// <summary>The caller sees to it that only one process appends.</summary>
    public static async Task Append(string path, string note, CancellationToken cancellation)
    {
        await using var file = PrivateFile.Open(path, FileMode.OpenOrCreate);
        CutTornLine(file);
        await file.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(note) + "\n"), cancellation);
        file.Flush(flushToDisk: true);
    }

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

    private static string Note(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(line) ?? throw new InvalidDataException($"{path}, line {number}: no checkpoint.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}, line {number}: damaged.", e);
        }
    }
}
