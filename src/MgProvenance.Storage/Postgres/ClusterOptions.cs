namespace MgProvenance.Storage.Postgres;

/// <summary>How an embedded cluster is kept. The defaults are what a notebook needs.</summary>
public sealed record ClusterOptions
{
    /// <summary>False only in tests: a power cut then loses acknowledged events.</summary>
    public bool SyncToDisk { get; init; } = true;

    /// <summary>As root, where data folders lie: a folder that the server's account can reach. Not used by other accounts, whose data lie in the notebook.</summary>
    public string RootDataFolder { get; init; } = "/var/lib/mgprovenance";

    /// <summary>As root, the server's account; null: <c>MGP_PG_USER</c>, else <c>postgres</c>, else <c>nobody</c>.</summary>
    public string? ServerUser { get; init; }

    internal string MountTable { get; init; } = NetworkFolders.MountTable;

    /// <summary>How long to wait for the server to come up (crash recovery included) or to go down.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
