using System.Reflection;

namespace MgProvenance.Cli;

/// <summary>Files under <c>reports/</c> that the program carries: definitions with their wording and styles, settings of audits and the example study.</summary>
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

    /// <summary>Names of the files in a folder of those, <c>styles/</c> for example, not of those in folders below it.</summary>
    public static IEnumerable<string> In(string folder) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder + folder, StringComparison.Ordinal)).Select(n => n[(Folder + folder).Length..])
            .Where(n => !n.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
