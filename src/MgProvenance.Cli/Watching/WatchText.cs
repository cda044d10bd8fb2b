namespace MgProvenance.Cli.Watching;

/// <summary>Says what became of files: what was attached to the output, what was not to the error stream.</summary>
internal sealed class WatchText(Terminal terminal, bool verbose)
{
    private string? _trouble;

    public void Write(WatchReport report)
    {
        _trouble = null;
        foreach (var file in report.Attached)
        {
            terminal.Out.WriteLine($"Attached: {Name(file.File)} to {file.Run} ({file.Because}){(file.IsNewer ? ", a newer state of a file that had been attached before" : string.Empty)}, SHA-256 {file.Sha256}");
            foreach (var deviation in file.Deviations) terminal.Error.WriteLine($"deviation, reason pending, {deviation}");
        }

        foreach (var (file, why) in report.Known.Where(k => verbose || k.Why.Code == FolderWatch.SameReadings)) terminal.Out.WriteLine($"Known: {Name(file)}: {why.Sentence}");
        foreach (var (file, why) in report.Ignored.Where(_ => verbose)) terminal.Out.WriteLine($"Ignored: {Name(file)}: {why.Sentence}");
        foreach (var (file, why) in report.Waiting) terminal.Out.WriteLine($"Waiting: {Name(file)}: {why.Sentence}");
        foreach (var (file, why) in report.Problems) terminal.Error.WriteLine($"Not attached: {Name(file)}: {why.Code}: {why.Sentence}");
    }

    /// <summary>What stands in the way of looking at all; said again only after it had passed.</summary>
    public void Trouble(string sentence)
    {
        if (sentence != _trouble) terminal.Error.WriteLine(sentence);
        _trouble = sentence;
    }

    private static string Name(string path) => Path.GetFileName(path);
}
