using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Documentation;

/// <summary>What docs/server.md says is done here, in its order, on a server of its own.</summary>
public sealed class GroupServerTests(GroupServer server) : IClassFixture<GroupServer>
{
    private static readonly string[] Record = ["record", Path.Combine(RealFiles.Checkout, "docs", "examples", "first-batch.jsonl")];

    [Fact]
    public async Task From_the_two_roles_to_a_verified_notebook()
    {
        Assert.SkipUnless(server.HasPsql, "These server binaries come without psql.");
        await IsMigratedByTheOwnerAlone();
        await RecordsAndVerifiesAsTheApplication();
        await RefusesRolesThatCouldUndoTheLedger();
        await TellsThatItIsNotLetIn();
    }

    private async Task IsMigratedByTheOwnerAlone()
    {
        (await server.Mgp(Record)).Refused("migration.pending");
        (await server.Mgp(["migrate"])).Refused("migration.no-owner");
        Assert.StartsWith("Applied 0001_", (await server.Mgp(["migrate"], owner: server.ConnectionOf("mgp_owner"))).Done().Out, StringComparison.Ordinal);
        Assert.StartsWith("The server's schema was up to date.", (await server.Mgp(["migrate"], owner: server.ConnectionOf("mgp_owner"))).Done().Out, StringComparison.Ordinal);
    }

    private async Task RecordsAndVerifiesAsTheApplication()
    {
        var recorded = (await server.Mgp([.. Record, "--json"])).Done().Json;
        Assert.True(recorded.GetProperty("recorded").GetInt32() > 0);
        var verified = (await server.Mgp(["verify", "--json"])).Done().Json;
        Assert.Equal(recorded.GetProperty("ledgerSize").GetInt64(), verified.GetProperty("events").GetInt64());
        Assert.Equal((0L, "secondStore"), (verified.GetProperty("uncoveredTail").GetInt64(), verified.GetProperty("protection").GetString()));
        Assert.Empty(verified.GetProperty("notices").EnumerateArray());
    }

    private async Task RefusesRolesThatCouldUndoTheLedger()
    {
        foreach (var (role, power) in new[] { ("postgres", "is a superuser"), ("mgp_owner", "owns the schema mgp") })
        {
            var refused = await server.Mgp(["verify"], app: server.ConnectionOf(role));
            refused.Refused("postgres.powerful-role");
            Assert.Contains($"The role '{role}' {power}.", refused.Error, StringComparison.Ordinal);
        }
    }

    private async Task TellsThatItIsNotLetIn()
    {
        (await server.Mgp(["verify"], app: server.ConnectionOf("mgp_app", "wrong"))).Refused("postgres.no-entry");
        (await server.Mgp(["migrate"], owner: server.ConnectionOf("mgp_owner", "wrong"))).Refused("postgres.no-entry");
    }
}
