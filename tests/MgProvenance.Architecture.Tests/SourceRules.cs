using System.Text.RegularExpressions;

namespace MgProvenance.Architecture.Tests;

/// <summary>What no file may hold, and what the top of the repository may.</summary>
internal static partial class SourceRules
{
    // In pieces, so that this file does not break its own rule.
    private static readonly string[] Unwanted =
    [
        "NotImplemented" + "Exception", "nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "yarnpkg" + ".com", "npmmirror" + ".com", "pypi" + ".org", "pythonhosted" + ".org",
        "proxy.golang" + ".org", "crates" + ".io", "repo1.maven" + ".org", "registry" + ".docker",
    ];

    private static readonly string[] TopLevel =
        ["src", "tests", "migrations", "reports", "docs", "MgProvenance.sln", "docker-compose.yml", "README.md", "CHANGELOG.md", "LICENSE", "global.json"];

    public static List<string> SwallowedExceptions(IEnumerable<TextFile> files) =>
        [.. files.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal) && EmptyCatch().IsMatch(Comment().Replace(f.Text, " "))).Select(f => $"{f.Path} swallows exceptions.")];

    public static List<string> UnwantedText(IEnumerable<TextFile> files) =>
        [.. files.SelectMany(f => Unwanted.Where(word => f.Text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{f.Path} mentions {word}."))];

    public static List<string> StrayTopLevel(IEnumerable<string> names) =>
        [.. names.Where(name => !TopLevel.Contains(name) && !name.StartsWith('.') && !DirectoryFile().IsMatch(name)).Select(name => $"{name} does not belong at the top of the repository.")];

    [GeneratedRegex(@"\bcatch\s*(\(\s*((global::)?System\s*\.\s*)?Exception(\s+\w+)?\s*\)\s*)?(when\s*\([^{}]*\)\s*)?\{[\s;]*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^Directory\.\w+\.(props|targets)$")]
    private static partial Regex DirectoryFile();
}
