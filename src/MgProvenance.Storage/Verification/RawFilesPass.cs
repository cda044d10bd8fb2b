using System.Security.Cryptography;
using MgProvenance.Integrity;
using MgProvenance.Storage.RawFiles;

namespace MgProvenance.Storage.Verification;

/// <summary>The raw files of a notebook, where <see cref="FileRawFiles"/> puts them: <c>raw/ab/cdef…</c>. Every named one is hashed again; none is changed.</summary>
internal sealed class RawFilesPass(string notebookFolder, Findings findings)
{
    private const int FolderDigits = 2;

    private readonly string _root = Path.Combine(notebookFolder, "raw");

    public async Task Run(IReadOnlyDictionary<Digest, Place> named, IProgress<string>? progress, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var (digest, place) in named)
        {
            await Check(digest, place, cancellation);
            if (++done % 100 == 0) progress?.Report($"Hashed {done} of {named.Count} raw files.");
        }

        foreach (var file in Orphans(named))
        {
            findings.Add(NoticeKind.OrphanedFile, new(Subject: file), $"No event names the raw file {file}.");
        }

        foreach (var file in Unfinished())
        {
            findings.Add(NoticeKind.OrphanedFile, new(Subject: file), $"The file {file} is being written, or was left half written by a crash; no event names it.");
        }
    }

    private async Task Check(Digest digest, Place named, CancellationToken cancellation)
    {
        var hex = digest.ToString();
        var path = Path.Combine(_root, hex[..FolderDigits], hex[FolderDigits..]);
        var place = named with { Subject = path };
        if (!File.Exists(path))
        {
            findings.Add(FaultKind.RawFileMissing, place, $"The raw file {hex}, named by {named}, is not in the notebook.");
            return;
        }

        await using var file = File.OpenRead(path);
        var found = Digest.From(await SHA256.HashDataAsync(file, cancellation));
        if (found != digest) findings.Add(FaultKind.RawFileAltered, place, $"The raw file {hex}, named by {named}, was changed: its bytes now have SHA-256 {found}.");
    }

    private IEnumerable<string> Orphans(IReadOnlyDictionary<Digest, Place> named)
    {
        if (!Directory.Exists(_root)) return [];
        return Directory.EnumerateDirectories(_root).Where(folder => !Path.GetFileName(folder).StartsWith('.'))
            .SelectMany(Directory.EnumerateFiles)
            .Where(file => !Digest.TryParse(Path.GetFileName(Path.GetDirectoryName(file)) + Path.GetFileName(file), out var digest) || !named.ContainsKey(digest))
            .Order(StringComparer.Ordinal);
    }

    private IEnumerable<string> Unfinished()
    {
        var incoming = Path.Combine(_root, FileRawFiles.IncomingName);
        return Directory.Exists(incoming) ? Directory.EnumerateFiles(incoming).Order(StringComparer.Ordinal) : [];
    }
}
