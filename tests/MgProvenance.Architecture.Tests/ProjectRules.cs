using System.Xml.Linq;

namespace MgProvenance.Architecture.Tests;

/// <summary>Which project may reference which, and what the pure ones promise. Each rule returns its violations in words.</summary>
internal static class ProjectRules
{
    private static readonly string[] Core = ["Domain", "Integrity", "Documents", "Analysis", "Parsing", "Application", "Storage"];

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Domain"] = [],
        ["Integrity"] = [],
        ["Documents"] = [],
        ["Analysis"] = ["Domain"],
        ["Parsing"] = ["Domain"],
        ["Application"] = ["Domain", "Integrity", "Documents", "Analysis", "Parsing"],
        ["Storage"] = ["Domain", "Integrity", "Application"],
        ["Web"] = Core,
        ["Cli"] = [.. Core, "Web"],
    };

    private static readonly string[] WithoutPackages = ["Domain", "Integrity"];
    private static readonly string[] PureProjects = ["Domain", "Analysis", "Parsing", "Integrity"];

    private static readonly string[] BannedAtLeast =
        ["P:System.DateTime.UtcNow", "P:System.DateTimeOffset.UtcNow", "M:System.Guid.NewGuid", "P:System.Random.Shared", "T:System.IO.File", "T:System.Net.Http.HttpClient"];

    public static List<TextFile> Projects(IEnumerable<TextFile> files) => [.. files.Where(f => f.Path.EndsWith(".csproj", StringComparison.Ordinal))];

    public static List<string> ForbiddenReferences(IEnumerable<TextFile> files)
    {
        var violations = new List<string>();
        foreach (var project in Projects(files))
        {
            if (!Arrows.TryGetValue(NameOf(project.Path), out var allowed))
            {
                violations.Add($"{project.Path} is not in the table of arrows.");
                continue;
            }

            var targets = Includes(project, "ProjectReference").Select(NameOf);
            violations.AddRange(targets.Where(target => !allowed.Contains(target)).Select(target => $"{project.Path} may not reference {target}."));
        }

        return violations;
    }

    public static List<string> ForbiddenPackages(IEnumerable<TextFile> files) =>
        [.. Projects(files).Where(p => WithoutPackages.Contains(NameOf(p.Path))).SelectMany(p => Includes(p, "PackageReference").Select(package => $"{p.Path} may not use {package}."))];

    public static List<string> TransitiveReferences(TextFile props, IEnumerable<TextFile> files)
    {
        const string property = "DisableTransitiveProjectReferences";
        List<string> violations = [.. Projects(files).Where(p => Values(p, property).Any()).Select(p => $"{p.Path} sets {property} of its own.")];
        if (Values(props, property).SingleOrDefault() != "true") violations.Add($"{props.Path} does not set {property}.");
        return violations;
    }

    public static List<string> Impurities(IReadOnlyList<TextFile> files, TextFile targets)
    {
        var projects = Projects(files);
        List<string> violations = [.. PureProjects.Where(name => !projects.Any(p => NameOf(p.Path) == name)).Select(name => $"{name} was not found.")];
        foreach (var project in projects.Where(p => PureProjects.Contains(NameOf(p.Path))))
        {
            var folder = project.Path[..(project.Path.LastIndexOf('/') + 1)];
            if (Values(project, "Pure").SingleOrDefault() != "true") violations.Add($"{project.Path} is not pure.");
            violations.AddRange(files.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal) && f.Text.Contains("RS0030", StringComparison.Ordinal))
                .Select(f => $"{f.Path} switches the banned-symbol rule off."));
        }

        var banned = files.SingleOrDefault(f => f.Path == "src/BannedSymbols.txt")?.Text.Split('\n').Select(line => line.Split(';')[0]).ToList() ?? [];
        violations.AddRange(BannedAtLeast.Except(banned).Select(symbol => $"src/BannedSymbols.txt does not ban {symbol}."));
        if (!Includes(targets, "AdditionalFiles").Any(path => path.EndsWith("src/BannedSymbols.txt", StringComparison.Ordinal))) violations.Add($"{targets.Path} does not use the list.");
        if (!Includes(targets, "PackageReference").Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers")) violations.Add($"{targets.Path} does not use the analyzer.");
        return violations;
    }

    private static IEnumerable<string> Includes(TextFile project, string item) =>
        XDocument.Parse(project.Text).Descendants(item).Select(e => (string?)e.Attribute("Include") ?? "").Where(include => include.Length > 0);

    private static IEnumerable<string> Values(TextFile project, string property) => XDocument.Parse(project.Text).Descendants(property).Select(e => e.Value.Trim());

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("MgProvenance.", "", StringComparison.Ordinal);
}
