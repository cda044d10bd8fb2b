using System.Text.RegularExpressions;

namespace MgProvenance.Cli.Tests.Documentation;

/// <summary>A fenced block.</summary>
/// <param name="Kind">What follows the fence, for example <c>console</c>.</param>
internal sealed record Fence(string Kind, IReadOnlyList<string> Lines);

/// <summary>A page of the documentation: its path relative to the repository, with forward slashes, and its text.</summary>
internal sealed partial record Markdown(string Path, string Text)
{
    public static IReadOnlyList<Markdown> All { get; } =
    [
        .. new[] { "README.md", "CHANGELOG.md" }
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(RealFiles.Checkout, "docs"), "*.md", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(RealFiles.Checkout, f).Replace('\\', '/')))
            .Select(Read),
    ];

    public static Markdown Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(RealFiles.Checkout, path)).ReplaceLineEndings("\n"));

    public IReadOnlyList<Fence> Fences => [.. FencePattern().Matches(Text).Select(m => new Fence(m.Groups["kind"].Value, m.Groups["body"].Value.TrimEnd('\n').Split('\n')))];

    /// <summary>Targets of links and pictures that lie in this repository, as the reader would open them: relative to the page, without the anchor.</summary>
    public IReadOnlyList<string> RelativeLinks =>
        [.. LinkPattern().Matches(Text).Select(m => m.Groups["target"].Value.Split('#')[0]).Where(t => t.Length > 0 && !t.Contains("://", StringComparison.Ordinal))];

    /// <summary>Links that lead nowhere, below the root of the repository.</summary>
    public IEnumerable<string> BrokenLinks(string root) =>
        RelativeLinks.Where(target => !System.IO.Path.Exists(System.IO.Path.Combine(root, System.IO.Path.GetDirectoryName(Path)!, target))).Select(target => $"{Path}: {target}");

    [GeneratedRegex(@"^```(?<kind>[\w-]+)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkPattern();
}
