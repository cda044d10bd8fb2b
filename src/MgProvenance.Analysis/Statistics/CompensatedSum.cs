namespace MgProvenance.Analysis.Statistics;

/// <summary>Running sum with Neumaier's correction (Z. Angew. Math. Mech. 1974, 54, 39): the order of the terms is fixed, so the digits are too.</summary>
public struct CompensatedSum
{
    private double _sum;
    private double _correction;

    public readonly double Value => _sum + _correction;

    public void Add(double term)
    {
        var next = _sum + term;
        _correction += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }

    public static double Of(ReadOnlySpan<double> terms)
    {
        var sum = default(CompensatedSum);
        foreach (var term in terms) sum.Add(term);
        return sum.Value;
    }
}
