using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.Tests.Postgres;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Projections;

/// <summary>A cluster of its own, because prepared transactions are a setting of the server that needs a start.</summary>
public sealed class PreparedTransactionTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_prepared_transaction_neither_holds_up_nor_is_skipped_and_gets_its_index_when_it_is_committed()
    {
        await using var notebook = await ScratchNotebook.WithCluster(_stop);
        await using (var before = await notebook.Open(_stop))
        await using (var superuser = NpgsqlDataSource.Create(before.SuperuserConnectionString)) await superuser.Execute("alter system set max_prepared_transactions = 1");
        await using var cluster = await notebook.Open(_stop);
        await cluster.Migrate(MigrationScript.BuiltIn(), ct: _stop);
        await using var database = NpgsqlDataSource.Create(cluster.AppConnectionString);
        await using var log = new NpgsqlEventLog(database);
        var projections = new NpgsqlProjections(database, [new Weighings()]);
        var (prepared, other) = (NewStream("lot"), NewStream("lot"));

        await using (var writer = await database.OpenConnectionAsync(_stop))
        {
            await using var begin = new NpgsqlCommand("begin", writer);
            await begin.ExecuteNonQueryAsync(_stop);
            await OtherWriter.Insert(writer, prepared, _stop);
            await using var prepare = new NpgsqlCommand("prepare transaction 'left open'", writer);
            await prepare.ExecuteNonQueryAsync(_stop);
        }

        foreach (var version in new[] { 1, 2 })
        {
            Assert.IsType<AppendOutcome.Appended>(await log.Append(Request(To(other, version - 1, Withdrawn(other, "x"))), _stop));
            Assert.Equal(version, (await log.Seal(_stop)).Size);
            Assert.Equal(version + 1, (await projections.RowsOf("weighings", other, _stop)).Count);
        }

        Assert.Empty(await projections.RowsOf("weighings", prepared, _stop));

        await database.Execute("commit prepared 'left open'");
        Assert.Equal(2, (await projections.RowsOf("weighings", prepared, _stop)).Count);
        Assert.Equal(2L, Assert.Single(await log.ReadStream(prepared, null, _stop)).Index);
        Assert.True(await database.Scalar<bool>($"select min(seq_id) filter (where stream_id = '{prepared}') < min(seq_id) filter (where stream_id = '{other}') from mt_events"));
    }
}
