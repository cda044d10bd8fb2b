using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace MgProvenance.Documents.Typst;

/// <summary>
/// Fonts for Chinese, Japanese and Korean. Most documents need none and they are large, so npm fetches them for the first document that does,
/// into the user's cache, pinned by the lock file beside their package.json.
/// </summary>
internal static class EastAsianFonts
{
    /// <summary>Han and kana are in the first family, Hangul in the second.</summary>
    public static readonly IReadOnlyList<string> Faces = ["noto-sans-sc/400Regular", "noto-sans-sc/700Bold", "noto-sans-kr/400Regular", "noto-sans-kr/700Bold"];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly (int First, int Last)[] Blocks =
        [(0x1100, 0x11FF), (0x2E80, 0x2FDF), (0x3000, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)];

    /// <summary>Of the text alone, so that it is the document and not the machine that decides.</summary>
    public static bool AreNeededBy(string text) =>
        text.AsSpan().ContainsAnyInRange((char)Blocks[0].First, char.MaxValue) && text.EnumerateRunes().Any(r => Blocks.Any(b => r.Value >= b.First && r.Value <= b.Last));

    /// <summary>The <c>node_modules</c> folder that holds them.</summary>
    /// <exception cref="PdfEngineException">They are not there and cannot be fetched.</exception>
    public static async Task<string> Fetch(CancellationToken cancel)
    {
        var (package, locked) = (TypstFiles.Read("east-asian/package.json"), TypstFiles.Read("east-asian/package-lock.json"));
        var folder = Path.Combine(Cache, "east-asian-fonts-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(locked)))[..12]);
        var fonts = Path.Combine(folder, "node_modules");
        if (Directory.Exists(folder)) return fonts;
        try
        {
            Directory.CreateDirectory(Cache);
            using var alone = await Alone(folder + ".lock", cancel);
            if (Directory.Exists(folder)) return fonts;
            var incoming = folder + ".incoming";
            if (Directory.Exists(incoming)) Directory.Delete(incoming, recursive: true);
            Directory.CreateDirectory(incoming);
            await File.WriteAllTextAsync(Path.Combine(incoming, "package.json"), package, cancel);
            await File.WriteAllTextAsync(Path.Combine(incoming, "package-lock.json"), locked, cancel);
            await Npm(incoming, cancel);
            foreach (var family in Faces.GroupBy(f => f.Split('/')[0])) KeepOnly(Path.Combine(incoming, "node_modules", "@expo-google-fonts", family.Key), [.. family.Select(f => f.Split('/')[1])]);
            Directory.Move(incoming, folder);
            return fonts;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new PdfEngineException(
                $"The document holds Chinese, Japanese or Korean text, and the fonts for it could not be fetched into {folder} (85 MB, once, with npm). Give the command again where there is a network, " +
                $"or copy that folder from a machine that has it, or take a style with \"eastAsianText\": \"codePoints\", which prints the code points instead.", e);
        }
    }

    private static string Cache => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "mgprovenance");

    /// <summary>The file is open to nobody else until it is disposed of, or this process has ended in whatever way.</summary>
    private static async Task<FileStream> Alone(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static async Task Npm(string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var npm = Process.Start(start) ?? throw new IOException("npm could not be started.");
        try
        {
            var (output, errors) = (npm.StandardOutput.ReadToEndAsync(cancel), npm.StandardError.ReadToEndAsync(cancel));
            await npm.WaitForExitAsync(cancel);
            if (npm.ExitCode != 0) throw new IOException($"npm said: {(await errors + await output).Trim()}");
        }
        finally
        {
            if (!npm.HasExited) npm.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The package holds seven weights that nothing uses.</summary>
    private static void KeepOnly(string family, string[] faces)
    {
        foreach (var other in Directory.GetDirectories(family).Where(d => !faces.Contains(Path.GetFileName(d)))) Directory.Delete(other, recursive: true);
    }
}
