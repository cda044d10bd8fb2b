using System.CommandLine;
using MgProvenance.Documents;

namespace MgProvenance.Cli;

/// <summary>The option <c>--format</c>: names of formats, with commas between them.</summary>
internal static class FormatChoice
{
    /// <summary>What a report is written as when nothing else is asked for.</summary>
    public static readonly IReadOnlyList<ReportFormat> Usual = [ReportFormat.Pdf, ReportFormat.Csv];

    /// <summary>Those that hold tables.</summary>
    public static readonly IReadOnlyList<ReportFormat> OfTables = [.. Enum.GetValues<ReportFormat>().Where(f => f != ReportFormat.Svg)];

    private static readonly ReportFormat[] All = Enum.GetValues<ReportFormat>();

    public static string Known { get; } = string.Join(", ", All.Select(NameOf));

    public static Option<string?> Formats() => new("--format")
    {
        Description = $"Formats with commas between them: {Known}. The PDF is always written, because it is what the ledger names. Otherwise pdf,csv, or those in which the report was issued.",
    };

    public static string NameOf(ReportFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>In the order of the list of formats, the PDF always among them; null where nothing is asked for.</summary>
    /// <exception cref="VerbEndsException">There is no such format.</exception>
    public static IReadOnlyList<ReportFormat>? Read(string? asked) =>
        asked is null ? null : [.. asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One).Append(ReportFormat.Pdf).Distinct().Order()];

    public static ReportFormat One(string name) =>
        All.Where(f => NameOf(f) == name).Select(f => (ReportFormat?)f).FirstOrDefault() ?? throw VerbEndsException.Refused("format.unknown", $"There is no format “{name}”; known are {Known}.");
}
