using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Events;

public sealed class AppendQueueTests
{
    private readonly AppendQueue _queue = new();

    [Fact]
    public void What_waits_makes_one_group_in_order_of_arrival()
    {
        var waiting = Add(ToNew(), ToNew(), ToNew());
        Assert.Equal(waiting, _queue.Take());
        Assert.Empty(_queue.Take());
    }

    [Fact]
    public void The_later_of_two_for_one_stream_goes_with_the_next_group()
    {
        var lot = NewStream("lot");
        var waiting = Add(Request(To(lot, 0, Event())), Request(To(lot, 1, Event())), ToNew());
        Takes(waiting[0], waiting[2]);
        Takes(waiting[1]);
    }

    [Fact]
    public void Nobody_overtakes_one_that_is_held_back_for_another_stream()
    {
        var (lot, batch) = (NewStream("lot"), NewStream("electrolyte"));
        var waiting = Add(Request(To(lot, 0, Event())), Request(To(lot, 1, Event()), To(batch, 0, Event())), Request(To(batch, 1, Event())));
        Takes(waiting[0]);
        Takes(waiting[1]);
        Takes(waiting[2]);
    }

    [Fact]
    public void Two_that_claim_one_label_or_one_command_id_go_one_after_the_other()
    {
        var (first, second, command) = (NewStream("lot"), NewStream("lot"), Command());
        Add(
            Request(To(first, 0, Event())) with { Labels = [new("MG-1", first)] },
            Request(To(second, 0, Event())) with { Labels = [new("MG-1", second)] },
            Request(command, To(NewStream("lot"), 0, Event())),
            Request(command, To(NewStream("lot"), 0, Event())),
            Request(command with { Actor = "person-other" }, To(NewStream("lot"), 0, Event())));
        Assert.Equal(3, _queue.Take().Count);
    }

    [Fact]
    public void A_group_is_bounded_by_events_and_by_characters_and_takes_at_least_one()
    {
        Add(Large(600), Large(400), Large(1), Large(5000), ToNew());
        Assert.Equal([600, 400], _queue.Take().Select(a => a.Events));
        Assert.Equal([1], _queue.Take().Select(a => a.Events));
        Assert.Equal([5000], _queue.Take().Select(a => a.Events));
        Assert.Single(_queue.Take());

        var wide = new string('x', 3 << 20);
        Add(Request(To(NewStream("lot"), 0, Event(data: wide))), Request(To(NewStream("lot"), 0, Event(data: wide))));
        Assert.Single(_queue.Take());
    }

    [Fact]
    public void What_was_taken_cannot_be_withdrawn()
    {
        var waiting = Add(ToNew(), ToNew());
        Assert.True(_queue.Remove(waiting[0]));
        Takes(waiting[1]);
        Assert.False(_queue.Remove(waiting[1]));
    }

    private static AppendRequest ToNew() => Request(To(NewStream("lot"), 0, Event()));

    private static AppendRequest Large(int events) => Request(To(NewStream("lot"), 0, Requests.Events(events)));

    private WaitingAppend[] Add(params AppendRequest[] requests)
    {
        WaitingAppend[] waiting = [.. requests.Select(r => new WaitingAppend(r))];
        foreach (var append in waiting) _queue.Add(append);
        return waiting;
    }

    private void Takes(params WaitingAppend[] expected) => Assert.Equal(expected, _queue.Take());
}
