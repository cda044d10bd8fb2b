using System.Globalization;
using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Definitions;

/// <summary>A JSON file that somebody wrote by hand. Whatever is wrong with it is refused with file, line and path.</summary>
internal sealed class HandWritten
{
    private readonly string _file;

    /// <exception cref="MalformedValueException">It is no JSON object.</exception>
    public HandWritten(string file, byte[] json)
    {
        _file = file;
        try
        {
            Root = PlacedJson.Parse(json);
        }
        catch (JsonException e)
        {
            // The reader repeats the place at the end of its sentence.
            var sentence = e.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal) is var end and >= 0 ? e.Message[..end] : e.Message;
            throw new MalformedValueException("definition.malformed", string.Create(CultureInfo.InvariantCulture, $"{file}, line {e.LineNumber + 1}: {sentence}"));
        }

        if (Root.Kind != JsonTokenType.StartObject) throw Fault("definition.malformed", Root, "This must be an object in braces.");
    }

    public PlacedJson Root { get; }

    public MalformedValueException Fault(string code, PlacedJson at, string sentence) =>
        new(code, string.Create(CultureInfo.InvariantCulture, $"{_file}, line {at.Line}{(at.Path.Length > 0 ? ", " : string.Empty)}{at.Path}: {sentence}"));

    /// <summary>Refuses an object with members that nobody reads, with the same member twice, or that lacks a required one.</summary>
    public void Holds(PlacedJson node, IReadOnlyCollection<string> required, params IReadOnlyCollection<string> optional)
    {
        foreach (var (name, value) in node.Members)
        {
            if (!required.Contains(name) && !optional.Contains(name)) throw Fault("definition.malformed", value, $"There is no member “{name}”; known are {string.Join(", ", required.Concat(optional))}.");
        }

        foreach (var name in required) if (node.Find(name) is null) throw Fault("definition.malformed", node, $"The member “{name}” is missing.");
        NothingTwice(node, "definition.malformed");
    }

    public void NothingTwice(PlacedJson node, string code)
    {
        if (node.Members.GroupBy(m => m.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Fault(code, twice.Last().Value, $"“{twice.Key}” is here twice.");
    }

    public string Text(PlacedJson node) =>
        node.Kind == JsonTokenType.String ? node.Text : throw Fault("definition.malformed", node, "This must be a text in quotes.");

    public double Number(PlacedJson node, double least, double most)
    {
        if (node.Kind != JsonTokenType.Number) throw Fault("definition.malformed", node, "This must be a number.");
        return double.Parse(node.Text, CultureInfo.InvariantCulture) is var number && number >= least && number <= most
            ? number
            : throw Fault("style.out-of-range", node, string.Create(CultureInfo.InvariantCulture, $"{node.Text} cannot be used; from {least} to {most} can."));
    }

    public T OneOf<T>(PlacedJson node, IReadOnlyDictionary<string, T> known) =>
        known.TryGetValue(Text(node), out var value) ? value : throw Fault("definition.malformed", node, $"“{node.Text}” is not known; known are {string.Join(", ", known.Keys)}.");
}
