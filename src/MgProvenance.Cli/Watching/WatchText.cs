namespace MgProvenance.Cli.Watching;

/// <summary>Says what became of files: what was attached to the output, what was not to the error stream.</summary>
internal sealed class WatchText(Terminal terminal, bool verbose) : IProgress<FileOutcome>
{
    private string? _trouble;

    /// <summary>Whether a finished file was not attached.</summary>
    public bool HasProblems { get; private set; }

    public void Report(FileOutcome value)
    {
        var name = Path.GetFileName(value.File);
        switch (value)
        {
            case FileOutcome.Attached attached:
                terminal.Out.WriteLine($"Attached: {name} to {attached.Run} ({attached.Because}){(attached.IsNewer ? ", a newer state of a file that had been attached before" : string.Empty)}, SHA-256 {attached.Sha256}");
                foreach (var deviation in attached.Deviations) terminal.Error.WriteLine($"deviation, reason pending, {deviation}");
                break;
            case FileOutcome.Known known when verbose || known.Why.Code == FileOutcome.Known.SameReadings:
                terminal.Out.WriteLine($"Known: {name}: {known.Why.Sentence}");
                break;
            case FileOutcome.Ignored ignored when verbose:
                terminal.Out.WriteLine($"Ignored: {name}: {ignored.Why.Sentence}");
                break;
            case FileOutcome.Waiting waiting:
                terminal.Out.WriteLine($"Waiting: {name}: {waiting.Why.Sentence}");
                break;
            case FileOutcome.NotAttached not:
                HasProblems = true;
                terminal.Error.WriteLine($"Not attached: {name}: {not.Why}");
                break;
            case FileOutcome.Known or FileOutcome.Ignored:
                break;
            default:
                throw new InvalidOperationException($"{value} is no outcome.");
        }
    }

    /// <summary>What stands in the way of looking at all; null where nothing does. Said once for as long as it lasts.</summary>
    public void Trouble(string? sentence)
    {
        if (sentence is not null && sentence != _trouble) terminal.Error.WriteLine(sentence);
        _trouble = sentence;
    }
}
