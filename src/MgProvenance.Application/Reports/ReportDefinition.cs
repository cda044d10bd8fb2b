using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>What a report holds and how its sentences are worded: data that a group edits without a compiler.</summary>
/// <param name="Name">Lower case with dashes; recorded when a report is issued.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Sections">Names of sections, in the order in which they are printed.</param>
/// <param name="Wording">Sentences by key; <c>{name}</c> stands for a recorded fact.</param>
public sealed record ReportDefinition(string Name, string Title, string Language, IReadOnlyList<string> Sections, IReadOnlyDictionary<string, string> Wording)
{
    /// <exception cref="MalformedValueException">The definition is no JSON, lacks something or asks for an unknown section.</exception>
    public static (ReportDefinition Definition, string Sha256) Read(byte[] json)
    {
        try
        {
            var definition = JsonSerializer.Deserialize<ReportDefinition>(json, KernelJson.Options) ?? throw new JsonException("it is empty");
            if (definition.Sections.FirstOrDefault(s => ReportSections.Find(s) is null) is { } unknown)
            {
                throw new MalformedValueException("definition.section-unknown", $"The definition asks for “{unknown}”; known sections are {string.Join(", ", ReportComposer.KnownSections.Select(s => s.Name).Order(StringComparer.Ordinal))}.");
            }

            return (definition, Convert.ToHexStringLower(SHA256.HashData(json)));
        }
        catch (JsonException e)
        {
            throw new MalformedValueException("definition.malformed", $"The report definition cannot be read: {e.Message}");
        }
    }
}
