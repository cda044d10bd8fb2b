using System.Text.Json.Serialization;

namespace MgProvenance.Documents.Typst;

/// <param name="Path">Absolute within the job's workspace, for example <c>/figures/1.svg</c>.</param>
/// <param name="Encoding"><c>utf8</c> or <c>base64</c>.</param>
internal sealed record SideFile(string Path, string Content, string Encoding);

internal sealed record SideRequest(long Id, string Main, IReadOnlyList<SideFile> Files, string Standard);

/// <summary>Either <see cref="Ready"/> or <see cref="Fatal"/> once at the start; then <see cref="Pdf"/> or <see cref="Errors"/> per request.</summary>
internal sealed record SideAnswer(string? Ready, string? Fatal, long Id, string? Pdf, int Pages, IReadOnlyList<string>? Errors, long ResidentBytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SideRequest))]
[JsonSerializable(typeof(SideAnswer))]
internal sealed partial class SideJson : JsonSerializerContext;
