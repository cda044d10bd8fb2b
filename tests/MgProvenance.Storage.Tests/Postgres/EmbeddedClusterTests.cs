using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class EmbeddedClusterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_connection_string_logs_in_as_its_role()
    {
        Assert.Equal("mgp_owner", await Scalar(database.Owner, "SELECT session_user::text"));
        Assert.Equal("mgp_app", await Scalar(database.App, "SELECT session_user::text"));
        Assert.Equal("postgres", await Scalar(database.Superuser, "SELECT session_user::text"));
    }

    [Fact]
    public async Task Only_the_bootstrap_role_is_a_superuser() =>
        Assert.Equal("postgres", await Scalar(database.App, "SELECT string_agg(rolname, ',') FROM pg_roles WHERE rolsuper OR rolcreaterole OR rolcreatedb"));

    [Theory]
    [InlineData("CREATE TABLE t (a int)")]
    [InlineData("CREATE TEMP TABLE t (a int)")]
    [InlineData("CREATE SCHEMA s")]
    [InlineData("CREATE DATABASE d")]
    [InlineData("SET ROLE mgp_owner")]
    public async Task The_application_role_can_create_nothing_and_become_nobody(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Scalar(database.App, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_owner_can_create() => await Scalar(database.Owner, "CREATE SCHEMA owners_own; CREATE TABLE owners_own.t (a int)");

    [Theory]
    [InlineData("data_checksums", "on")]
    [InlineData("listen_addresses", "")]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("TimeZone", "UTC")]
    public async Task The_server_is_set_up_as_a_notebook_needs(string setting, string expected) =>
        Assert.Equal(expected, await Scalar(database.App, $"SELECT current_setting('{setting}')"));

    private static async Task<object?> Scalar(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}
