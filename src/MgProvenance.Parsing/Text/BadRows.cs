namespace MgProvenance.Parsing.Text;

/// <summary>Names the rows that could not be read: the first ones by line, then how many there were.</summary>
internal sealed class BadRows(string rule, FindingList findings)
{
    private const int Named = 20;

    public int Count { get; private set; }

    public void Add(int line, string what)
    {
        if (Count++ < Named) findings.Error(rule, FindingList.AtLine(line), $"This row cannot be read and is left out: {what}.");
    }

    public void Close()
    {
        if (Count > Named) findings.Error(rule, "file", $"{Count} rows cannot be read and are left out; the first {Named} are named above.");
    }
}
