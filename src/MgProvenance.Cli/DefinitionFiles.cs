using MgProvenance.Application.Reports;

namespace MgProvenance.Cli;

/// <summary>Definitions, wordings and styles: files of the user, and those that the program carries under <c>reports/</c>.</summary>
internal static class DefinitionFiles
{
    private const string Extension = ".json", Styles = "styles/";

    /// <param name="definition">A file, whose wording and style are looked for beside it first; or the name of one that the program carries.</param>
    /// <param name="style">A file or a name, in place of the definition's own; null for that.</param>
    public static ReportDefinition Read(string definition, string? style = null)
    {
        var beside = File.Exists(definition) ? Path.GetDirectoryName(Path.GetFullPath(definition)) : null;
        return ReportDefinition.Read(Named(definition, string.Empty, "definition"), Find, style is null ? null : Named(style, Styles, "style"));

        NamedFile? Find(string path) => beside is not null && File.Exists(Path.Combine(beside, path)) ? OnDisk(Path.Combine(beside, path)) : Carried(path);
    }

    private static NamedFile Named(string fileOrName, string folder, string what)
    {
        if (File.Exists(fileOrName)) return OnDisk(fileOrName);
        return Carried(folder + fileOrName + Extension)
            ?? throw VerbEndsException.Refused($"{what}.missing", $"There is no file {fileOrName}, and the program carries no {what} of that name; it carries {string.Join(", ", Assets.In(folder).Select(Path.GetFileNameWithoutExtension))}.");
    }

    private static NamedFile OnDisk(string path) => new(path, File.ReadAllBytes(path));

    private static NamedFile? Carried(string path) => Assets.Find(path) is { } content ? new NamedFile($"reports/{path} of the program", content) : null;
}
