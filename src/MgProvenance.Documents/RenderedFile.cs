namespace MgProvenance.Documents;

/// <summary>A file of a report in one of its formats.</summary>
/// <param name="Path">Within the folder of the report; with forward slashes where it lies in a folder below.</param>
/// <param name="MediaType">IANA media type.</param>
public sealed record RenderedFile(string Path, string MediaType, byte[] Content);
