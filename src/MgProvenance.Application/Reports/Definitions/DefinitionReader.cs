using System.Text.Json;
using System.Text.RegularExpressions;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Definitions;

/// <summary>Reads definitions: those that people write, in files that name each other, and those that are kept in one piece with issued reports.</summary>
internal static partial class DefinitionReader
{
    public static IReadOnlyList<string> Members { get; } = ["name", "title", "language", "sections", "wording"];

    /// <summary>Without a style the program's own is used.</summary>
    public static IReadOnlyList<string> Optional { get; } = ["style", "$schema"];

    /// <summary>How reports looked whose definitions had no style yet.</summary>
    private static readonly DocumentStyle BeforeStyles = DocumentStyle.Default with { EastAsianText = EastAsianText.CodePoints };

    public static ReportDefinition Kept(byte[] json)
    {
        var file = Open(new NamedFile("the kept definition", json));
        return Read(file, (file, file.Root.Find("wording")!), (file, file.Root.Find("style")), BeforeStyles);
    }

    public static ReportDefinition Written(NamedFile definition, Func<string, NamedFile?> find, NamedFile? otherStyle)
    {
        var file = Open(definition);
        var wording = Part(file, file.Root.Find("wording")!, find);
        var style = otherStyle is not null ? Whole(otherStyle) : file.Root.Find("style") is { } own ? Part(file, own, find) : (file, null);
        var read = Read(file, wording, style, DocumentStyle.Default);
        CheckKeys(wording.File, wording.Value);
        return read;
    }

    private static HandWritten Open(NamedFile definition)
    {
        var file = new HandWritten(definition.Name, definition.Content);
        file.Holds(file.Root, Members, Optional);
        return file;
    }

    private static ReportDefinition Read(HandWritten file, (HandWritten File, PlacedJson Value) wording, (HandWritten File, PlacedJson? Value) style, DocumentStyle without) =>
        new(
            Matching(file, "name", NameForm(), "lower-case letters, digits and single dashes can, at most 40"),
            file.Text(file.Root.Find("title")!),
            Matching(file, "language", LanguageForm(), "a language with or without a region can, for example en-GB"),
            Sections(file, file.Root.Find("sections")!),
            Sentences(wording.File, wording.Value),
            style.Value is null ? without : StyleReader.Read(style.File, style.Value));

    private static (HandWritten File, PlacedJson Value) Whole(NamedFile part)
    {
        var file = new HandWritten(part.Name, part.Content);
        return (file, file.Root);
    }

    /// <summary>A part that is written out, or the file that its path names.</summary>
    private static (HandWritten File, PlacedJson Value) Part(HandWritten file, PlacedJson value, Func<string, NamedFile?> find)
    {
        if (value.Kind == JsonTokenType.StartObject) return (file, value);
        var path = file.Text(value);
        if (Path.IsPathRooted(path) || path.Split('/', '\\').Contains("..")) throw file.Fault("definition.path-outside", value, $"{path} leads out of the folder of the definition.");
        return Whole(find(path) ?? throw file.Fault("definition.file-missing", value, $"There is no file {path}: neither beside the definition nor in the program."));
    }

    private static string Matching(HandWritten file, string member, Regex form, string usable)
    {
        var value = file.Root.Find(member)!;
        return form.IsMatch(file.Text(value)) ? value.Text : throw file.Fault($"definition.{member}-malformed", value, $"“{value.Text}” cannot be used; {usable}.");
    }

    private static string[] Sections(HandWritten file, PlacedJson list)
    {
        if (list.Kind != JsonTokenType.StartArray) throw file.Fault("definition.malformed", list, "This must be a list of sections in brackets.");
        foreach (var (section, i) in list.Items.Select((s, i) => (s, i)))
        {
            if (ReportSections.Find(file.Text(section)) is null) throw file.Fault("definition.section-unknown", section, $"There is no section “{section.Text}”; known are {string.Join(", ", ReportSections.All.Select(s => s.Name).Order(StringComparer.Ordinal))}.");
            if (list.Items.Take(i).Any(s => s.Text == section.Text)) throw file.Fault("definition.section-twice", section, $"The section “{section.Text}” is here twice.");
        }

        return [.. list.Items.Select(s => s.Text)];
    }

    private static SortedDictionary<string, string> Sentences(HandWritten file, PlacedJson wording)
    {
        if (wording.Kind != JsonTokenType.StartObject) throw file.Fault("definition.malformed", wording, "A wording is an object in braces: a sentence for each key.");
        file.NothingTwice(wording, "definition.wording-twice");
        return new(wording.Members.Where(m => m.Name != "$schema").ToDictionary(m => m.Name, m => file.Text(m.Value)), StringComparer.Ordinal);
    }

    /// <summary>A slip of the pen in a key or a placeholder is found here, and not in the one report that says the sentence.</summary>
    private static void CheckKeys(HandWritten file, PlacedJson wording)
    {
        foreach (var (key, sentence) in wording.Members)
        {
            if (key == "$schema") continue;
            if (!WordingKeys.Facts.TryGetValue(key, out var facts)) throw file.Fault("definition.wording-unknown", sentence, $"The program says nothing called “{key}”.");
            if (Wording.FaultOf(file.Text(sentence), facts) is { } fault) throw file.Fault("definition.wording-malformed", sentence, fault);
        }

        var missing = WordingKeys.Facts.Keys.Where(k => wording.Find(k) is null).ToList();
        if (missing.Count > 0) throw file.Fault("definition.wording-missing", wording, $"The wording lacks {string.Join(", ", missing.Select(m => $"“{m}”"))}.");
    }

    [GeneratedRegex("^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    public static partial Regex NameForm();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z]{2})?$")]
    public static partial Regex LanguageForm();
}
