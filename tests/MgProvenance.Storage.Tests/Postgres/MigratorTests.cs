using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class MigratorTests : IAsyncLifetime
{
    private static readonly MigrationScript First = MigrationScript.Parse("0001_first.sql", "CREATE TABLE one (n int);\nINSERT INTO one VALUES (1);");
    private static readonly MigrationScript Second = MigrationScript.Parse("0002_second.sql", "CREATE FUNCTION two() RETURNS int LANGUAGE sql AS $$ SELECT 2; $$;");

    private readonly List<IAsyncDisposable> toDispose = [];
    private string owner = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => owner = (await Fresh()).OwnerConnectionString;

    public async ValueTask DisposeAsync()
    {
        foreach (var item in toDispose) await item.DisposeAsync();
    }

    [Fact]
    public async Task Migrations_run_in_order_and_once()
    {
        Assert.Equal(["0001_first.sql"], (await Migrator.Run(owner, [First], Ct)).Applied);
        Assert.Equal(["0002_second.sql"], (await Migrator.Run(owner, [First, Second], Ct)).Applied);
        Assert.Empty((await Migrator.Run(owner, [First, Second], Ct)).Applied);
        Assert.Equal("1 first 0.1.0, 2 second 0.1.0", await Scalar("SELECT string_agg(concat_ws(' ', number, name, application_version), ', ' ORDER BY number) FROM mgp.mgp_migration"));
        Assert.Equal(1L, await Scalar("SELECT count(*) FROM one"));
    }

    [Fact]
    public async Task A_role_that_does_not_own_the_database_is_told_so()
    {
        var app = new NpgsqlConnectionStringBuilder(owner) { Username = EmbeddedCluster.ApplicationRole }.ConnectionString;
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => Migrator.Run(app, [First], Ct));
        Assert.Equal("migration.failed", error.Code);
        Assert.Contains("owns the database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_file_is_refused_by_name()
    {
        await Migrator.Run(owner, [First], Ct);
        var error = await Refused("migration.edited", [First with { Sql = First.Sql + " " }, Second]);
        Assert.Contains("0001_first.sql", error.Message, StringComparison.Ordinal);
        Assert.Null(await Scalar("SELECT to_regproc('two')::text"));
    }

    [Fact]
    public async Task A_renamed_file_is_refused()
    {
        await Migrator.Run(owner, [First], Ct);
        await Refused("migration.edited", [First with { Name = "premiere" }]);
    }

    [Fact]
    public async Task Windows_line_ends_are_the_same_migration()
    {
        await Migrator.Run(owner, [First], Ct);
        Assert.Empty((await Migrator.Run(owner, [First with { Sql = First.Sql.Replace("\n", "\r\n", StringComparison.Ordinal) }], Ct)).Applied);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await Migrator.Run(owner, [First, Second], Ct);
        var error = await Refused("migration.newer-schema", [First]);
        Assert.Contains("written by a newer version", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0002_gap.sql")]
    [InlineData("0001_first.sql", "0001_again.sql")]
    [InlineData("0001_first.sql", "0003_third.sql")]
    [InlineData("0000_zero.sql")]
    public async Task Gaps_and_repeats_in_the_numbers_are_refused(params string[] files)
    {
        await Refused("migration.numbering", [.. files.Select(file => MigrationScript.Parse(file, "SELECT 1"))]);
        Assert.Null(await Scalar("SELECT to_regclass('mgp.mgp_migration')::text"));
    }

    [Theory]
    [InlineData("1_first.sql")]
    [InlineData("0001-first.sql")]
    [InlineData("0001_first.txt")]
    public void Other_names_are_refused(string file) =>
        Assert.Equal("migration.bad-name", Assert.Throws<DatabaseSetupException>(() => MigrationScript.Parse(file, "")).Code);

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_behind_and_says_where()
    {
        var bad = MigrationScript.Parse("0002_bad.sql", "CREATE TABLE half (n int);\n\nSELECT no_such_column FROM one;");
        var error = await Refused("migration.failed", [First, bad]);
        Assert.Contains("0002_bad.sql", error.Message, StringComparison.Ordinal);
        Assert.Null(await Scalar("SELECT to_regclass('half')::text"));
        Assert.Equal(1L, await Scalar("SELECT count(*) FROM mgp.mgp_migration"));
        Assert.Equal(["0002_second.sql"], (await Migrator.Run(owner, [First, Second], Ct)).Applied);
    }

    [Fact]
    public async Task A_file_that_commits_by_itself_is_refused()
    {
        await Refused("migration.transaction", [First with { Sql = "CREATE TABLE early (n int); COMMIT; BEGIN;" }]);
        Assert.Equal(0L, await Scalar("SELECT count(*) FROM mgp.mgp_migration"));
    }

    [Fact]
    public async Task Of_two_migrators_one_does_the_work()
    {
        var slow = First with { Sql = First.Sql + "SELECT pg_sleep(0.5);" };
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator.Run(owner, [slow, Second], Ct)));
        Assert.Equal([0, 0, 0, 2], results.Select(result => result.Applied.Count).Order());
        Assert.Equal(1L, await Scalar("SELECT count(*) FROM one"));
    }

    [Fact]
    public async Task The_application_role_can_look_at_the_schema_version_but_not_change_it()
    {
        var database = await Fresh();
        await Migrator.Run(database.OwnerConnectionString, [First], Ct);
        await using var connection = await database.App.OpenConnectionAsync(Ct);
        var state = await Migrator.Inspect(connection, [First, Second], Ct);
        Assert.Equal([Second], state.Pending);
        await using var delete = new NpgsqlCommand("DELETE FROM mgp.mgp_migration", connection);
        var error = await Assert.ThrowsAsync<PostgresException>(() => delete.ExecuteNonQueryAsync(Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public void The_migrations_built_in_are_numbered_without_gaps() => MigrationScript.RefuseGaps(MigrationScript.BuiltIn());

    /// <summary>A database without the program's own migrations.</summary>
    private async Task<TestDatabase> Fresh()
    {
        var database = await (await TestCluster.Shared).NewEmptyDatabase();
        toDispose.Add(database);
        return database;
    }

    private async Task<DatabaseSetupException> Refused(string code, IReadOnlyList<MigrationScript> scripts)
    {
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => Migrator.Run(owner, scripts, Ct));
        Assert.Equal(code, error.Code);
        return error;
    }

    private async Task<object?> Scalar(string sql)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct) is var value && value is DBNull ? null : value;
    }
}
