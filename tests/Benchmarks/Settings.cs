using System.Globalization;

namespace MgProvenance.Benchmarks;

/// <summary>What was asked on the command line.</summary>
/// <param name="Selected">Names of rows; empty means all.</param>
/// <param name="Events">Size of the made-up laboratory.</param>
/// <param name="Runs">Pairs that count.</param>
internal sealed record Settings(IReadOnlyList<string> Selected, int Events, int Runs, bool Json)
{
    public const string Usage = "[ROW …] [--events N] [--runs N] [--json]";

    /// <exception cref="FormatException">An argument is not understood.</exception>
    public static Settings Parse(IReadOnlyList<string> args, IReadOnlyCollection<string> known)
    {
        var settings = new Settings([], 100_000, 5, false);
        for (var i = 0; i < args.Count; i++)
        {
            settings = args[i] switch
            {
                "--events" => settings with { Events = Number(args, ++i) },
                "--runs" => settings with { Runs = Number(args, ++i) },
                "--json" => settings with { Json = true },
                var name when known.Contains(name) => settings with { Selected = [.. settings.Selected, name] },
                var other => throw new FormatException($"“{other}” is no row and no option: {Usage}. Rows: {string.Join(", ", known)}."),
            };
        }

        return settings;
    }

    private static int Number(IReadOnlyList<string> args, int at) =>
        at < args.Count && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{args[at - 1]} needs a number above 0.");
}
