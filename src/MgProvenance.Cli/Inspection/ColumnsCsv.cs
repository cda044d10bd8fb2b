using System.Globalization;
using MgProvenance.Parsing;

namespace MgProvenance.Cli.Inspection;

/// <summary>Every decoded column at full precision, as CSV (RFC 4180).</summary>
internal static class ColumnsCsv
{
    public static async Task Write(InstrumentFile file, FileInfo target, CancellationToken cancellation)
    {
        var writer = Open(target);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(string.Join(',', file.Columns.Select(c => Quoted(c.Name)))).ConfigureAwait(false);
            for (var row = 0; row < file.RowCount; row++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var column = 0; column < file.Columns.Count; column++)
                {
                    if (column > 0) await writer.WriteAsync(',').ConfigureAwait(false);
                    await writer.WriteAsync(Quoted(Cell(file.Columns[column], row))).ConfigureAwait(false);
                }

                await writer.WriteLineAsync().ConfigureAwait(false);
            }
        }
    }

    private static StreamWriter Open(FileInfo target)
    {
        try
        {
            return new StreamWriter(target.FullName, append: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VerbEndsException.Refused("file.unwritable", $"{target.FullName} cannot be written: {e.Message}");
        }
    }

    private static string Cell(Column column, int row) => column.Texts is { } texts ? texts[row] : column.Values[row].ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
