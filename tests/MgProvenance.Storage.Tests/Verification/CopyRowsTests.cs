using MgProvenance.Storage.Verification;
using Npgsql;

namespace MgProvenance.Storage.Tests.Verification;

public sealed class CopyRowsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fields_are_what_the_database_holds_whatever_the_length_of_the_row()
    {
        await using var connection = await database.App.OpenConnectionAsync(_stop);
        const string query = "select n, n::int, case when n % 2 = 0 then repeat('ü', (n * n * n)::int) end, '00112233-4455-6677-8899-aabbccddeeff'::uuid from generate_series(0::bigint, 120) n";
        await using var rows = await CopyRows.Open(connection, query, 4, _stop);
        Assert.False(rows.HasRow);
        for (var n = 0L; n <= 120; n++)
        {
            Assert.True(await rows.Next(_stop));
            Assert.Equal((n, (int)n), (rows.Int64(0), rows.Int32(1)));
            Assert.Equal(n % 2 == 0 ? new string('ü', (int)(n * n * n)) : null, rows.Text(2));
            Assert.Equal(n % 2 != 0, rows.IsNull(2));
            Assert.Equal(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), rows.Uuid(3));
        }

        Assert.False(await rows.Next(_stop));
        Assert.False(rows.HasRow);
    }

    [Fact]
    public async Task What_the_database_cannot_read_is_thrown_to_who_reads()
    {
        await using var connection = await database.App.OpenConnectionAsync(_stop);
        await using var rows = await CopyRows.Open(connection, "select 1 / (50000 - n) from (select generate_series(1, 100000) as n) s", 1, _stop);
        var error = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            while (await rows.Next(_stop)) Assert.True(rows.HasRow);
        });
        Assert.Equal(PostgresErrorCodes.DivisionByZero, error.SqlState);
    }

    [Fact]
    public async Task Whoever_stops_early_does_not_wait_for_the_rest()
    {
        await using var connection = await database.App.OpenConnectionAsync(_stop);
        await using (var rows = await CopyRows.Open(connection, "select generate_series(1::bigint, 1000000000000)", 1, _stop))
        {
            Assert.True(await rows.Next(_stop));
        }

        await using var after = new NpgsqlCommand("select 1", connection);
        Assert.Equal(1, await after.ExecuteScalarAsync(_stop));
    }

    [Fact]
    public async Task Another_number_of_columns_than_was_said_is_a_defect()
    {
        await using var connection = await database.App.OpenConnectionAsync(_stop);
        await using var rows = await CopyRows.Open(connection, "select 1, 2", 1, _stop);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rows.Next(_stop));
    }
}
