using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class ClusterMigrationTests
{
    private static readonly MigrationScript First = MigrationScript.Parse("0001_first.sql", "CREATE TABLE one (n int)");
    private static readonly MigrationScript Second = MigrationScript.Parse("0002_second.sql", "CREATE TABLE two (n int)");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schema_changes_only_while_nobody_else_uses_the_notebook()
    {
        await using var notebook = await ScratchNotebook.WithCluster(Ct);
        await using var ours = await notebook.Open(Ct);
        await using (var others = await notebook.Open(Ct))
        {
            // A brand-new database has nothing that others could rely on.
            Assert.Equal(["0001_first.sql"], (await ours.Migrate([First], ct: Ct)).Applied);
            Assert.Empty((await others.Migrate([First], ct: Ct)).Applied);

            var error = await Assert.ThrowsAsync<DatabaseSetupException>(() => ours.Migrate([First, Second], ct: Ct));
            Assert.Equal("migration.in-use", error.Code);
        }

        Assert.Equal(["0002_second.sql"], (await ours.Migrate([First, Second], ct: Ct)).Applied);

        // Neither the refusal nor the success has cost us our share: the server outlives the next to leave.
        await (await notebook.Open(Ct)).DisposeAsync();
        Assert.NotNull(notebook.ServerProcessId);
    }
}
