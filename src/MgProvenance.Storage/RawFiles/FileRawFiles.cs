using System.Security.Cryptography;
using MgProvenance.Application.Events;

namespace MgProvenance.Storage.RawFiles;

/// <summary>Raw files under <c>&lt;notebook&gt;/raw/ab/cdef…</c>: the first two hex digits of the SHA-256 name the folder, the other 62 the file.</summary>
public sealed class FileRawFiles : IRawFiles
{
    /// <summary>Where files lie until they are whole. What a crash left there is never read and never deleted by itself.</summary>
    internal const string IncomingName = ".incoming";

    private readonly string _root;

    public FileRawFiles(string notebookFolder)
    {
        _root = Path.Combine(notebookFolder, "raw");
        DurableFolder.Create(Path.Combine(_root, IncomingName));
    }

    /// <exception cref="RawFileDamagedException">A file of this digest is stored already, with other bytes.</exception>
    public async Task<string> Store(Stream content, CancellationToken cancellation)
    {
        // In the same folder tree, so that the rename stays within one file system.
        var incoming = Path.Combine(_root, IncomingName, Guid.NewGuid().ToString("N"));
        try
        {
            var sha256 = await Write(content, incoming, cancellation);
            var path = PathOf(sha256);
            DurableFolder.Create(Path.GetDirectoryName(path)!);
            if (await DigestOf(path, cancellation) is { } found)
            {
                if (found != sha256) throw new RawFileDamagedException(sha256, found);
            }
            else
            {
                File.Move(incoming, path, overwrite: true);
            }

            // Also for a file that was there: who renamed it may not have come this far.
            DurableFolder.Flush(Path.GetDirectoryName(path)!);
            return sha256;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public async Task<byte[]?> Read(string sha256, CancellationToken cancellation)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path)) return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return found == sha256 ? bytes : throw new RawFileDamagedException(sha256, found);
    }

    /// <summary>Digests under which files are stored, in order. Nothing is read, so a damaged file is among them.</summary>
    public IEnumerable<string> Stored() =>
        Directory.EnumerateDirectories(_root).Select(Path.GetFileName).Where(name => IsHex(name, 2)).Order(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(_root, folder!)).Select(Path.GetFileName)
                .Where(name => IsHex(name, 62)).Order(StringComparer.Ordinal).Select(file => folder + file));

    /// <summary>Stored files that no event names; they are listed and never deleted.</summary>
    /// <param name="named">Digests that events name.</param>
    public IEnumerable<string> Orphans(IReadOnlySet<string> named) => Stored().Where(sha256 => !named.Contains(sha256));

    private static async Task<string> Write(Stream content, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true);
        var buffer = new byte[1 << 17];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<string?> DigestOf(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) return null;
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }

    private static bool IsHex(string? text, int length) => text?.Length == length && text.All(char.IsAsciiHexDigitLower);

    private string PathOf(string sha256) => IsHex(sha256, 64)
        ? Path.Combine(_root, sha256[..2], sha256[2..])
        : throw new ArgumentException($"Not a SHA-256 in lower-case hex: '{sha256}'.", nameof(sha256));
}
