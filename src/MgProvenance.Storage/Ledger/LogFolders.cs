namespace MgProvenance.Storage.Ledger;

/// <summary>Where a log's secret and its second memory lie: outside the notebook, so that neither travels with a copy or backup of it.</summary>
/// <param name="Keys">Folder of private keys.</param>
/// <param name="State">Folder that has one folder per log for the second copy of its checkpoints.</param>
public sealed record LogFolders(string Keys, string State)
{
    /// <summary>The user's own folders, by the XDG base directory rules.</summary>
    public static LogFolders OfUser()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new(
            Path.Combine(Xdg("XDG_CONFIG_HOME") ?? Path.Combine(home, ".config"), "mgprovenance", "keys"),
            Path.Combine(Xdg("XDG_STATE_HOME") ?? Path.Combine(home, ".local", "state"), "mgprovenance"));
    }

    /// <summary>Last part of an origin: unique, and a plain file name.</summary>
    public static string LogName(string origin) => origin[(origin.LastIndexOf('/') + 1)..];

    public string KeyFile(string origin) => Path.Combine(Keys, LogName(origin) + ".key");

    public string CheckpointFile(string origin) => Path.Combine(State, LogName(origin), "checkpoints");

    // The rules say that a relative path is invalid and to be ignored.
    private static string? Xdg(string variable) => Environment.GetEnvironmentVariable(variable) is { } path && Path.IsPathFullyQualified(path) ? path : null;
}
