using System.Text.Json;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Audits.Vocabulary;

/// <summary>Words by which rules know what a text speaks of: data, which a group may extend. All in lower case, without punctuation.</summary>
/// <param name="MethodsSections">How sections begin that say how things were done.</param>
/// <param name="Atmospheres">Gases under which work is done; a vacuum is none of them.</param>
/// <param name="Measurements">By what a subject says that it means measurements, and not transfers or storage.</param>
/// <param name="Computations">By what a subject says that it means calculations of whatever kind.</param>
/// <param name="CellVoltages">By what a potential is said to be the voltage of a cell and no potential on a scale of its own.</param>
/// <param name="Small">Words that say nothing about what a figure shows.</param>
public sealed record AuditWords(
    IReadOnlyList<string> MethodsSections,
    IReadOnlyList<string> Atmospheres,
    IReadOnlyList<string> Measurements,
    IReadOnlyList<string> Computations,
    IReadOnlyList<string> CellVoltages,
    IReadOnlyList<string> Small)
{
    public bool IsMethods(Place place) => MethodsSections.Any(s => place.Section.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="MalformedValueException">It cannot be read as lists of words.</exception>
    public static AuditWords Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditWords>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new MalformedValueException("vocabulary.malformed", $"The words of audits cannot be read: {e.Message}");
        }
    }
}
