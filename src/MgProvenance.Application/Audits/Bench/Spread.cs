using MgProvenance.Application.Derivation;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Smallest and largest of several values, as a sentence gives them.</summary>
internal static class Spread
{
    /// <summary>“68 (51–102)”: the median and from where to where; one value alone where they print alike.</summary>
    public static string Of(IReadOnlyCollection<double> values, int decimals)
    {
        var (least, most) = (Printed.Number(values.Min(), decimals), Printed.Number(values.Max(), decimals));
        return least == most ? least : $"{Printed.Number(Median([.. values.Order()]), decimals)} ({least}–{most})";
    }

    private static double Median(double[] ordered) => (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
}
