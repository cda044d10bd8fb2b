namespace MgProvenance.Parsing.Neware;

/// <summary>
/// mA for one count of current, by the code of the current range. The codes are those that public readers of the format have met; between them nothing is interpolated.
/// The same factor, in mA.s and mW.s, holds for capacity and energy.
/// </summary>
internal static class CurrentRanges
{
    private static readonly (double MilliamperesPerCount, int[] Codes)[] Groups =
    [
        (1e1, [-100_000_000]),
        (1e-2, [-200_000, -100_000, -60_000, -50_000, -40_000, -30_000, -20_000, -12_000, -10_000, -6000, -5000, -3000, -2000, -1000]),
        (1e-3, [-500, -100]),
        (1e-4, [-50, -25, -20, -10]),
        (1e-5, [-5, -2, -1]),
        (1e-4, [1, 2, 5]),
        (1e-3, [10, 20, 25, 50]),
        (1e-2, [100, 200, 250, 500]),
        (1e-1, [1000, 6000, 10_000, 12_000, 20_000, 30_000, 40_000, 50_000, 60_000, 100_000, 200_000]),
    ];

    private static readonly Dictionary<int, double> Known = Groups.SelectMany(g => g.Codes.Select(c => (c, g.MilliamperesPerCount))).ToDictionary(p => p.c, p => p.MilliamperesPerCount);

    public static bool TryFind(int code, out double milliamperesPerCount) => Known.TryGetValue(code, out milliamperesPerCount);
}
