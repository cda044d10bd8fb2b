using System.Globalization;
using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>A notebook whose server stays up between verbs, and which goes when the tests end.</summary>
public sealed class OpenNotebook : IAsyncDisposable
{
    private readonly EmbeddedCluster _cluster;

    private OpenNotebook(string folder, EmbeddedCluster cluster)
    {
        (Folder, _cluster) = (folder, cluster);
        Superuser = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Pooling = false });
    }

    public string Folder { get; }

    /// <summary>What a database administrator can do.</summary>
    public NpgsqlDataSource Superuser { get; }

    public EmbeddedCluster Cluster => _cluster;

    public static async Task<OpenNotebook> Hold(string folder) => new(folder, await EmbeddedCluster.Open(folder));

    /// <summary>A notebook in which nothing is recorded.</summary>
    public static async Task<OpenNotebook> Empty()
    {
        var folder = Surroundings.NewFolder(Path.GetRandomFileName());
        (await Support.Mgp.Run("migrate", "--notebook", folder)).Done();
        return await Hold(folder);
    }

    /// <summary>The verb with this notebook.</summary>
    public Task<Ran> Mgp(params string[] args) => Support.Mgp.Run([.. args, "--notebook", Folder]);

    /// <summary>Records these lines as a script of this name.</summary>
    public Task<Ran> Record(string name, params string[] lines) => Mgp("record", Surroundings.Write(name + ".jsonl", string.Join('\n', lines)));

    /// <summary>What is stored: events, leaves, streams, labels, commands and raw files.</summary>
    public async Task<string> Stored()
    {
        var counts = await Scalar<string>("""
            select concat_ws(' ', 'events', (select count(*) from mt_events), 'leaves', (select count(*) from mgp.ledger), 'streams', (select count(*) from mt_streams),
                'labels', (select count(*) from mgp.label), 'commands', (select count(*) from mgp.command))
            """);
        var raw = Path.Combine(Folder, "raw");
        return string.Create(CultureInfo.InvariantCulture, $"{counts} raw {(Directory.Exists(raw) ? Directory.GetFiles(raw, "*", SearchOption.AllDirectories).Length : 0)}");
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = Superuser.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task Execute(string sql)
    {
        await using var command = Superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Superuser.DisposeAsync();
        await _cluster.DisposeAsync();
        if (!await EmbeddedCluster.Delete(Folder)) throw new InvalidOperationException($"The notebook {Folder} is still in use.");
    }
}
