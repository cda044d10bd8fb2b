using System.Text.RegularExpressions;

namespace MgProvenance.Architecture.Tests;

/// <summary>Subjects of the domain never name each other; what they share lies in Kernel, which names none of them.</summary>
internal static class SubjectRules
{
    private const string Domain = "src/MgProvenance.Domain/";
    private const string Kernel = "Kernel";

    public static List<string> Subjects(IEnumerable<TextFile> files) => [.. Folders(files).Where(folder => folder != Kernel)];

    public static List<string> Violations(IReadOnlyList<TextFile> files)
    {
        var inDomain = files.Where(f => f.Path.StartsWith(Domain, StringComparison.Ordinal)).ToList();
        var types = Subjects(files).ToDictionary(subject => subject, subject => DeclaredTypes(inDomain, subject));
        var violations = new List<string>();
        foreach (var file in inDomain)
        {
            var own = FolderOf(file);
            if (IsSource(file) && own is not null) violations.AddRange(WrongNamespaces(file));
            violations.AddRange(types.Where(other => other.Key != own && Names(file.Text, other.Key, other.Value)).Select(other => $"{file.Path} names the subject {other.Key}."));
        }

        return violations;
    }

    // With no using and no qualified name, a type of another namespace cannot be reached: these four spellings are all there are.
    private static bool Names(string text, string subject, IReadOnlyCollection<string> types) =>
        Regex.IsMatch(text, $@"\bDomain\s*\.\s*{subject}\b")
        || Regex.IsMatch(text, $@"^\s*(global\s+)?using\b[^;()]*(?<![\w.]){subject}\b", RegexOptions.Multiline)
        || Regex.IsMatch(text, $@"\bnamespace\s+{subject}\b")
        || Regex.Matches(text, $@"(?<![\w.]){subject}\s*\.\s*(\w+)").Any(match => types.Contains(match.Groups[1].Value));

    private static IEnumerable<string> WrongNamespaces(TextFile file)
    {
        var expected = "MgProvenance.Domain." + string.Join('.', file.Folders.Skip(2));
        var found = Regex.Matches(file.Text, @"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();
        if (found.Count == 1 && found[0] == expected) return [];
        return [$"{file.Path} is in namespace {(found.Count == 0 ? "(none)" : string.Join(", ", found))}, not {expected}."];
    }

    private static HashSet<string> DeclaredTypes(IEnumerable<TextFile> files, string subject) =>
        [.. files.Where(f => FolderOf(f) == subject)
            .SelectMany(f => Regex.Matches(f.Text, @"\b(?:class|record\s+struct|record\s+class|record|struct|interface|enum)\s+(\w+)"))
            .Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Folders(IEnumerable<TextFile> files) =>
        files.Where(IsSource).Select(FolderOf).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static string? FolderOf(TextFile file) =>
        file.Path.StartsWith(Domain, StringComparison.Ordinal) && file.Folders.Length > 2 ? file.Folders[2] : null;

    private static bool IsSource(TextFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);
}
