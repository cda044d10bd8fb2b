namespace MgProvenance.Storage.Events;

/// <summary>
/// Appends that wait, in order of arrival, and which of them make the next group: none that touches what is on its way or what an earlier one waits for,
/// so that requests for one stream reach it in order, and no request can spoil another of its group. Not safe for concurrent use.
/// </summary>
internal sealed class AppendQueue
{
    // A group is a transaction: its length is what others wait for, and what its statement holds in memory.
    private const int MostEvents = 1000;
    private const long MostCharacters = 4 << 20;

    private readonly LinkedList<WaitingAppend> _waiting = [];
    private readonly HashSet<string> _onTheirWay = new(StringComparer.Ordinal);

    public void Add(WaitingAppend append) => _waiting.AddLast(append);

    /// <summary>False when it was taken already.</summary>
    public bool Remove(WaitingAppend append) => _waiting.Remove(append);

    /// <summary>The next group; empty when nothing waits that could be sent now. To be given back to <see cref="Done"/>.</summary>
    public List<WaitingAppend> Take()
    {
        var group = new List<WaitingAppend>();
        var heldBack = new HashSet<string>(StringComparer.Ordinal);
        var (events, characters) = (0, 0L);
        for (var node = _waiting.First; node is not null;)
        {
            var (append, place) = (node.Value, node);
            node = node.Next;
            if (append.Touches.Overlaps(_onTheirWay) || append.Touches.Overlaps(heldBack))
            {
                heldBack.UnionWith(append.Touches);
                continue;
            }

            (events, characters) = (events + append.Events, characters + append.Characters);
            if (group.Count > 0 && (events > MostEvents || characters > MostCharacters)) break;
            group.Add(append);
            _onTheirWay.UnionWith(append.Touches);
            _waiting.Remove(place);
        }

        return group;
    }

    public void Done(IEnumerable<WaitingAppend> group)
    {
        foreach (var append in group) _onTheirWay.ExceptWith(append.Touches);
    }
}
