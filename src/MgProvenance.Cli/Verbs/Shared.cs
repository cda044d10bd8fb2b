using System.CommandLine;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;
using MgProvenance.Parsing;
using MgProvenance.Storage.RawFiles;

namespace MgProvenance.Cli.Verbs;

/// <summary>What several verbs have in common.</summary>
internal static class Shared
{
    private const string DefaultNotebook = "notebook";

    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON." };

    public static Option<string> Notebook() => new("--notebook")
    {
        Description = "Folder of the notebook; otherwise MGP_NOTEBOOK, otherwise ./notebook.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MGP_NOTEBOOK") is { Length: > 0 } folder ? folder : DefaultNotebook,
    };

    public static Option<string?> As() => new("--as") { Description = "Label or id of the person who acts; not needed while only one is registered." };

    public static Option<FileInfo?> Map() => new("--map") { Description = "A column map, for a CSV of any instrument: what each of its columns means (docs/formats/column-map.md)." };

    /// <summary>The bytes of a column map; null where none is given.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadMap(FileInfo? file, CancellationToken cancellation) =>
        file is null ? (ReadOnlyMemory<byte>?)null : await ReadFile(file, cancellation).ConfigureAwait(false);

    public static async Task<byte[]> ReadFile(FileInfo file, CancellationToken cancellation)
    {
        var (content, refusal) = await InputFile.Read(file.FullName, cancellation).ConfigureAwait(false);
        return content ?? throw VerbEndsException.Refused(refusal!.Code, refusal.Sentence);
    }

    /// <summary>The study that a manuscript reports.</summary>
    public static async Task<StudyId> StudyOf(Notebook open, ManuscriptId manuscript, CancellationToken cancellation)
    {
        var stream = await open.Now.Stream(manuscript.Value, cancellation).ConfigureAwait(false);
        return stream.Of<ManuscriptOpened>().FirstOrDefault().Fact?.Study ?? throw VerbEndsException.Refused("manuscript.study-missing", $"{stream.Label} names no study that it reports.");
    }

    /// <summary>How a run's numbers stand, in a word before the reason.</summary>
    public static string Word(RunState state) => state switch
    {
        RunState.Done => "derived",
        RunState.NoFile => "no file",
        RunState.NotCycling => "no cycles",
        RunState.Pending => "pending",
        RunState.Failed => "failed",
        RunState.GivenUp => "given up",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    public static void PrintFindings(Terminal terminal, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var detail = finding.Expected is null && finding.Found is null ? string.Empty : $" (expected {finding.Expected ?? "–"}, found {finding.Found ?? "–"})";
            terminal.Error.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule} at {finding.Place}: {finding.Message}{detail}");
        }
    }
}
