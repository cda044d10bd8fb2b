using System.Globalization;
using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Parsing.ColumnMap;

/// <summary>The properties of one object of a map, each of the type that it must have. What is wrong is a fatal finding that names property and line.</summary>
internal sealed class MapProperties(PlacedJson node, FindingList findings)
{
    public PlacedJson Node => node;

    public static string Place(PlacedJson node) => FormattableString.Invariant($"map line {node.Line}");

    /// <summary>A property that nobody reads is a slip of the pen, and could change the numbers unseen.</summary>
    public void Only(params string[] names)
    {
        foreach (var (name, value) in node.Members)
        {
            if (!names.Contains(name)) findings.Fatal("map.unknown-property", Place(value), $"A column map has no property '{value.Path}'.", string.Join(", ", names), name);
        }

        foreach (var twice in node.Members.GroupBy(m => m.Name, StringComparer.Ordinal).Where(g => g.Count() > 1)) findings.Fatal("map.twice", Place(twice.Last().Value), $"'{twice.Last().Value.Path}' is given twice.");
    }

    public string? Text(string name)
    {
        if (node.Find(name) is not { } value) return null;
        if (value.Kind == JsonTokenType.String && value.Text.Length > 0) return value.Text;
        WrongType(value, "a text in quotes");
        return null;
    }

    public string RequiredText(string name)
    {
        if (node.Find(name) is null) Missing(name);
        return Text(name) ?? "";
    }

    public int? Whole(string name, int least)
    {
        if (node.Find(name) is not { } value) return null;
        if (value.Kind == JsonTokenType.Number && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        WrongType(value, FormattableString.Invariant($"a whole number, {least} or more"));
        return null;
    }

    public double? Number(string name)
    {
        if (node.Find(name) is not { } value) return null;
        if (value.Kind == JsonTokenType.Number && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number != 0) return number;
        WrongType(value, "a number that is not zero");
        return null;
    }

    public bool? Flag(string name)
    {
        if (node.Find(name) is not { } value) return null;
        if (value.Kind is JsonTokenType.True or JsonTokenType.False) return value.Kind == JsonTokenType.True;
        WrongType(value, "true or false");
        return null;
    }

    /// <summary>One of a few words, or null where the property is not there.</summary>
    public T? Choice<T>(string name, params (string Word, T Means)[] choices) where T : struct
    {
        if (Text(name) is not { } word) return null;
        foreach (var (known, means) in choices)
        {
            if (known == word) return means;
        }

        findings.Fatal("map.unknown-value", Place(node.Find(name)!), $"'{node.Find(name)!.Path}' cannot be this.", string.Join(", ", choices.Select(c => c.Word)), word);
        return null;
    }

    public void Missing(string name) => findings.Fatal("map.missing-property", Place(node), $"The column map lacks '{(node.Path.Length == 0 ? name : $"{node.Path}.{name}")}'.");

    public void WrongType(PlacedJson value, string expected) =>
        findings.Fatal("map.wrong-type", Place(value), $"'{value.Path}' is not what it must be.", expected, value.Text.Length > 0 ? value.Text : value.Kind.ToString());
}
