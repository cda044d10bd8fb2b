namespace MgProvenance.Storage.Postgres;

/// <summary>Makes a cluster: initdb, roles and the database, all under a temporary name that is renamed when complete.</summary>
internal static class ClusterSetup
{
    public const string IdentityMap = "mgp";

    public static async Task Create(string home, ServerUser user, ServerBinaries binaries, ClusterOptions options, IProgress<string>? progress, CancellationToken ct)
    {
        progress?.Report($"Creating this notebook's database (PostgreSQL {binaries.Version})…");
        var unfinished = Path.Combine(home, "data.unfinished");
        await InitDb(unfinished, user, binaries, options, ct);
        await user.WriteFile(Path.Combine(unfinished, "pg_hba.conf"), $"# Written by MgProvenance: this machine's socket only, by the account's name.\nlocal all all peer map={IdentityMap}\n", ct);
        await AllowAccounts(unfinished, user, ct);
        await user.Must(
            "Writing settings",
            ["/bin/sh", "-c", "cat >> \"$1\"", "sh", Path.Combine(unfinished, "postgresql.conf")],
            ct,
            "\n# MgProvenance\nlisten_addresses = ''\nunix_socket_permissions = 0700\nfsync = on\nfull_page_writes = on\nsynchronous_commit = on\ntimezone = 'UTC'\nlog_timezone = 'UTC'\n");
        await Sql(unfinished, "postgres", user, binaries, RolesAndDatabase, ct);
        await user.Must("Naming the finished data folder", ["mv", "--", unfinished, Path.Combine(home, "data")], ct);
    }

    /// <summary>Rights of a database of ours; also for a copy, since CREATE DATABASE does not copy them from its template.</summary>
    public static IReadOnlyList<string> DatabaseRights(string database) =>
    [
        $"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        $"GRANT CONNECT ON DATABASE {database} TO {EmbeddedCluster.ApplicationRole}",
    ];

    /// <summary>Lets the server's account and ours log in as each role. False when the file said so already.</summary>
    public static async Task<bool> AllowAccounts(string data, ServerUser user, CancellationToken ct)
    {
        var path = Path.Combine(data, "pg_ident.conf");
        var present = File.Exists(path) ? await File.ReadAllTextAsync(path, ct) : "";
        var ours = present.StartsWith("# Written by MgProvenance", StringComparison.Ordinal) ? present : "# Written by MgProvenance: which account may be which role.\n";
        var lines = new[] { user.Name, ServerUser.Current.Name }.Distinct()
            .SelectMany(account => EmbeddedCluster.Roles.Select(role => $"{IdentityMap} \"{account}\" {role}\n"));
        var wanted = ours + string.Concat(lines.Where(line => !ours.Contains(line, StringComparison.Ordinal)));
        if (wanted == present) return false;
        await user.WriteFile(path, wanted, ct);
        return true;
    }

    private static readonly IReadOnlyList<string> RolesAndDatabase =
    [
        $"CREATE ROLE {EmbeddedCluster.OwnerRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
        $"CREATE ROLE {EmbeddedCluster.ApplicationRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
        $"CREATE DATABASE {EmbeddedCluster.DatabaseName} OWNER {EmbeddedCluster.OwnerRole}",
        .. DatabaseRights(EmbeddedCluster.DatabaseName),
        "REVOKE ALL ON DATABASE postgres FROM PUBLIC",
        "REVOKE ALL ON DATABASE template1 FROM PUBLIC",
    ];

    private static async Task InitDb(string data, ServerUser user, ServerBinaries binaries, ClusterOptions options, CancellationToken ct)
    {
        // Bytes order text (the C collation) wherever the notebook is opened; C.UTF-8 knows the letters beyond ASCII, but not every system has it.
        CommandResult? last = null;
        foreach (var letters in new[] { "C.UTF-8", "C" })
        {
            await user.Must("Clearing an unfinished data folder", ["rm", "-rf", "--", data], ct);
            string[] command =
            [
                binaries.InitDb, "-D", data, "-U", EmbeddedCluster.SuperuserRole, "--auth-local=peer", "--auth-host=reject", "--data-checksums", "-E", "UTF8",
                "--locale=C", $"--lc-ctype={letters}", .. options.SyncToDisk ? Array.Empty<string>() : ["--no-sync"],
            ];
            last = await user.Run(command, ct);
            if (last.Succeeded) return;
            if (!last.Errors.Contains("locale", StringComparison.Ordinal)) break;
        }

        throw new DatabaseSetupException(
            "postgres.init-failed",
            $"initdb failed for {data} (exit {last!.ExitCode}). It ran as '{user.Name}', who must be able to reach that folder and to run {binaries.InitDb}.\n{last.AllOutput}");
    }

    /// <summary>Single-user mode: needs no socket, and nobody else can look in.</summary>
    private static Task Sql(string data, string database, ServerUser user, ServerBinaries binaries, IReadOnlyList<string> statements, CancellationToken ct) =>
        user.Must("Creating roles and database", [binaries.Postgres, "--single", "-D", data, "-c", "exit_on_error=on", "-c", "log_checkpoints=off", database], ct, string.Join('\n', statements) + "\n");
}
