using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class ServerBinariesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_is_found_with_its_three_programs_side_by_side()
    {
        var found = await ServerBinaries.Find(ct: Ct);
        Assert.True(found.Major >= ServerBinaries.OldestMajor);
        Assert.All([found.InitDb, found.PgCtl, found.Postgres], program => Assert.True(File.Exists(program)));
        Assert.Equal(found, await ServerBinaries.Find(found.Major, ct: Ct));
    }

    [Fact]
    public async Task A_link_to_the_server_leads_to_its_own_folder()
    {
        var real = await ServerBinaries.Find(ct: Ct);
        await InFolder(async folder =>
        {
            File.CreateSymbolicLink(Path.Combine(folder, "postgres"), real.Postgres);
            Assert.Equal(real, await ServerBinaries.Inspect(folder, Ct));
        });
    }

    [Fact]
    public Task A_postgres_without_initdb_beside_it_is_no_server() => InFolder(async folder =>
    {
        await Script(folder, "postgres", "echo 'postgres (PostgreSQL) 17.1'");
        await Script(folder, "pg_ctl", "");
        Assert.Null(await ServerBinaries.Inspect(folder, Ct));
        await Script(folder, "initdb", "");
        Assert.Equal(new ServerBinaries(folder, 17, "17.1"), await ServerBinaries.Inspect(folder, Ct));
    });

    [Fact]
    public Task A_wish_of_the_wrong_version_is_refused_with_what_was_found() => InFolder(async folder =>
    {
        foreach (var program in new[] { "initdb", "pg_ctl" }) await Script(folder, program, "");
        await Script(folder, "postgres", "echo 'postgres (PostgreSQL) 14.9'");
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => ServerBinaries.Find(null, name => name == "MGP_PG_BIN" ? folder : null, null, Ct));
        Assert.Equal("postgres.no-server", error.Code);
        Assert.Contains($"14.9 in {folder}", error.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL 15 or newer", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_cluster_of_a_version_that_is_not_to_be_had_is_an_error_that_names_it()
    {
        var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => ServerBinaries.Find(99, ct: Ct));
        Assert.Contains("needs PostgreSQL 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_servers_account_cannot_enter_is_passed_over_by_root()
    {
        Assert.SkipUnless(ServerUser.IsRoot, "Only root hands the server over to another account.");
        await InFolder(async folder =>
        {
            foreach (var program in new[] { "initdb", "pg_ctl" }) await Script(folder, program, "");
            await Script(folder, "postgres", "echo 'postgres (PostgreSQL) 17.1'");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_000_000);
            Assert.Null(await ServerBinaries.Inspect(folder, Ct));
        });
    }

    private static async Task Script(string folder, string name, string body)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, "#!/bin/sh\n" + body + "\n", Ct);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    private static async Task InFolder(Func<string, Task> test)
    {
        var folder = Directory.CreateTempSubdirectory("mgp-binaries-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        try
        {
            await test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
