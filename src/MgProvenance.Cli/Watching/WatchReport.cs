namespace MgProvenance.Cli.Watching;

/// <summary>What became of the files of a folder, by kind: for JSON.</summary>
internal sealed class WatchReport : IProgress<FileOutcome>
{
    public List<FileOutcome.Attached> Attached { get; } = [];

    public List<FileOutcome.Known> Known { get; } = [];

    public List<FileOutcome.Waiting> Waiting { get; } = [];

    public List<FileOutcome.NotAttached> NotAttached { get; } = [];

    public List<FileOutcome.Ignored> Ignored { get; } = [];

    public void Report(FileOutcome value)
    {
        switch (value)
        {
            case FileOutcome.Attached attached: Attached.Add(attached); break;
            case FileOutcome.Known known: Known.Add(known); break;
            case FileOutcome.Waiting waiting: Waiting.Add(waiting); break;
            case FileOutcome.NotAttached not: NotAttached.Add(not); break;
            case FileOutcome.Ignored ignored: Ignored.Add(ignored); break;
            default: throw new InvalidOperationException($"{value} is no outcome.");
        }
    }
}
