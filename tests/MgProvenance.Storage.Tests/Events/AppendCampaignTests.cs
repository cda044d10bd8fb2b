using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;

namespace MgProvenance.Storage.Tests.Events;

public sealed class AppendCampaignTests : IAsyncLifetime
{
    private readonly LogDatabase _database = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Writers_of_two_processes_that_race_for_everything_are_each_told_the_truth()
    {
        await using var other = new NpgsqlEventLog(_database.App);
        var campaign = new AppendCampaign(_database.App, _database.Log, other);

        await campaign.Write(writers: 16, requestsEach: 40, _stop);

        await campaign.Check();
        Assert.All(
            [campaign.Count<AppendOutcome.Appended>(), campaign.Count<AppendOutcome.Repeated>(), campaign.Count<AppendOutcome.CommandReused>(), campaign.Count<AppendOutcome.VersionConflict>(), campaign.Count<AppendOutcome.LabelTaken>(), campaign.Count<AppendOutcome.EventTooLarge>()],
            count => Assert.NotEqual(0, count));
    }

    [Fact]
    public async Task Backends_that_are_killed_under_load_cause_no_false_answer()
    {
        await using var other = new NpgsqlEventLog(_database.App);
        var campaign = new AppendCampaign(_database.App, _database.Log, other);

        var writing = campaign.Write(writers: 8, requestsEach: 60, _stop);
        var killed = 0L;
        while (!writing.IsCompleted)
        {
            killed += await _database.Superuser.Scalar<long>(
                "select count(*) filter (where pg_terminate_backend(pid)) from (select pid from pg_stat_activity where datname = current_database() and usename = 'mgp_app' and state = 'active' limit 1) a");
            await Task.Delay(5, _stop);
        }

        await writing;

        // The last one killed may still lie in the pool: the check is not what is tested.
        _database.App.Clear();
        await campaign.Check();
        Assert.NotEqual(0, killed);
    }
}
