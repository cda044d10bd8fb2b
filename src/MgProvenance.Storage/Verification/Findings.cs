namespace MgProvenance.Storage.Verification;

/// <summary>Collects faults and notices; keeps so many and counts the rest, so that a database full of damage does not fill the memory.</summary>
internal sealed class Findings(int kept)
{
    private readonly List<Fault> _faults = [];
    private readonly List<Notice> _notices = [];

    public IReadOnlyList<Fault> Faults => _faults;

    public IReadOnlyList<Notice> Notices => _notices;

    public long FaultCount { get; private set; }

    public long NoticeCount { get; private set; }

    public void Add(FaultKind kind, Place place, string sentence, Bracket? bracket = null)
    {
        FaultCount++;
        if (_faults.Count < kept) _faults.Add(new(kind, place, sentence, bracket));
    }

    public void Add(NoticeKind kind, Place place, string sentence)
    {
        NoticeCount++;
        if (_notices.Count < kept) _notices.Add(new(kind, place, sentence));
    }
}
