using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Watching;

/// <param name="Because">Why it belongs to that run.</param>
/// <param name="IsNewer">A file of that name had been attached to the run before: the test went on.</param>
internal sealed record WatchedFile(string File, string Run, string Sha256, string Because, bool IsNewer, IReadOnlyList<string> Deviations);

internal sealed record LeftFile(string File, Refusal Why);

/// <summary>What became of the files of a folder, as far as it was not said before.</summary>
internal sealed class WatchReport
{
    public List<WatchedFile> Attached { get; } = [];

    /// <summary>Stored already, or of the same readings as a file that is.</summary>
    public List<LeftFile> Known { get; } = [];

    /// <summary>Still being written.</summary>
    public List<LeftFile> Waiting { get; } = [];

    /// <summary>Finished, and not attached.</summary>
    public List<LeftFile> Problems { get; } = [];

    /// <summary>Of no instrument, or named by no rule.</summary>
    public List<LeftFile> Ignored { get; } = [];
}
