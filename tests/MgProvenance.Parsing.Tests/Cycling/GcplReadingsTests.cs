namespace MgProvenance.Parsing.Tests.Cycling;

/// <summary>Charge of each half cycle against EC-Lab's own numbers.</summary>
public class GcplReadingsTests
{
    private static readonly double[] FiveCyclesMAh =
    [
        0.0575059817, -0.0533890168, 0.0538271131, -0.0538618979, 0.0539703363, -0.0539601052, 0.0540464573, -0.0540411870, 0.0541236476, -0.0540825988,
    ];

    [Fact]
    public void Half_cycles_of_the_five_cycle_file_hold_the_instruments_charge()
    {
        var readings = Support.Readings(Support.Decoded("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr"));
        Assert.Equal("dq column", readings.CapacitySource);
        var sums = ChargeByHalfCycle(readings);
        Assert.Equal(Enumerable.Range(0, 10), sums.Select(s => s.Label));
        Support.AssertClose(FiveCyclesMAh, [.. sums.Select(s => s.MAh)], "charge", relative: 2e-9, absolute: 0);
        Assert.All(readings.Mode, m => Assert.Equal(RowMode.Galvanostatic, m));
        Assert.All(readings.CycleNumber, c => Assert.Equal(-1, c));
        Assert.Equal([1, 2], readings.StepNumber.Distinct().Order());
    }

    [Fact]
    public void The_symmetric_cell_has_33_half_cycles_of_132_microampere_hours()
    {
        var file = Support.Decoded("instruments/biologic/gcpl_symmetric_plating_stripping.mpr");
        var sums = ChargeByHalfCycle(Support.Readings(file));
        Assert.Equal(32, sums.Count);
        Assert.Equal((0, 2, 32), (sums[0].Label, sums[1].Label, sums[^1].Label));
        Assert.All(sums.SkipLast(1), s => Assert.Equal(0.1320, Math.Abs(s.MAh), 1e-5));
    }

    [Fact]
    public void Every_half_cycle_of_the_derived_table_is_reached()
    {
        var lines = File.ReadAllLines(RealFiles.Get("reference/instruments/derived_half_cycles.tsv")).Skip(1).Select(l => l.Split('\t')).Where(c => c[0] == "shared").ToList();
        Assert.NotEmpty(lines);
        foreach (var group in lines.GroupBy(c => c[1], StringComparer.Ordinal))
        {
            if (group.Key.StartsWith("ca_", StringComparison.Ordinal)) continue;   // labels follow noise in a potentiostatic hold
            var readings = Support.Readings(Support.Decoded($"instruments/biologic/{group.Key}.mpr"));
            var sums = ChargeByHalfCycle(readings).ToDictionary(s => s.Label, s => s.MAh);
            foreach (var cells in group)
            {
                var expected = double.Parse(cells[8], System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(expected, sums[int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture)], Math.Abs(expected) * 1e-6);
            }
        }
    }

    [Fact]
    public void A_control_column_is_never_taken_for_a_current()
    {
        var file = Support.Decoded("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr");
        var current = file.Find("<I>/mA")!;
        Assert.True(current.Derived);
        Assert.Equal(0, current.Values[0]);
        Assert.Equal(0.06515298686850055, current.Values[1], 1e-12);
    }

    private static List<(int Label, double MAh)> ChargeByHalfCycle(CyclerReadings readings)
    {
        var sums = new List<(int Label, double MAh)>();
        for (var i = 0; i < readings.TimeS.Length; i++)
        {
            if (sums.Count == 0 || sums[^1].Label != readings.HalfCycle[i]) sums.Add((readings.HalfCycle[i], 0));
            sums[^1] = (sums[^1].Label, sums[^1].MAh + readings.ChargeIncrementMAh[i]);
        }

        return sums;
    }
}
