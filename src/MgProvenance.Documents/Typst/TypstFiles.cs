using System.Reflection;

namespace MgProvenance.Documents.Typst;

/// <summary>Where the side process finds its packages and fonts, and the texts that ship inside this assembly.</summary>
internal static class TypstFiles
{
    /// <summary>Overrides the search for <c>node_modules</c>.</summary>
    public const string PackagesVariable = "MGP_NODE_MODULES";

    /// <summary>The faces that the template uses, in the order in which they are offered to Typst.</summary>
    public static readonly IReadOnlyList<string> Faces =
    [
        "source-serif-4/400Regular", "source-serif-4/400Regular_Italic", "source-serif-4/700Bold", "source-serif-4/700Bold_Italic",
        "source-sans-3/400Regular", "source-sans-3/400Regular_Italic", "source-sans-3/600SemiBold", "source-sans-3/700Bold", "source-sans-3/700Bold_Italic",
        "source-code-pro/400Regular", "source-code-pro/400Regular_Italic", "source-code-pro/700Bold", "source-code-pro/700Bold_Italic",
    ];

    public static string Template { get; } = Read("template.typ");

    public static string Sidecar { get; } = Read("sidecar.cjs");

    /// <summary>The folder with the npm packages: the variable, else beside the program, else that of the checkout the program runs in.</summary>
    /// <exception cref="PdfEngineException">It is nowhere.</exception>
    public static string FindPackages(string startFolder, string? overriding)
    {
        if (!string.IsNullOrEmpty(overriding))
        {
            return HasEngine(overriding) ? Path.GetFullPath(overriding) : throw new PdfEngineException($"{PackagesVariable} is {overriding}, which does not hold the PDF engine.");
        }

        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            string[] places = [Path.Combine(folder.FullName, "node_modules"), Path.Combine(folder.FullName, "src", "MgProvenance.Documents", "npm", "node_modules")];
            if (places.FirstOrDefault(HasEngine) is { } found) return found;
        }

        throw new PdfEngineException(
            $"The PDF engine's npm packages were found neither beside nor above {startFolder}. Build src/MgProvenance.Documents, or set {PackagesVariable} to its node_modules folder.");
    }

    public static string FontFolder(string packages, string face) => Path.Combine(packages, "@expo-google-fonts", face);

    /// <exception cref="PdfEngineException">It is not there.</exception>
    public static string FontFile(string packages, string face)
    {
        var folder = FontFolder(packages, face);
        return Directory.Exists(folder) && Directory.GetFiles(folder, "*.ttf") is [var file]
            ? file
            : throw new PdfEngineException($"The font {face} is not in {folder}. Build src/MgProvenance.Documents again, or set {PackagesVariable} to a node_modules folder that has it.");
    }

    private static bool HasEngine(string packages) => Directory.Exists(Path.Combine(packages, "@myriaddreamin"));

    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
