namespace MgProvenance.Architecture.Tests;

/// <summary>A text file, its path relative to the repository with forward slashes.</summary>
internal sealed record TextFile(string Path, string Text)
{
    public string[] Folders => Path.Split('/')[..^1];
}

/// <summary>The repository on disk. The rules are functions over lists of <see cref="TextFile"/>, so that each can be seen to fail on made-up ones.</summary>
internal static class Tree
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", "TestResults"];

    public static IReadOnlyList<TextFile> Src { get; } = Read("src");

    public static IReadOnlyList<TextFile> Tests { get; } = Read("tests");

    public static TextFile File(string name) => new(name, System.IO.File.ReadAllText(Path.Combine(RealFiles.Checkout, name)));

    /// <summary>Names at the top of the repository, without what .gitignore excludes.</summary>
    public static IReadOnlyList<string> TopLevel()
    {
        var ignored = File(".gitignore").Text.Split('\n').Select(line => line.Trim('/')).ToHashSet();
        return [.. Directory.EnumerateFileSystemEntries(RealFiles.Checkout).Select(path => Path.GetFileName(path)).Where(name => !ignored.Contains(name))];
    }

    private static List<TextFile> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(RealFiles.Checkout, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RealFiles.Checkout, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(Built).Any())
            .Select(File)
            .Where(file => !file.Text.Contains('\0')), // a binary
    ];
}
