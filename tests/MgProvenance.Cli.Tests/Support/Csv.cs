using System.Text;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>Reads CSV by RFC 4180, so that these tests do not trust the writer.</summary>
internal static class Csv
{
    public static IReadOnlyList<string[]> Rows(string file)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        var text = File.ReadAllText(file);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    EndCell();
                    break;
                case '\n' when !quoted:
                    EndCell();
                    rows.Add([.. row]);
                    row.Clear();
                    break;
                case '\r' when !quoted:
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            EndCell();
            rows.Add([.. row]);
        }

        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
