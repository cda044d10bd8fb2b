namespace MgProvenance.Application.Events;

/// <summary>Raw instrument files, addressed by their SHA-256; never changed, never deleted by the program.</summary>
public interface IRawFiles
{
    /// <summary>Stores the bytes durably (temp file, fsync, rename, fsync of the folder) and returns their SHA-256 in lower-case hex. Storing twice is harmless.</summary>
    Task<string> Store(Stream content, CancellationToken cancellation);

    /// <summary>The bytes, or null when no such file is stored. They are checked against the digest: other bytes throw <see cref="RawFileDamagedException"/>.</summary>
    Task<byte[]?> Read(string sha256, CancellationToken cancellation);
}

/// <summary>The stored bytes no longer have the digest under which they were stored.</summary>
public sealed class RawFileDamagedException(string sha256, string found)
    : Exception($"Raw file {sha256} was changed on disk: its bytes now have SHA-256 {found}.")
{
    public string Sha256 { get; } = sha256;
}
