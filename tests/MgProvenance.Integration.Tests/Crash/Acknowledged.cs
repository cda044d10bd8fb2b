using System.Globalization;
using MgProvenance.Integration.Tests.Workers;

namespace MgProvenance.Integration.Tests.Crash;

/// <summary>How far a writer's journal says that its plan was acknowledged.</summary>
/// <param name="Commands">The first so many.</param>
/// <param name="Repeats">How many of them had been stored before the answer was lost.</param>
internal sealed record Acknowledged(int Commands, int Repeats)
{
    private const string RepeatMark = " repeated";

    public static string PathOf(string journals, string writer) => Path.Combine(journals, $"crash-{writer}.txt");

    public static string Line(int number, bool repeated) => number.ToString(CultureInfo.InvariantCulture) + (repeated ? RepeatMark : "");

    public static Acknowledged Read(string path)
    {
        var lines = File.Exists(path) ? Journal.Lines(path) : [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Split(' ')[0] != (i + 1).ToString(CultureInfo.InvariantCulture)) throw new InvalidDataException($"{path} says “{lines[i]}” on line {i + 1}.");
        }

        return new(lines.Count, lines.Count(line => line.EndsWith(RepeatMark, StringComparison.Ordinal)));
    }
}
