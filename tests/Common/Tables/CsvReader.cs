using System.Text;

namespace MgProvenance.Testing.Tables;

/// <summary>Reads CSV by RFC 4180, so that these tests do not trust the writer.</summary>
internal static class CsvReader
{
    public static IReadOnlyList<string[]> Rows(byte[] file)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is ',' or '\n') End(text[i] == '\n');
            else if (quoted || text[i] != '\r') cell.Append(text[i]);
        }

        Assert.True(cell.Length == 0 && row.Count == 0 && !quoted, "The file does not end with a line end.");
        return rows;

        void End(bool ofRow)
        {
            row.Add(cell.ToString());
            cell.Clear();
            if (!ofRow) return;
            rows.Add([.. row]);
            row.Clear();
        }
    }
}
