using System.Text.Json.Serialization;

namespace MgProvenance.Documents.Typst;

/// <param name="Path">Absolute within the job's workspace, for example <c>/figures/1.svg</c>.</param>
/// <param name="Encoding"><c>utf8</c> or <c>base64</c>.</param>
internal sealed record SideFile(string Path, string Content, string Encoding);

/// <param name="Width">In pixels.</param>
internal sealed record SideDrawing(string Svg, int Width);

/// <summary>A document to set, or a picture to draw.</summary>
internal sealed record SideRequest(long Id, string? Main = null, IReadOnlyList<SideFile>? Files = null, string? Standard = null, SideDrawing? Drawing = null);

/// <summary>
/// Either <see cref="Ready"/> or <see cref="Fatal"/> once at the start; then per request <see cref="Pdf"/>, or <see cref="Png"/> with
/// <see cref="Outlines"/> (the picture as SVG whose letters are outlines), or <see cref="Errors"/>.
/// </summary>
internal sealed record SideAnswer(string? Ready, string? Fatal, long Id, byte[]? Pdf, int Pages, byte[]? Png, string? Outlines, IReadOnlyList<string>? Errors, long ResidentBytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SideRequest))]
[JsonSerializable(typeof(SideAnswer))]
internal sealed partial class SideJson : JsonSerializerContext;
