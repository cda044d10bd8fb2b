using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Integration.Tests.Audits;

/// <summary>Everything that must hold of a notebook after a campaign.</summary>
internal sealed class NotebookAudit(NpgsqlDataSource store)
{
    private readonly NpgsqlProjections _projections = new(store, AllProjections.List);

    public async Task<IReadOnlyList<string>> Run(Books books, VerifyOptions options, CancellationToken cancellation)
    {
        var log = new NpgsqlEventLog(store);
        var head = await log.Seal(cancellation);
        var ledger = await log.ReadLedger(0, head.Size, cancellation).ToListAsync(cancellation);
        var indices = await Indices(cancellation);
        var events = await Count("select count(*) from public.mt_events", cancellation);
        var live = await Rows(cancellation);
        var quarantined = await _projections.Quarantined(cancellation);
        await _projections.Rebuild(cancellation);
        var rebuilt = await Rows(cancellation);
        var verified = await new Verifier(store).Verify(options, null, cancellation);
        return
        [
            .. Audit.Commands(books, ledger),
            .. Audit.Indices(indices, events),
            .. Audit.Projections(live, rebuilt),
            .. quarantined.Select(q => $"{q.StreamId} is quarantined."),
            .. verified.Faults.Select(f => f.Sentence),
            .. verified.Unsealed == 0 ? Array.Empty<string>() : [$"{verified.Unsealed} events wait for an index."],
        ];
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<ProjectedRow>>> Rows(CancellationToken cancellation)
    {
        var rows = new Dictionary<string, IReadOnlyList<ProjectedRow>>();
        foreach (var projection in AllProjections.List) rows[projection.Name] = await _projections.Rows(projection.Name, cancellation);
        return rows;
    }

    private async Task<IReadOnlyList<long>> Indices(CancellationToken cancellation)
    {
        await using var read = store.CreateCommand("select idx from mgp.sealed order by idx");
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var indices = new List<long>();
        while (await row.ReadAsync(cancellation)) indices.Add(row.GetInt64(0));
        return indices;
    }

    private async Task<long> Count(string sql, CancellationToken cancellation)
    {
        await using var count = store.CreateCommand(sql);
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }
}
