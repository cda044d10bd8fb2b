using System.Globalization;

namespace MgProvenance.Storage.Postgres;

/// <summary>Where a notebook's cluster lies and as whom it runs: from its record, or made now. Inside the gate only.</summary>
internal sealed record ClusterSite(string Notebook, string Home, int Major, ServerUser User, ServerControl Control)
{
    private ServerBinaries? binaries;

    public static async Task<ClusterSite> Locate(string notebook, ClusterOptions options, IProgress<string>? progress, CancellationToken ct)
    {
        var record = ClusterRecord.Read(notebook) ?? await Begin(notebook, options, ct);
        var home = record.HomeFolder(notebook);
        var user = await Account(record, home, ct);
        NetworkFolders.Refuse(home, options.MountTable);
        if (record.Major is null) record = await Complete(record, notebook, home, user, options, progress, ct);
        if (ServerUser.IsRoot || user.IsCurrent) ClusterOrigin.Check(home, notebook, user);
        return new ClusterSite(notebook, home, ReadMajor(home), user, new ServerControl(home, user, options));
    }

    public async Task<ServerBinaries> Binaries(IProgress<string>? progress, CancellationToken ct) => binaries ??= await ServerBinaries.Find(Major, progress, ct);

    /// <summary>Deletes what lies in the home folder, finished or not, as the account that owns it; then the record.</summary>
    public static async Task Erase(ClusterRecord record, string notebook, CancellationToken ct)
    {
        var home = record.HomeFolder(notebook);
        if (Directory.Exists(home))
        {
            var user = await Account(record, home, ct);
            await user.Must("Deleting the database", ["find", home, "-mindepth", "1", "-delete"], ct);
            Directory.Delete(home);
        }

        File.Delete(Path.Combine(notebook, ClusterRecord.FileName));
    }

    private static async Task<ClusterRecord> Begin(string notebook, ClusterOptions options, CancellationToken ct)
    {
        var user = await ServerUser.ForNewCluster(options.ServerUser ?? Environment.GetEnvironmentVariable("MGP_PG_USER"), ct);
        var home = user.IsCurrent ? "postgres" : Path.Combine(options.RootDataFolder, Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal));
        var record = new ClusterRecord(null, home, user.Name);
        record.Write(notebook);
        return record;
    }

    private static async Task<ServerUser> Account(ClusterRecord record, string home, CancellationToken ct)
    {
        var user = await ServerUser.Find(record.ServerUser, ct)
            ?? throw new DatabaseSetupException("postgres.no-user", $"This notebook's database ({home}) runs as '{record.ServerUser}', an account that does not exist here.");
        return user.IsCurrent || ServerUser.IsRoot ? user
            : throw new DatabaseSetupException("postgres.other-user", $"This notebook's database ({home}) belongs to the account '{user.Name}'; you are '{ServerUser.Current.Name}'. Work as that account or as root.");
    }

    /// <summary>Makes the cluster; a crash half-way left at most an unfinished folder, or a finished one that the record does not know yet.</summary>
    private static async Task<ClusterRecord> Complete(
        ClusterRecord record, string notebook, string home, ServerUser user, ClusterOptions options, IProgress<string>? progress, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(home, "data")))
        {
            var found = await ServerBinaries.Find(null, progress, ct);
            MakeHome(home, user);
            await ClusterSetup.Create(home, user, found, options, progress, ct);
        }

        await ClusterOrigin.Write(home, notebook, user, ct);
        var complete = record with { Major = ReadMajor(home) };
        complete.Write(notebook);
        return complete;
    }

    private static void MakeHome(string home, ServerUser user)
    {
        if (!user.IsCurrent) Posix.CreatePassableFolder(Path.GetDirectoryName(home)!);
        if (Posix.CreateFolder(home, 0x1C0) && !user.IsCurrent) Posix.ChangeOwner(home, user.Uid, user.Gid);
        if (OperatingSystem.IsLinux() && Posix.Identify(home, followLinks: false) is not { IsFolder: true, Permissions: 0x1C0 })
        {
            throw new DatabaseSetupException("postgres.home", $"{home} is not a private folder (mode 700). Remove it and try again.");
        }
    }

    private static int ReadMajor(string home)
    {
        var path = Path.Combine(home, "data", "PG_VERSION");
        return File.Exists(path) ? int.Parse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture)
            : throw new DatabaseSetupException("postgres.data-missing", $"This notebook's database should lie in {home}, but {path} is missing. Restore it from a backup; nothing was changed.");
    }
}
