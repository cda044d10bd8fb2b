using MgProvenance.Application.Events;

namespace MgProvenance.Application.TestRuns;

/// <summary>An attached file as it lies in the notebook, with the column map that it is read with.</summary>
/// <param name="Map">Null for a format that needs none.</param>
public sealed record AttachedBytes(ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte>? Map)
{
    /// <summary>The bytes, or one sentence on what is missing.</summary>
    public static async Task<(AttachedBytes? Bytes, string? Missing)> Read(IRawFiles rawFiles, DeriveCycles file, CancellationToken cancellation)
    {
        if (await rawFiles.Read(file.RawSha256, cancellation).ConfigureAwait(false) is not { } content) return (null, $"The raw file {file.RawSha256} of {file.FileName} is missing from the notebook’s folder.");
        if (file.MapSha256 is not { } sha256) return (new AttachedBytes(content, null), null);
        return await rawFiles.Read(sha256, cancellation).ConfigureAwait(false) is { } map
            ? (new AttachedBytes(content, map), null)
            : (null, $"The column map {sha256} of {file.FileName} is missing from the notebook’s folder.");
    }
}
