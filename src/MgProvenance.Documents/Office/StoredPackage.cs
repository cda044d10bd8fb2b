using System.IO.Compression;
using System.Text;

namespace MgProvenance.Documents.Office;

/// <summary>An Office file whose bytes depend on its parts alone.</summary>
internal static class StoredPackage
{
    /// <summary>The first instant that a zip archive can name.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same parts, sorted by name and stored: compressed bytes differ between versions of the runtime, and entries are dated by the clock.</summary>
    /// <param name="rewrite">Of the text of a part with the ending <c>.xml</c>.</param>
    public static byte[] Rewritten(Stream package, Func<string, string>? rewrite = null)
    {
        var target = new MemoryStream();
        using (var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var entry = to.CreateEntry(part.FullName, CompressionLevel.NoCompression);
                entry.LastWriteTime = Epoch;
                using Stream source = part.Open(), sink = entry.Open();
                if (rewrite is null || !part.FullName.EndsWith(".xml", StringComparison.Ordinal)) source.CopyTo(sink);
                else sink.Write(Encoding.UTF8.GetBytes(rewrite(new StreamReader(source).ReadToEnd())));
            }
        }

        return target.ToArray();
    }
}
