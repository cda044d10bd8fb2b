using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Application.Reports.Definitions;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>What a report holds, how its sentences are worded and how it looks: data that a group edits without a compiler.</summary>
/// <param name="Name">Lower case with dashes; recorded when a report is issued.</param>
/// <param name="Language">BCP 47: a language, or a language and a region.</param>
/// <param name="Sections">Names of sections, in the order in which they are printed.</param>
/// <param name="Wording">Sentences by key; <c>{name}</c> stands for a recorded fact.</param>
public sealed record ReportDefinition(string Name, string Title, string Language, IReadOnlyList<string> Sections, IReadOnlyDictionary<string, string> Wording, DocumentStyle Style)
{
    /// <summary>
    /// A definition in one piece, as it is kept with an issued report. Its keys are not held against the program's: another version of it may have said other sentences.
    /// </summary>
    /// <exception cref="MalformedValueException">It cannot be read, or asks for an unknown section.</exception>
    public static ReportDefinition Read(byte[] kept) => DefinitionReader.Kept(kept);

    /// <summary>A definition as people write it, with the files of its wording and style.</summary>
    /// <param name="find">A file by the path that the definition has for it; null where there is none.</param>
    /// <param name="style">Takes the place of the definition's own.</param>
    /// <exception cref="MalformedValueException">Something in a file cannot be used; the sentence says where.</exception>
    public static ReportDefinition Read(NamedFile definition, Func<string, NamedFile?> find, NamedFile? style = null) => DefinitionReader.Written(definition, find, style);

    /// <summary>The definition in one piece, the same bytes for the same definition: what is hashed, and kept with an issued report.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, KernelJson.Options);

    /// <summary>Of <see cref="ToBytes"/>, lower-case hex.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));
}

/// <param name="Name">As messages say it.</param>
public sealed record NamedFile(string Name, byte[] Content);
