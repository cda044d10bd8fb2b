namespace MgProvenance.Application.TestRuns;

/// <summary>Size and time of the last change of a file, as its folder tells them.</summary>
public sealed record FileStamp(long Bytes, DateTime ModifiedUtc);

/// <summary>
/// Which files have come to rest. At the first look the folder's own times are all there is to go by; later a file has to be seen unchanged for long enough by this computer's clock, because that of a
/// network folder may be wrong.
/// </summary>
/// <param name="settle">How long a finished file has been left alone.</param>
public sealed class QuietFiles(TimeSpan settle)
{
    private readonly Dictionary<string, (FileStamp Stamp, DateTimeOffset Since)> _seen = new(StringComparer.Ordinal);
    private bool _isFirstLook = true;

    /// <summary>Looks at all files of a folder; those that are no longer there are forgotten.</summary>
    /// <returns>The paths of the files at rest.</returns>
    public IReadOnlySet<string> Look(IReadOnlyDictionary<string, FileStamp> files, DateTimeOffset now)
    {
        foreach (var gone in _seen.Keys.Where(p => !files.ContainsKey(p)).ToList()) _seen.Remove(gone);
        foreach (var (path, stamp) in files)
        {
            if (_seen.TryGetValue(path, out var before) && before.Stamp == stamp) continue;
            _seen[path] = (stamp, _isFirstLook && stamp.ModifiedUtc < now.UtcDateTime ? new DateTimeOffset(stamp.ModifiedUtc, TimeSpan.Zero) : now);
        }

        _isFirstLook = false;
        return files.Keys.Where(p => now - _seen[p].Since >= settle).ToHashSet(StringComparer.Ordinal);
    }
}
