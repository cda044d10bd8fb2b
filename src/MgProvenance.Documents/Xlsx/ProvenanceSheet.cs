using System.Globalization;
using System.Text.Json;

namespace MgProvenance.Documents.Xlsx;

/// <summary>The attached provenance as rows: facts as path and value, then each list with a column per fact of its items. A number leads to the cell in which it is printed.</summary>
internal sealed class ProvenanceSheet(SheetBuilder sheet, TraceNotes notes)
{
    private const double Width = 24, NameWidth = 44;
    private const int WidestList = 40;

    private readonly List<(string Path, JsonElement List)> _lists = [];

    public static void Write(SheetBuilder sheet, JsonElement provenance, TraceNotes notes, string? banner)
    {
        var writing = new ProvenanceSheet(sheet, notes);
        sheet.Widths = [NameWidth, .. Enumerable.Repeat(Width, 9)];
        writing.Line("Provenance", LookKind.Title);
        if (banner is not null) writing.Line(banner, LookKind.Banner);
        writing.Facts("", provenance);
        foreach (var (path, list) in writing._lists) writing.List(path, list);
    }

    private void Line(string text, LookKind kind)
    {
        sheet.NewRow(XlsxText.Height(text, NameWidth, kind), isKept: true);
        sheet.Merged(0, 3, text, new CellLook(kind));
    }

    private void Facts(string path, JsonElement element)
    {
        foreach (var (name, value) in Leaves(path, element))
        {
            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(i => i.ValueKind == JsonValueKind.Object))
            {
                _lists.Add((name, value));
                continue;
            }

            sheet.NewRow();
            sheet.Text(0, name.Length == 0 ? "value" : name, new CellLook(LookKind.Head));
            Value(1, value);
        }
    }

    private void List(string path, JsonElement list)
    {
        var items = list.EnumerateArray().Select(i => Leaves("", i).ToList()).ToList();
        var columns = items.SelectMany(i => i.Select(l => l.Path)).Distinct(StringComparer.Ordinal).Take(WidestList).Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        sheet.NewRow();
        Line(path, LookKind.Title);
        sheet.NewRow();
        foreach (var (name, column) in columns) sheet.Text(column, name, new CellLook(LookKind.Head));
        foreach (var item in items)
        {
            sheet.NewRow();
            foreach (var (name, value) in item.Where(l => columns.ContainsKey(l.Path)).OrderBy(l => columns[l.Path])) Item(columns[name], name, value);
        }
    }

    private void Item(int column, string name, JsonElement value)
    {
        if (name == "key" && value.ValueKind == JsonValueKind.String && notes.PlaceOf(value.GetString()!) is { } place)
        {
            sheet.Text(column, value.GetString()!, new CellLook(LookKind.Link));
            sheet.Link(column, place);
        }
        else Value(column, value);
    }

    /// <summary>Every fact below an element that is no object.</summary>
    private static IEnumerable<(string Path, JsonElement Value)> Leaves(string path, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Leaves(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value))
        : [(path, element)];

    private void Value(int column, JsonElement value)
    {
        var look = new CellLook(LookKind.Fact);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)) sheet.Number(column, value.GetRawText(), look);
        else sheet.Text(column, InWords(value), look);
    }

    /// <summary>Lists within a list are counted: the file itself holds them.</summary>
    private static string InWords(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.EnumerateArray().All(i => i.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) => string.Join(", ", value.EnumerateArray().Select(InWords)),
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"{value.GetArrayLength()} items in provenance.json"),
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
