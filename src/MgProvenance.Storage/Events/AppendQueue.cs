namespace MgProvenance.Storage.Events;

/// <summary>
/// Appends that wait, in order of arrival, and which of them make the next group: no two that touch the same, so that no request can spoil another of its
/// group, and none that touches what an earlier one waits for, so that requests for one stream reach it in order. Not safe for concurrent use.
/// </summary>
internal sealed class AppendQueue
{
    // A group is a transaction: its length is what others wait for, and what its statement holds in memory.
    private const int MostEvents = 1000;
    private const long MostCharacters = 4 << 20;

    private readonly LinkedList<WaitingAppend> _waiting = [];

    public void Add(WaitingAppend append) => _waiting.AddLast(append);

    /// <summary>False when it was taken already.</summary>
    public bool Remove(WaitingAppend append) => _waiting.Remove(append);

    /// <summary>The next group; empty when nothing waits.</summary>
    public List<WaitingAppend> Take()
    {
        var group = new List<WaitingAppend>();
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var (events, characters) = (0, 0L);
        for (var node = _waiting.First; node is not null;)
        {
            var (append, place) = (node.Value, node);
            node = node.Next;
            var isHeldBack = append.Touches.Overlaps(touched);
            touched.UnionWith(append.Touches);
            if (isHeldBack) continue;
            (events, characters) = (events + append.Events, characters + append.Characters);
            if (group.Count > 0 && (events > MostEvents || characters > MostCharacters)) break;
            group.Add(append);
            _waiting.Remove(place);
        }

        return group;
    }
}
