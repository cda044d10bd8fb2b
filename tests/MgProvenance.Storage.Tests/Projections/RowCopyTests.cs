using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Storage.Projections;
using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Storage.Tests.Projections;

public sealed class RowCopyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What is thrown is that the server went, whose message says what to do; giving up the copy adds nothing to it.</summary>
    [Fact]
    public async Task A_server_that_goes_away_in_the_middle_is_what_is_told()
    {
        await using var connection = await database.App.OpenConnectionAsync(Stop);
        var row = new ProjectedRow("key", $"\"{new string('x', 100_000)}\"");
        await Assert.ThrowsAsync<NpgsqlException>(async () =>
        {
            await using var copy = await RowCopy.Open(connection, "mgp.projected_row", "", Stop);
            for (var i = 0; i < 1_000; i++)
            {
                await copy.Write(new Target(AllProjections.List[0], 1), "lot-1", i, row, Stop);
                if (i == 10) await database.Superuser.Execute($"select pg_terminate_backend({connection.ProcessID})");
            }
        });
    }

    [Fact]
    public async Task So_it_is_where_rows_are_read_for_verification()
    {
        await using var connection = await database.App.OpenConnectionAsync(Stop);
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            await using var rows = await CopyRows.Open(connection, "select repeat('x', 100000) from generate_series(1, 100000)", 1, Stop);
            await rows.Next(Stop);
            await database.Superuser.Execute($"select pg_terminate_backend({connection.ProcessID})");
            while (rows.HasRow) await rows.Next(Stop);
        });
    }
}
