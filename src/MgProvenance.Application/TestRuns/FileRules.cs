using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.TestRuns;

/// <summary>Says to which run a finished file belongs. Without rules: the run whose label is in the name, else the only running run on the file’s channel.</summary>
/// <param name="rules">In order of precedence; files that none of them is about are left alone. Null: no rules.</param>
/// <param name="instrument">Id of the instrument whose files these are; null: of any.</param>
public sealed class FileRules(IReadOnlyList<FileRule>? rules, string? instrument)
{
    /// <summary>Reads a rule file: a JSON array of objects with <c>name</c>, <c>channel</c> and <c>run</c>, of which each may be left out.</summary>
    /// <exception cref="MalformedValueException">It is none.</exception>
    public static IReadOnlyList<FileRule> Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var rules = JsonSerializer.Deserialize<List<FileRule>>(json, KernelJson.Options);
            return rules is [..] && rules.TrueForAll(r => r is not null) && rules.Count > 0 ? rules : throw Malformed("it holds no rule");
        }
        catch (JsonException e)
        {
            throw Malformed(e.Message.TrimEnd('.'));
        }
    }

    /// <summary>False for names that no rule is about: such files need not be opened.</summary>
    public bool MayMean(string fileName) => rules is null || rules.Any(r => r.MayMean(fileName));

    public RunChoice Choose(string fileName, string? channel, IReadOnlyCollection<RunRow> runs)
    {
        if (rules is null) return FileRule.ByLabel(fileName, runs) ?? FileRule.ByChannel(channel, instrument, runs);
        return rules.Select(r => r.Choose(fileName, channel, instrument, runs)).FirstOrDefault(c => c is not RunChoice.NotMeant) ?? new RunChoice.NotMeant();
    }

    private static MalformedValueException Malformed(string why) =>
        new("rule.malformed", $"The rule file cannot be used: {why}. Write for example [{{\"channel\": \"7\", \"run\": \"RUN-7\"}}, {{\"name\": \"{{run}}_{{anything}}.mpr\"}}].");
}
