using System.Net;
using System.Net.Sockets;
using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class ServerConnectionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Without_the_variable_the_embedded_cluster_is_meant() => Assert.Null(ServerConnection.From(_ => ""));

    [Fact]
    public void The_owner_is_optional()
    {
        Assert.Equal(new ServerConnection("Host=a", null), ServerConnection.From(name => name == "MGP_CONNECTION" ? "Host=a" : null));
        Assert.Equal(new ServerConnection("Host=a", "Host=b"), ServerConnection.From(name => name == "MGP_CONNECTION" ? "Host=a" : "Host=b"));
    }

    [Theory]
    [InlineData("MGP_CONNECTION")]
    [InlineData("MGP_OWNER_CONNECTION")]
    public void What_is_no_connection_string_is_refused_by_the_name_of_its_variable(string wrong)
    {
        var error = Assert.Throws<DatabaseSetupException>(() => ServerConnection.From(name => name == wrong ? "postgres://somebody@somewhere/mgp" : "Host=a"));
        Assert.Equal("postgres.connection-string", error.Code);
        Assert.StartsWith(wrong, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_turns_us_away_is_told_as_such()
    {
        await using var source = NpgsqlDataSource.Create(TestDatabase.On(database.AppConnectionString, "no_such_database", pooling: false));
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => ServerConnection.RefusePowerfulRole(source, Ct));
        Assert.Equal("postgres.no-entry", error.Code);
    }

    [Fact]
    public async Task A_superuser_and_an_owner_are_refused_and_the_application_role_is_not()
    {
        await ServerConnection.RefusePowerfulRole(database.App, Ct);
        Assert.Contains("superuser", (await Refused(database.Superuser)).Message, StringComparison.Ordinal);
        Assert.Contains("owns", (await Refused(database.Owner)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_of_the_schema_alone_is_refused()
    {
        await using var empty = await (await TestCluster.Shared).NewEmptyDatabase();
        await ServerConnection.RefusePowerfulRole(empty.Owner, Ct);
        await using (var command = empty.Owner.CreateCommand("CREATE SCHEMA mgp")) await command.ExecuteNonQueryAsync(Ct);
        Assert.Contains("schema mgp", (await Refused(empty.Owner)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_waits_for_a_server_that_is_starting_up()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        await using var cluster = await notebook.Open(Ct);
        var user = (await ServerUser.Find(cluster.ServerUserName, Ct))!;
        var binaries = await ServerBinaries.Find(ct: Ct);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.AppConnectionString) { Pooling = false });

        // "smart" waits for the session that is open and turns newcomers away (57P03) meanwhile; what the patient opening then gets is the next server.
        var open = await source.OpenConnectionAsync(Ct);
        var restart = user.Run([binaries.PgCtl, "restart", "-D", cluster.DataFolder, "-s", "-m", "smart", "-w", "-l", "/dev/null", "-o", $"-k {cluster.SocketFolderPath} -c listen_addresses=''"], Ct);
        string? turnedAway = null;
        for (var i = 0; i < 200 && turnedAway is null; i++)
        {
            try
            {
                await (await source.OpenConnectionAsync(Ct)).DisposeAsync();
                await Task.Delay(25, Ct);
            }
            catch (PostgresException e)
            {
                turnedAway = e.SqlState;
            }
        }

        Assert.Equal(PostgresErrorCodes.CannotConnectNow, turnedAway);
        var patient = ServerConnection.OpenPatiently(source, TimeSpan.FromMinutes(2), Ct);
        await Task.Delay(200, Ct);
        Assert.False(patient.IsCompleted);
        await open.DisposeAsync();
        await (await patient).DisposeAsync();
        Assert.True((await restart).Succeeded);
    }

    [Fact]
    public async Task Opening_tries_again_where_a_server_ends_before_it_answers()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Username=nobody;Pooling=false");
        var opening = ServerConnection.OpenPatiently(source, TimeSpan.FromMinutes(2), stop.Token);
        var visits = TurnAway(listener, 3, stop.Token);
        Assert.Same(visits, await Task.WhenAny(visits, opening));

        // A fourth visit, taken by nobody, would wait for an answer longer than for a cancellation.
        listener.Stop();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    private static async Task TurnAway(TcpListener listener, int times, CancellationToken ct)
    {
        for (var met = 0; met < times; met++) (await listener.AcceptTcpClientAsync(ct)).Dispose();
    }

    private static async Task<DatabaseSetupException> Refused(NpgsqlDataSource source)
    {
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => ServerConnection.RefusePowerfulRole(source, Ct));
        Assert.Equal("postgres.powerful-role", error.Code);
        return error;
    }
}
