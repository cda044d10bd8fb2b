using System.Text.Json;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Vocabulary;

/// <summary>What an audit knows of a technique.</summary>
/// <param name="Technique">Of measurements; null for a test of cells.</param>
/// <param name="Run">Of tests of cells; null for a measurement.</param>
/// <param name="Words">How texts call it, in lower case without punctuation.</param>
/// <param name="InVacuum">The specimen is in vacuum while it is measured.</param>
/// <param name="Supporting">It serves to prepare or to check; nobody expects a figure of it.</param>
public sealed record KnownTechnique(string Name, Technique? Technique, RunKind? Run, IReadOnlyList<string> Words, bool InVacuum = false, bool Supporting = false);

/// <summary>The techniques that rules know: data, which a group may extend.</summary>
public sealed class Techniques(IReadOnlyList<KnownTechnique> all)
{
    /// <summary>Those that a text names, in the order of the list.</summary>
    public IReadOnlyList<KnownTechnique> In(string text) => [.. all.Where(t => Phrases.HoldsAny(text, t.Words))];

    public KnownTechnique? Of(Technique technique) => all.FirstOrDefault(t => t.Technique == technique);

    public KnownTechnique? Of(RunKind run) => all.FirstOrDefault(t => t.Run == run);

    /// <exception cref="MalformedValueException">It is no list of techniques, or one is there twice or is neither a measurement nor a test.</exception>
    public static Techniques Read(byte[] json)
    {
        try
        {
            var all = JsonSerializer.Deserialize<List<KnownTechnique>>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
            if (all.GroupBy(t => t.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new JsonException($"“{twice.Key}” is there twice");
            if (all.Find(t => t.Technique is null == t.Run is null) is { } unclear) throw new JsonException($"“{unclear.Name}” must be either a technique or a run");
            return new Techniques(all);
        }
        catch (JsonException e)
        {
            throw new MalformedValueException("vocabulary.malformed", $"The vocabulary of techniques cannot be read: {e.Message}");
        }
    }
}
