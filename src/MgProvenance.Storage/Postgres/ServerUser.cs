namespace MgProvenance.Storage.Postgres;

/// <summary>The operating-system account that the server runs as. PostgreSQL refuses to run as root, so root hands over to an unprivileged account.</summary>
internal sealed record ServerUser(string Name, uint Uid, uint Gid)
{
    private static readonly string[] SwitchingTools = ["setpriv", "runuser"];
    private static readonly string[] SystemFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    private static readonly Dictionary<string, string> PlainEnvironment = new()
    {
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = "/",
        ["LC_ALL"] = "C",
        ["TZ"] = "UTC",
    };

    public static bool IsRoot => Posix.EffectiveUser == 0;

    public static ServerUser Current { get; } = new(Environment.UserName, Posix.EffectiveUser, Posix.EffectiveGroup);

    public bool IsCurrent => Uid == Posix.EffectiveUser;

    /// <summary>The account for a new cluster: the caller's own or, for root, <c>MGP_PG_USER</c>, else <c>postgres</c>, else <c>nobody</c>.</summary>
    public static async Task<ServerUser> ForNewCluster(string? wish, CancellationToken ct)
    {
        if (!IsRoot) return Current;
        if (!string.IsNullOrEmpty(wish))
        {
            return await Find(wish, ct) switch
            {
                null => throw new DatabaseSetupException("postgres.no-user", $"MGP_PG_USER names the account '{wish}', which does not exist here."),
                { Uid: 0 } => throw new DatabaseSetupException("postgres.no-user", $"MGP_PG_USER names '{wish}', but PostgreSQL refuses to run as root."),
                var user => user,
            };
        }

        return await Find("postgres", ct) ?? await Find("nobody", ct)
            ?? throw new DatabaseSetupException("postgres.no-user", "As root the server needs an unprivileged account: neither 'postgres' nor 'nobody' exists. Name one in MGP_PG_USER.");
    }

    /// <summary>Null where no such account exists.</summary>
    public static async Task<ServerUser?> Find(string name, CancellationToken ct)
    {
        if (name == Current.Name) return Current;
        var uid = await CommandRunner.Run(["id", "-u", "--", name], "/", PlainEnvironment, "", ct);
        var gid = await CommandRunner.Run(["id", "-g", "--", name], "/", PlainEnvironment, "", ct);
        return uid.Succeeded && gid.Succeeded ? new ServerUser(name, ParseId(uid.Output), ParseId(gid.Output)) : null;
    }

    /// <summary>The command as this account runs it: as it is, or through <paramref name="tool"/> (setpriv or runuser).</summary>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command, string? tool)
    {
        if (IsCurrent) return command;
        return tool switch
        {
            { } path when Path.GetFileName(path) == "setpriv" => [path, $"--reuid={Uid}", $"--regid={Gid}", "--init-groups", "--", .. command],
            { } path => [path, "-u", Name, "--", .. command],
            null => throw new DatabaseSetupException("postgres.no-setpriv", $"To run the server as '{Name}' root needs setpriv or runuser (package util-linux); neither was found."),
        };
    }

    public Task<CommandResult> Run(IReadOnlyList<string> command, CancellationToken ct, string input = "") =>
        CommandRunner.Run(Wrap(command, IsCurrent ? null : SwitchingTool()), "/", PlainEnvironment, input, ct);

    /// <summary>Runs a command that has to succeed.</summary>
    public async Task Must(string what, IReadOnlyList<string> command, CancellationToken ct, string input = "")
    {
        var result = await Run(command, ct, input);
        if (!result.Succeeded)
        {
            throw new DatabaseSetupException("postgres.command-failed", $"{what} failed as user '{Name}' (exit {result.ExitCode}).\n{result.AllOutput}");
        }
    }

    /// <summary>Written by the account itself: root must not write through names that an unprivileged account controls.</summary>
    public Task WriteFile(string path, string text, CancellationToken ct) =>
        Must($"Writing {path}", ["/bin/sh", "-c", "umask 077 && cat > \"$1.new\" && mv -f \"$1.new\" \"$1\"", "sh", path], ct, text);

    private static string? SwitchingTool() =>
        SwitchingTools
            .SelectMany(tool => SystemFolders.Select(folder => Path.Combine(folder, tool)))
            .FirstOrDefault(path => File.Exists(path) && new FileInfo(path).ResolveLinkTarget(true)?.Name is not "busybox");

    private static uint ParseId(string text) => uint.Parse(text.Trim(), System.Globalization.CultureInfo.InvariantCulture);
}
