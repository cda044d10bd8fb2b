using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.TestRuns;

/// <summary>One rule of a rule file: which files it is about, and which run they belong to.</summary>
/// <param name="Name">How the names of its files are built; null: any name.</param>
/// <param name="Channel">Only files of this channel; null: of any.</param>
/// <param name="Run">Label or id of the run; null: the name says it, else the channel.</param>
public sealed record FileRule(string? Name = null, string? Channel = null, string? Run = null)
{
    private readonly NamePattern? _pattern = Name is null ? null : NamePattern.Parse(Name);

    public bool MayMean(string fileName) => _pattern?.Matches(fileName) != false;

    /// <param name="channelOfFile">As the file says it; null where it does not.</param>
    /// <param name="instrument">Only channels of this one; null: of any.</param>
    public RunChoice Choose(string fileName, string? channelOfFile, string? instrument, IReadOnlyCollection<RunRow> runs)
    {
        if (!MayMean(fileName)) return new RunChoice.NotMeant();
        var channel = _pattern?.Value(NamePattern.Channel, fileName) ?? channelOfFile;
        if (Channel is not null && (channel is null || !ChannelName.AreSame(Channel, channel))) return new RunChoice.NotMeant();
        if (Run is not null) return runs.FirstOrDefault(r => r.Run == Run || string.Equals(r.Label, Run, StringComparison.OrdinalIgnoreCase)) is { } named ? new RunChoice.Chosen(named, "the rule names the run") : NoRun(Run);
        if (_pattern is { NamesRun: true }) return ByPattern(_pattern, fileName, runs);
        return ByChannel(channel, instrument, runs);
    }

    /// <summary>The run whose label is a whole word of the name; null where there is none.</summary>
    internal static RunChoice? ByLabel(string fileName, IReadOnlyCollection<RunRow> runs) => One(LabelsIn.Name(fileName, runs), fileName);

    internal static RunChoice ByChannel(string? channel, string? instrument, IReadOnlyCollection<RunRow> runs)
    {
        if (channel is null) return Unknown("watch.no-run", "no run’s label is in the name, and the file does not say its channel");
        var connected = runs.Where(r => r.IsRunning && r.Channel is { } theirs && ChannelName.AreSame(theirs, channel) && (instrument is null || r.Instrument == instrument)).ToList();
        return connected switch
        {
            [var only] => new RunChoice.Chosen(only, $"it is the running run on channel {channel}"),
            [] => Unknown("watch.no-run", $"no run’s label is in the name, and no running run is connected to channel {channel}"),
            _ => Unknown("watch.ambiguous", $"channel {channel} is that of the running runs {Listed(connected)}: name the instrument, or end what has ended"),
        };
    }

    private static RunChoice ByPattern(NamePattern pattern, string fileName, IReadOnlyCollection<RunRow> runs) =>
        One([.. LabelsIn.Name(fileName, runs).Where(r => pattern.MatchesWith(r.Label, fileName))], fileName) ?? NoRun(pattern.Value(NamePattern.Run, fileName)!);

    private static RunChoice? One(IReadOnlyList<RunRow> found, string fileName) => found switch
    {
        [] => null,
        [var only] => new RunChoice.Chosen(only, "its label is in the name"),
        _ => Unknown("watch.ambiguous", $"the name {fileName} holds the labels of the runs {Listed(found)}"),
    };

    private static RunChoice.Unknown NoRun(string name) => Unknown("watch.no-run", $"no run is called “{name}”");

    private static RunChoice.Unknown Unknown(string code, string sentence) => new(new Refusal(code, sentence));

    private static string Listed(IEnumerable<RunRow> runs) => string.Join(", ", runs.Select(r => r.Label).Order(StringComparer.Ordinal));
}
