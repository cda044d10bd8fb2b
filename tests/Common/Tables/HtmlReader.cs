using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MgProvenance.Testing.Tables;

/// <summary>A tag of an HTML file with the text that follows it up to the next tag.</summary>
internal sealed record HtmlTag(string Name, IReadOnlyDictionary<string, string> Attributes, string Text)
{
    public string this[string attribute] => Attributes.GetValueOrDefault(attribute, "");
}

/// <summary>Reads HTML by itself, so that these tests do not trust the writer.</summary>
internal static partial class HtmlReader
{
    public static IReadOnlyList<HtmlTag> Tags(byte[] file) =>
        [.. Tag().Matches(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file)).Select(m => new HtmlTag(
            m.Groups["name"].Value,
            Attribute().Matches(m.Groups["rest"].Value).ToDictionary(a => a.Groups["name"].Value, a => WebUtility.HtmlDecode(a.Groups["value"].Value), StringComparer.Ordinal),
            WebUtility.HtmlDecode(m.Groups["text"].Value)))];

    /// <summary>Each table as <see cref="TableLines"/> writes that of the model.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Tables(byte[] file)
    {
        var (tables, lines, cells, cell) = (new List<IReadOnlyList<string>>(), new List<string>(), new List<string>(), new StringBuilder());
        var (row, unit, columns, skipped, isHead, isNotes) = ("", "", "", 0, false, false);
        foreach (var tag in Tags(file))
        {
            switch (tag.Name)
            {
                case "table": lines = []; break;
                case "caption" or "td" or "th" or "p": cell.Clear(); break;
                case "tr":
                    (row, cells, columns) = (tag["class"] switch { "group" => "Group", "emphasis" => "Emphasis", _ => "Body" }, [], "");
                    break;
                case "code" when tag["class"] == "trace": skipped++; break;
                case "/code" when skipped > 0: skipped--; break;
                case "span" when tag["class"] == "unit":
                    unit = cell.ToString().TrimEnd();
                    cell.Clear();
                    break;
            }

            switch (tag.Name)
            {
                case "/caption": lines.Add("caption " + cell); break;
                case "/td" or "/th":
                    cells.Add(unit.Length > 0 ? TableLines.Head(unit, cell.ToString()) : cell + (columns.Length > 0 ? $" x{columns}" : ""));
                    unit = "";
                    break;
                case "/tr": lines.Add((isHead ? columns.Length > 0 ? "heads" : "head" : row) + " " + string.Join(" | ", cells)); break;
                case "thead": isHead = true; break;
                case "/thead": isHead = false; break;
                case "/table": tables.Add(lines); break;
                case "div" when tag["class"] == "notes": isNotes = true; break;
                case "/div": isNotes = false; break;
                case "/p" when isNotes: lines.Add("note " + cell); break;
            }

            if (isHead && tag["colspan"] is { Length: > 0 } spanned) columns = spanned;
            if (skipped == 0) cell.Append(tag.Text);
        }

        return tables;
    }

    [GeneratedRegex("""<(?<name>/?[a-zA-Z!][a-zA-Z0-9]*)(?<rest>(?:[^<>"]|"[^"]*")*)>(?<text>[^<]*)""")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[a-zA-Z][a-zA-Z0-9:-]*)(?:="(?<value>[^"]*)")?""")]
    private static partial Regex Attribute();
}
