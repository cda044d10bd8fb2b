namespace MgProvenance.Parsing.Tests.LandText;

/// <summary>What all generated LAND files of the same measurement hold: charge and discharge of five cycles, mA.h.</summary>
internal static class LandTruth
{
    private static readonly (double Charge, double Discharge)[] Cycles =
        [(0.057478, 0.053426), (0.053801, 0.053899), (0.053944, 0.053997), (0.054020, 0.054079), (0.054097, 0.054120)];

    public static void AssertCycles(CyclerReadings readings, double tolerance)
    {
        Assert.Equal([1, 2, 3, 4, 5], readings.CycleNumber.Distinct());
        for (var cycle = 1; cycle <= Cycles.Length; cycle++)
        {
            var increments = readings.ChargeIncrementMAh.Where((_, i) => readings.CycleNumber[i] == cycle).ToList();
            Assert.Equal(Cycles[cycle - 1].Charge, increments.Where(q => q > 0).Sum(), tolerance);
            Assert.Equal(Cycles[cycle - 1].Discharge, -increments.Where(q => q < 0).Sum(), tolerance);
        }
    }
}
