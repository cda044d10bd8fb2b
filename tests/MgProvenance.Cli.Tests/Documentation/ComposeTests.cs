namespace MgProvenance.Cli.Tests.Documentation;

public sealed class ComposeTests
{
    private static readonly string Compose = File.ReadAllText(Path.Combine(RealFiles.Checkout, "docker-compose.yml"));

    [Fact]
    public void The_server_is_pinned_watched_kept_and_without_a_password_of_ours() => Assert.Empty(ComposeFile.Faults(Compose, RealFiles.Checkout));

    [Theory]
    [InlineData("postgres:17.6-bookworm", "postgres:latest", "not pinned")]
    [InlineData("postgres:17.6-bookworm", "postgres:17", "not pinned")]
    [InlineData("healthcheck:", "labels:", "no health check")]
    [InlineData("restart: unless-stopped", "init: true", "no restart policy")]
    [InlineData("${MGP_APP_PASSWORD:?set the password of mgp_app}", "secret", "MGP_APP_PASSWORD is not required")]
    [InlineData("${POSTGRES_PASSWORD:?set the superuser's password}", "${POSTGRES_PASSWORD:-postgres}", "POSTGRES_PASSWORD is not required")]
    [InlineData("127.0.0.1:5432:5432", "5432:5432", "published beyond")]
    [InlineData("- postgres-data:", "- ./src:", "no named volume")]
    [InlineData("docs/server/roles.sql:/", "docs/server/none.sql:/", "does not exist")]
    public void Each_rule_is_seen_to_fail(string good, string bad, string fault)
    {
        var spoilt = Compose.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Compose, spoilt);
        Assert.Contains(fault, Assert.Single(ComposeFile.Faults(spoilt, RealFiles.Checkout)), StringComparison.Ordinal);
    }
}
