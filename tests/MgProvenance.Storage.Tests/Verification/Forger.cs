using System.Globalization;
using MgProvenance.Integrity;
using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Storage.Tests.Verification;

/// <summary>What a superuser of the database can do: switch the triggers off, write anything, and fit the rest to it. Only keys and the second copy are out of reach.</summary>
internal sealed class Forger(NpgsqlDataSource superuser)
{
    private static readonly string[] Tables = [.. GuardedSchema.OfThisProgram.Triggers.Select(t => t.Table).Append("mgp.label").Distinct()];

    /// <summary>Runs the statements as if no trigger or foreign key were there, and leaves those as they were.</summary>
    public Task Run(string sql) => superuser.Execute($"""
        begin;
        {string.Concat(Tables.Select(t => $"alter table {t} disable trigger all;"))}
        {sql};
        {string.Concat(Tables.Select(t => $"alter table {t} enable trigger all;"))}
        {string.Concat(GuardedSchema.OfThisProgram.Triggers.Where(t => t.Enabled == 'A').Select(t => $"alter table {t.Table} enable always trigger {t.Name};"))}
        commit;
        """);

    /// <summary>Writes other data into an event's leaf, in the leaf's own format.</summary>
    public async Task RewriteLeaf(string stream, long version, string data)
    {
        var seqId = await SeqId(stream, version);
        var bytes = await superuser.Scalar<byte[]>($"select leaf from mgp.ledger where seq_id = {seqId}");
        Assert.True(Leaf.TryDecode(bytes, out var fields, out var error), error);
        await Run($"update mgp.ledger set leaf = '\\x{Convert.ToHexStringLower(Leaf.Encode(fields with { Data = data }))}' where seq_id = {seqId}");
    }

    public async Task RewriteHash(string stream, long version)
    {
        var seqId = await SeqId(stream, version);
        await Run($"update mgp.sealed s set hash = sha256('\\x00'::bytea || l.leaf) from mgp.ledger l where l.seq_id = s.seq_id and s.seq_id = {seqId}");
    }

    /// <summary>Numbers what is left of the ledger 0, 1, 2, … again.</summary>
    public Task CloseGaps() => Run("""
        update mgp.sealed set idx = idx + 1000000;
        update mgp.sealed s set idx = n.idx from (select seq_id, row_number() over (order by idx) - 1 as idx from mgp.sealed) n where n.seq_id = s.seq_id
        """);

    /// <summary>Fits the head to the hashes that are there now.</summary>
    public async Task RewriteHead()
    {
        var frontier = new MerkleFrontier();
        await using (var read = superuser.CreateCommand("select hash from mgp.sealed order by idx"))
        await using (var row = await read.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await row.ReadAsync(TestContext.Current.CancellationToken)) frontier.Append(Digest.From(row.GetFieldValue<byte[]>(0)));
        }

        await Run(string.Create(CultureInfo.InvariantCulture, $"""
            update mgp.head set taken = {frontier.Size}, size = {frontier.Size},
                frontier = '\x{Convert.ToHexStringLower(frontier.ToBytes())}', root = '\x{frontier.Root()}'
            """));
    }

    private Task<long> SeqId(string stream, long version) => superuser.Scalar<long>($"select seq_id from mt_events where stream_id = '{stream}' and version = {version}");
}
