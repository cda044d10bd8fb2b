using System.Text.RegularExpressions;
using MgProvenance.Parsing;

namespace MgProvenance.Application.TestRuns;

/// <summary>Channels of an instrument, however people and programs write them.</summary>
public static partial class ChannelName
{
    /// <summary>As the file itself says, else as EC-Lab ends the name that it gives a file: <c>…_C01.mpr</c>, <c>…_CA1.mpr</c>. Null where neither does.</summary>
    public static string? Of(string fileName, InstrumentFile file) =>
        file.Settings.Channel ?? file.Metadata.GetValueOrDefault("channel") ?? (InEcLabName().Match(fileName) is { Success: true } named ? named.Groups["channel"].Value : null);

    /// <summary>“Channel 07”, “ch7” and “7” are one channel; “A1” is another than “1”.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Core(one), Core(other), StringComparison.OrdinalIgnoreCase);

    private static string Core(string channel) => Decorated().Match(channel.Trim()).Groups["core"].Value;

    [GeneratedRegex(@"_C(?<channel>[A-Z]?\d{1,3})\.[A-Za-z]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex InEcLabName();

    [GeneratedRegex(@"^((channel|chan|ch)[ ._#-]*)?0*(?<core>.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Decorated();
}
