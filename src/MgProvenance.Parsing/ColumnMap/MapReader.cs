using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Domain.Kernel;
using MgProvenance.Parsing.Cycling;

namespace MgProvenance.Parsing.ColumnMap;

/// <summary>Reads a column map and says, by line and property, what is wrong with it.</summary>
internal sealed class MapReader(FindingList findings)
{
    private const int SchemaVersion = 1;
    private const int MostBytes = 1 << 20;

    /// <summary>The map, or null with fatal findings.</summary>
    public static CsvMap? Read(ReadOnlyMemory<byte> json, FindingList findings)
    {
        if (json.Length > MostBytes)
        {
            findings.Fatal("map.too-large", "map", $"This is too long for a column map.", $"{MostBytes} bytes at most", $"{json.Length} bytes");
            return null;
        }

        if (Parse(json.Span, findings) is not { } root) return null;
        if (root.Kind != JsonTokenType.StartObject)
        {
            findings.Fatal("map.wrong-type", MapProperties.Place(root), $"A column map is a JSON object.");
            return null;
        }

        var map = new MapReader(findings).Map(new MapProperties(root, findings), Convert.ToHexStringLower(SHA256.HashData(json.Span)));
        return findings.HasFatal ? null : map;
    }

    private static PlacedJson? Parse(ReadOnlySpan<byte> json, FindingList findings)
    {
        try
        {
            return PlacedJson.Parse(json);
        }
        catch (JsonException e)
        {
            findings.Fatal("map.json", FormattableString.Invariant($"map line {e.LineNumber + 1}"), $"The column map is not JSON from here on: {e.Message}");
            return null;
        }
    }

    private CsvMap Map(MapProperties map, string sha256)
    {
        map.Only("columnMap", "name", "version", "instrument", "encoding", "separator", "decimalMark", "header", "headerRow", "linesBeforeHeader", "linesAfterHeader", "missing", "positiveCurrent", "states", "columns");
        if (map.Node.Find("columnMap") is null) map.Missing("columnMap");
        else if (map.Whole("columnMap", 1) is { } schema and not SchemaVersion) findings.Fatal("map.unknown-schema", MapProperties.Place(map.Node.Find("columnMap")!), $"This program knows column maps of schema {SchemaVersion} only.", found: $"{schema}");
        var hasHeader = map.Flag("header") ?? true;
        var headerRow = map.Text("headerRow");
        if (headerRow is not null && (!hasHeader || map.Node.Find("linesBeforeHeader") is not null))
        {
            findings.Fatal("map.contradiction", MapProperties.Place(map.Node.Find("headerRow")!), $"'headerRow' finds the header by its text; 'linesBeforeHeader' and 'header': false say otherwise.");
        }

        var sign = map.Choice("positiveCurrent", ("charge", 1), ("discharge", -1));
        var columns = Columns(map, hasHeader, sign);
        return new CsvMap(
            map.RequiredText("name"),
            map.RequiredText("version"),
            map.Text("instrument"),
            map.Choice<int>("encoding", [.. Text.TextEncoding.Names.Select((n, i) => (n, i))]) is { } encoding ? Text.TextEncoding.Names[encoding] : null,
            map.Choice("separator", (",", (byte)','), (";", (byte)';'), ("\t", (byte)'\t'), ("tab", (byte)'\t'), ("|", (byte)'|')),
            map.Choice("decimalMark", (".", (byte)'.'), (",", (byte)',')) ?? (byte)'.',
            hasHeader,
            headerRow,
            map.Whole("linesBeforeHeader", 0) ?? 0,
            map.Whole("linesAfterHeader", 0) ?? 0,
            map.Text("missing") ?? "-",
            States(map),
            columns,
            sha256);
    }

    private Dictionary<string, string> States(MapProperties map)
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.Node.Find("states") is not { } node) return states;
        if (node.Kind != JsonTokenType.StartObject)
        {
            map.WrongType(node, "an object: the instrument's word, and what it means");
            return states;
        }

        foreach (var (word, means) in node.Members)
        {
            if (!StepNames.IsPlain(means.Text)) findings.Fatal("map.unknown-value", MapProperties.Place(means), $"'{means.Path}' cannot be this.", string.Join(", ", StepNames.Plain), means.Text);
            if (!states.TryAdd(word, means.Text)) findings.Fatal("map.twice", MapProperties.Place(means), $"'{means.Path}' is given twice.");
        }

        return states;
    }

    private List<MappedColumn> Columns(MapProperties map, bool hasHeader, int? sign)
    {
        var columns = new List<MappedColumn>();
        if (map.Node.Find("columns") is not { } node)
        {
            map.Missing("columns");
            return columns;
        }

        if (node.Kind != JsonTokenType.StartArray || node.Items.Count == 0) map.WrongType(node, "a list of at least one column");
        foreach (var item in node.Items)
        {
            if (item.Kind != JsonTokenType.StartObject)
            {
                map.WrongType(item, "an object with name or position, and meaning");
                continue;
            }

            if (new MapColumn(new MapProperties(item, findings), findings).Read(hasHeader, sign) is not { } column) continue;
            var other = columns.Find(c => (c.Meaning == column.Meaning && MapMeanings.IsSingle(c.Meaning)) || (c.Name is not null && c.Name == column.Name) || (c.Position is not null && c.Position == column.Position));
            if (other is not null) findings.Fatal("map.twice", MapProperties.Place(item), $"'{item.Path}' is the column or has the meaning of {other.Place}.");
            columns.Add(column);
        }

        return columns;
    }
}
