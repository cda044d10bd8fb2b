using System.Globalization;
using MgProvenance.Domain.Kernel;
using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.RawFiles;

/// <summary>Reads a file that somebody hands to the program: whatever lies under the name, memory and time stay bounded.</summary>
public static class InputFile
{
    /// <summary>1 GiB. That is more than ten million rows of an .mpr or a million of the widest text export, and what is decoded from it still fits into the memory of a laboratory's computer.</summary>
    public const long MostBytes = 1L << 30;

    /// <summary>All bytes, or why they are not read; never both.</summary>
    public static async Task<(byte[]? Content, Refusal? Refusal)> Read(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path)) return Refuse("file.folder", $"{path} is a folder, not a file.");
        if (!File.Exists(path)) return Missing(path);

        // Opening a pipe waits for its writer, and a device has no end.
        if (OperatingSystem.IsLinux() && Posix.Identify(path, followLinks: true) is { IsPlainFile: false }) return Refuse("file.not-plain", $"{path} is a pipe, a socket or a device, not a file.");
        try
        {
            var stream = new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
            await using (stream.ConfigureAwait(false))
            {
                var length = stream.Length;
                if (length > MostBytes) return Refuse("file.too-large", string.Create(CultureInfo.InvariantCulture, $"{path} has {length:N0} bytes; a file of more than {MostBytes:N0} is not read."));
                var content = new byte[length];
                var read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
                return read == length && await stream.ReadAsync(new byte[1], cancellation).ConfigureAwait(false) == 0
                    ? (content, null)
                    : Refuse("file.changing", $"{path} was written to while it was read; wait until its program has finished.");
            }
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return Missing(path);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            return Refuse("file.no-access", $"{path} cannot be read: {fault.Message.TrimEnd('.', ' ')}.");
        }
    }

    private static (byte[]? Content, Refusal? Refusal) Missing(string path) => Refuse("file.missing", $"There is no file {path}.");

    private static (byte[]? Content, Refusal? Refusal) Refuse(string code, string sentence) => (null, new Refusal(code, sentence));
}
