using System.Reflection;

namespace MgProvenance.Cli;

/// <summary>Files under <c>reports/</c> that the program carries: definitions and the example study.</summary>
internal static class Assets
{
    private const string Folder = "reports/";

    public static byte[] Read(string path) => Find(path) ?? throw new InvalidOperationException($"The program carries no {Folder}{path}.");

    /// <summary>Null where the program carries no such file.</summary>
    public static byte[]? Find(string path)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + path);
        if (resource is null) return null;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>A report definition: a file, or the name of one that the program carries.</summary>
    public static byte[] Definition(string fileOrName)
    {
        if (File.Exists(fileOrName)) return File.ReadAllBytes(fileOrName);
        var known = Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && !n[Folder.Length..].Contains('/', StringComparison.Ordinal)).Select(n => Path.GetFileNameWithoutExtension(n[Folder.Length..]));
        return known.Contains(fileOrName, StringComparer.Ordinal)
            ? Read(fileOrName + ".json")
            : throw VerbEndsException.Refused("definition.missing", $"There is no file {fileOrName}, and the program carries no definition of that name; it carries {string.Join(", ", known)}.");
    }
}
