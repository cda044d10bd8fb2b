namespace MgProvenance.Cli;

/// <summary>Files that are there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Written beside its place, flushed, then renamed. Folders on the way are made.</summary>
    public static FileInfo Write(string target, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var temporary = target + ".part";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
            return new FileInfo(target);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
