using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Ledger;

/// <summary>What was recorded stays, for the application and for the owner of the tables.</summary>
public sealed class ImmutabilityTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private const string NoRight = PostgresErrorCodes.InsufficientPrivilege;
    private const string AppendOnly = "MP005";
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("update mt_events set data = '{}'")]
    [InlineData("delete from mt_events")]
    [InlineData("truncate mt_events")]
    [InlineData("delete from mt_streams")]
    [InlineData("truncate mt_streams cascade")]
    [InlineData("update mgp.ledger set leaf = ''")]
    [InlineData("delete from mgp.ledger")]
    [InlineData("truncate mgp.ledger")]
    [InlineData("update mgp.sealed set idx = idx + 100")]
    [InlineData("delete from mgp.sealed")]
    [InlineData("truncate mgp.sealed")]
    [InlineData("delete from mgp.head")]
    [InlineData("update mgp.command set answer = ''")]
    [InlineData("delete from mgp.command")]
    [InlineData("truncate mgp.command")]
    public async Task Neither_role_changes_what_was_recorded(string sql)
    {
        await Given();
        Assert.Equal(NoRight, await database.App.SqlStateOf(sql));
        Assert.Equal(AppendOnly, await database.Owner.SqlStateOf(sql));
    }

    [Theory]
    [InlineData("update mt_streams set id = 'x'")]
    [InlineData("update mt_streams set type = 'x'")]
    [InlineData("update mt_streams set is_archived = true")]
    [InlineData("insert into mgp.ledger values (1000000, gen_random_uuid(), '')")]
    [InlineData("insert into mgp.sealed values (1000000, 1000000, sha256(''))")]
    [InlineData("insert into mgp.pending values (1000000, array[1000000])")]
    [InlineData("delete from mgp.pending")]
    [InlineData("update mgp.head set size = 0")]
    [InlineData("insert into mgp.command values ('a', 'b', sha256(''), '', now())")]
    [InlineData("insert into mgp.label values ('a', 'b')")]
    [InlineData("update mgp.label set stream_id = 'b'")]
    [InlineData("alter table mt_events disable trigger all")]
    [InlineData("set session_replication_role = replica")]
    public async Task The_application_role_has_no_right_to_the_rest(string sql)
    {
        await Given();
        Assert.Equal(NoRight, await database.App.SqlStateOf(sql));
    }

    [Fact]
    public async Task The_application_role_may_move_a_streams_version_as_Marten_does()
    {
        await Given();
        Assert.Null(await database.App.SqlStateOf("update mt_streams set version = version, timestamp = now()"));
    }

    private async Task Given() => await database.Log.Append(Request(To(NewStream("lot"), 0, Event())), _stop);
}
