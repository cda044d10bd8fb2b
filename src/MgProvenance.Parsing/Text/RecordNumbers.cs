using System.Globalization;

namespace MgProvenance.Parsing.Text;

/// <summary>Cyclers number their records; a number that is skipped or comes twice means that rows were lost or copied.</summary>
internal sealed class RecordNumbers(string rule, FindingList findings)
{
    private const int Named = 20;
    private double? _last;
    private int _count;

    public void Check(double number, int line)
    {
        if (_last is { } last && number != last + 1 && _count++ < Named)
        {
            findings.Warn(rule, FindingList.AtLine(line), $"The record numbers do not follow each other.",
                (last + 1).ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture));
        }

        _last = number;
    }

    public void Close()
    {
        if (_count > Named) findings.Warn(rule, "file", $"The record numbers do not follow each other in {_count} places; the first {Named} are named above.");
    }
}
