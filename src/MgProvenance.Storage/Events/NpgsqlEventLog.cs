using System.Runtime.CompilerServices;
using MgProvenance.Application.Events;
using MgProvenance.Storage.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace MgProvenance.Storage.Events;

/// <summary>The event store in PostgreSQL. Safe for concurrent use; each read borrows one connection of the pool, and all appends share one.</summary>
public sealed class NpgsqlEventLog(NpgsqlDataSource database) : IEventLog, IAsyncDisposable
{
    private const int LedgerPage = 1000;
    private readonly GroupedAppends _appends = new(database);
    private readonly Sealer _sealer = new(database);

    public Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation) => _appends.Append(request, cancellation);

    public async Task<AppendOutcome?> FindCommand(CommandIdentity command, CancellationToken cancellation)
    {
        const string sql = "select request_digest, answer from mgp.command where actor = $1 and command_id = $2";
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var find = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = command.Actor }, new() { Value = command.CommandId } } };
        await find.PrepareAsync(cancellation);
        await using var row = await find.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;
        var same = row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(command.RequestDigest.Span);
        return AppendRefusals.From(same ? "repeated" : "reused", row.GetString(1), command);
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStream(string streamId, long? before, CancellationToken cancellation) =>
        ReadStreams([streamId], before, cancellation);

    public async Task<IReadOnlyList<StoredEvent>> ReadStreams(IReadOnlyCollection<string> streamIds, long? before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await EventRows.OfStreams(connection, streamIds, before, cancellation).ToListAsync(cancellation);
    }

    public async IAsyncEnumerable<StoredEvent> ReadLedger(long from, long before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const string sql = $"select {EventRows.Columns} {EventRows.InRange} order by s.idx";
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<long>(), new NpgsqlParameter<long>() } };
        await read.PrepareAsync(cancellation);
        var events = new EventRows();

        // Pages by index: no sort on disk, and no statement that runs as long as its slowest consumer.
        var end = Math.Min(before, (await _sealer.Head(cancellation)).Size);
        for (var page = Math.Max(from, 0); page < end; page += LedgerPage)
        {
            read.Parameters[0].Value = page;
            read.Parameters[1].Value = Math.Min(page + LedgerPage, end);
            await using var row = await read.ExecuteReaderAsync(cancellation);
            while (await row.ReadAsync(cancellation)) yield return events.Read(row);
        }
    }

    public Task<LedgerHead> Seal(CancellationToken cancellation) => _sealer.Seal(cancellation);

    public async Task<string?> Resolve(string labelOrStreamId, CancellationToken cancellation)
    {
        const string sql = """
            select coalesce((select id from public.mt_streams where id = $1), (select stream_id from mgp.label where label = $1))
            """;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var find = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = labelOrStreamId, NpgsqlDbType = NpgsqlDbType.Text } } };
        await find.PrepareAsync(cancellation);
        return await find.ExecuteScalarAsync(cancellation) as string;
    }

    /// <summary>Ends after what was accepted is stored; an append that comes later gets <see cref="ObjectDisposedException"/>. The data source stays open.</summary>
    public ValueTask DisposeAsync() => _appends.DisposeAsync();
}
