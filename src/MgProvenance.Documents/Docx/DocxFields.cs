using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>Fields with the result they would have, so that Word need not ask whether to update them.</summary>
internal static class DocxFields
{
    /// <param name="code">Made by the program, never of text from a document.</param>
    /// <param name="result">All of the field looks as it does, which is how another result will look.</param>
    public static OpenXmlElement[] Field(string code, W.Run result) => [.. Open(code).Select(part => Like(result, part)), result, Like(result, Close())];

    public static W.Run[] Open(string code) =>
    [
        Mark(W.FieldCharValues.Begin),
        new(new W.FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
        Mark(W.FieldCharValues.Separate),
    ];

    public static W.Run Close() => Mark(W.FieldCharValues.End);

    private static W.Run Mark(W.FieldCharValues kind) => new(new W.FieldChar { FieldCharType = kind });

    private static W.Run Like(W.Run model, W.Run run)
    {
        if (model.RunProperties is { } properties) run.RunProperties = (W.RunProperties)properties.CloneNode(deep: true);
        return run;
    }

    /// <summary>The letters and digits of a text as a name in a field code or of a bookmark.</summary>
    public static string Name(string text, int longest)
    {
        var name = new StringBuilder();
        foreach (var c in text) if (name.Length < longest) name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        return name.ToString();
    }
}

/// <summary>Names anchors as Word does: at most 40 letters, digits and underscores. A leading underscore keeps a bookmark out of Word's list.</summary>
internal sealed class Bookmarks
{
    private const int Longest = 24;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _placed;

    public string NameOf(string anchor)
    {
        if (!_names.TryGetValue(anchor, out var name)) _names.Add(anchor, name = string.Create(CultureInfo.InvariantCulture, $"_{DocxFields.Name(anchor, Longest)}_{_names.Count + 1}"));
        return name;
    }

    public OpenXmlElement[] Around(string anchor, params OpenXmlElement[] content)
    {
        var id = (++_placed).ToString(CultureInfo.InvariantCulture);
        return [new W.BookmarkStart { Id = id, Name = NameOf(anchor) }, .. content, new W.BookmarkEnd { Id = id }];
    }
}
