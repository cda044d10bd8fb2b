using System.CommandLine;
using MgProvenance.Parsing;

namespace MgProvenance.Cli.Verbs;

/// <summary>What several verbs have in common.</summary>
internal static class Shared
{
    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON." };

    public static async Task<byte[]> ReadFile(FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists) throw VerbEndsException.Refused("file.missing", $"There is no file {file.FullName}.");
        return await File.ReadAllBytesAsync(file.FullName, cancellation).ConfigureAwait(false);
    }

    public static void PrintFindings(Terminal terminal, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var detail = finding.Expected is null && finding.Found is null ? string.Empty : $" (expected {finding.Expected ?? "–"}, found {finding.Found ?? "–"})";
            terminal.Error.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule} at {finding.Place}: {finding.Message}{detail}");
        }
    }
}
