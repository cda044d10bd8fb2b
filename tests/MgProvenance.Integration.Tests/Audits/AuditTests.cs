using MgProvenance.Application.Events;

namespace MgProvenance.Integration.Tests.Audits;

/// <summary>The campaigns' checks can fail: each kind of loss is seen.</summary>
public sealed class AuditTests
{
    private static readonly Entry A1 = new("lot-a", 1, Guid.Parse("01980000-0000-7000-8000-000000000001"));
    private static readonly Entry A2 = new("lot-a", 2, Guid.Parse("01980000-0000-7000-8000-000000000002"));

    [Fact]
    public void What_was_acknowledged_is_stored_once() => Assert.Empty(Audit.Commands(BooksWith(("c1", [A1, A2])), [Event("c1", A2), Event("c1", A1)]));

    [Fact]
    public void A_lost_event_is_seen() => Assert.Single(Audit.Commands(BooksWith(("c1", [A1, A2])), [Event("c1", A1)]));

    [Fact]
    public void A_lost_command_is_seen() => Assert.Single(Audit.Commands(BooksWith(("c1", [A1])), []));

    [Fact]
    public void An_event_stored_twice_is_seen() =>
        Assert.Single(Audit.Commands(BooksWith(("c1", [A1])), [Event("c1", A1), Event("c1", A2 with { Id = A1.Id })]));

    [Fact]
    public void Another_event_under_the_same_version_is_seen() => Assert.Single(Audit.Commands(BooksWith(("c1", [A1])), [Event("c1", A1 with { Id = A2.Id })]));

    [Fact]
    public void A_refused_command_that_is_stored_is_seen()
    {
        var books = BooksWith();
        books.Refused.Add("c1");
        Assert.Single(Audit.Commands(books, [Event("c1", A1)]));
    }

    [Fact]
    public void A_command_that_nobody_sent_is_seen() => Assert.Single(Audit.Commands(BooksWith(), [Event("c1", A1)]));

    [Fact]
    public void An_unanswered_command_is_stored_whole_or_not_at_all()
    {
        var books = BooksWith();
        books.Unanswered["c1"] = [A1, A2];
        Assert.Empty(Audit.Commands(books, []));
        Assert.Empty(Audit.Commands(books, [Event("c1", A1), Event("c1", A2)]));
        Assert.Single(Audit.Commands(books, [Event("c1", A1)]));
    }

    [Fact]
    public void A_dense_ledger_passes() => Assert.Empty(Audit.Indices([0, 1, 2], events: 3));

    [Theory]
    [InlineData(new long[] { 0, 2 }, 3), InlineData(new long[] { 1, 2 }, 3), InlineData(new long[] { 0, 1, 1 }, 2), InlineData(new long[] { 0, 1 }, 3), InlineData(new long[0], 1)]
    public void A_gap_a_repeat_and_an_unsealed_event_are_seen(long[] indices, long events) => Assert.Single(Audit.Indices(indices, events));

    [Fact]
    public void A_projection_that_a_rebuild_changes_is_seen()
    {
        Assert.Empty(Audit.Projections(Rows("{}"), Rows("{}")));
        Assert.Single(Audit.Projections(Rows("{}"), Rows("{ }")));
        Assert.Single(Audit.Projections(Rows("{}", "{}"), Rows("{}")));
    }

    private static Books BooksWith(params (string Command, Entry[] Events)[] stored)
    {
        var books = new Books();
        foreach (var (command, events) in stored) books.Stored.Add(command, events);
        return books;
    }

    private static StoredEvent Event(string command, Entry entry) =>
        new(0, entry.StreamId, entry.Version, entry.Id, "lot.opened.v1", "{}", DateTimeOffset.UnixEpoch, "", command, new("", "", ""));

    private static Dictionary<string, IReadOnlyList<ProjectedRow>> Rows(params string[] json) => new() { ["lots"] = [.. json.Select(j => new ProjectedRow("L-1", j))] };
}
