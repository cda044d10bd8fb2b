using System.Globalization;
using MgProvenance.Analysis.Cycling;

namespace MgProvenance.Analysis.Tests.Cycling;

public sealed class RealCyclingTests
{
    [Fact]
    public void Five_cycles_reach_the_numbers_of_EcLab()
    {
        var trace = GalvaniCsv.Trace("gcpl_5cycles_mass0p79mg");
        var table = CycleTable.From(trace, HalfCycles.Find(trace), CycleConvention.ChargeFirst);

        // EC-Lab's text export prints nine or ten digits: half a unit of the last one, and as much again for its own rounding.
        string[] charge = ["0.0575059817", "0.0538271131", "0.0539703363", "0.0540464573", "0.0541236476"];
        string[] discharge = ["0.0533890168", "0.0538618979", "0.0539601052", "0.0540411870", "0.0540825988"];
        double[] efficiency = [92.840805, 100.06462, 99.981041, 99.990250, 99.924156];
        Assert.Equal(charge, table.Cycles.Select(c => c.ChargeMAh!.Value.ToString("F10", CultureInfo.InvariantCulture)));
        Assert.Equal(discharge, table.Cycles.Select(c => c.DischargeMAh!.Value.ToString("F10", CultureInfo.InvariantCulture)));
        for (var i = 0; i < 5; i++) Assert.Equal(efficiency[i], table.Cycles[i].CoulombicEfficiency.Value!.Value, 1e-5);
        Assert.All(table.Cycles, c => Assert.Null(c.CoulombicEfficiency.Reason));
    }

    [Fact]
    public void The_symmetric_cell_skips_label_one()
    {
        var trace = GalvaniCsv.Trace("gcpl_symmetric_plating_stripping");
        var set = HalfCycles.Find(trace);

        // Labels run from 0 to 32 without 1: 32 half-cycles, not 33.
        Assert.Equal((32, 32), (set.Items.Count, set.DistinctLabels));
        Assert.Empty(set.Findings);
        Assert.All(set.Items, h => Assert.Equal(0.1320, h.ChargeMAh, 5e-5)); // printed to four decimals
        Assert.All(set.Items, h => Assert.Equal(Completeness.Complete, h.Completeness));
        Assert.Equal(Direction.Discharge, set.Items[0].Direction);
    }

    [Theory]
    [InlineData("gcpl_5cycles_mass0p79mg")]
    [InlineData("gcpl_symmetric_plating_stripping")]
    [InlineData("gcpl_v1150_decimalcomma_loops")]
    public void Every_half_cycle_agrees_with_the_independent_derivation(string name)
    {
        var lines = File.ReadAllLines(RealFiles.Get("reference/instruments/derived_half_cycles.tsv"));
        var names = lines[0].Split('\t');
        var expected = lines.Skip(1).Select(l => l.Split('\t')).Where(c => c[1] == name).Select(c => names.Zip(c).ToDictionary(p => p.First, p => p.Second)).ToArray();
        var trace = GalvaniCsv.Trace(name);
        var items = HalfCycles.Find(trace).Items;
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Length, items.Count);
        foreach (var (row, half) in expected.Zip(items))
        {
            double Number(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
            Assert.Equal(row["direction"], half.Direction.ToString(), ignoreCase: true);

            // The file prints eight digits, so half a unit of the last is at most 5e-8 of the number.
            var (charge, end) = (Math.Abs(Number("sum_dq_mAh(column dq)")), Number("E_last"));
            Assert.Equal(charge, half.ChargeMAh, 5e-8 * charge);

            // It leaves out the charge that the first row brings: that fraction of the whole moves a mean by at most the spread of the voltage.
            var spread = Math.Abs(trace.ChargeIncrementMAh[half.FirstRow] / charge) * (Number("E_max") - Number("E_min"));
            var mean = Number("mean_E_over_charge_V(trapz E d|Q| / d|Q|)");
            Assert.Equal(mean, half.AverageVoltageV!.Value, spread + (5e-8 * Math.Abs(mean)));
            Assert.Equal(mean * charge, half.EnergyMWh, (spread + (1.5e-7 * Math.Abs(mean))) * charge);

            // EC-Lab's own energy, printed to eight digits from float32 increments.
            if (row["EC-Lab_energy_mWh_at_end"] is { Length: > 0 } printed)
            {
                var vendor = Math.Abs(double.Parse(printed, CultureInfo.InvariantCulture));
                Assert.Equal(vendor, half.EnergyOfMagnitudesMWh, 1.5e-7 * vendor);
            }

            // Half of the charge lies one first-row charge further on; the curve is steepest in the file of eleven rows.
            Assert.Equal(Number("E_at_half_charge_V"), half.MedianVoltageV!.Value, 1e-5);

            // It counts the rests that carry the half-cycle's label into the last voltage and the mean over time; we do not.
            if (half.LastRow - half.FirstRow + 1 != (int)Number("n_points")) continue;
            Assert.Equal(end, half.EndVoltageV, 5e-8 * Math.Abs(end));
            Assert.Equal(Number("mean_E_over_time_V"), half.TimeWeightedVoltageV!.Value, 2e-7);
        }
    }

    [Fact]
    public void Loops_of_rest_charge_and_discharge_leave_the_rests_out()
    {
        var set = HalfCycles.Find(GalvaniCsv.Trace("gcpl_v1150_decimalcomma_loops"));
        Assert.Equal(8, set.Items.Count);
        Assert.All(set.Items, h => Assert.Equal(11, Assert.Single(h.Segments).Count));
    }

    [Fact]
    public void A_hold_with_hundreds_of_sign_flips_is_one_hold_and_no_half_cycle()
    {
        var trace = GalvaniCsv.Trace("ca_hold_75min");
        Assert.Equal(656, trace.HalfCycle.ToArray().Distinct().Count()); // 0 to 656 without 1
        var set = HalfCycles.Find(trace);
        Assert.Empty(set.Items);
        Assert.Equal(new RowRange(0, 4500), Assert.Single(set.Holds).Rows);
        Assert.Equal(9.142811e-3, set.Holds[0].NetChargeMAh * 3.6, 1e-8); // printed to seven digits, float32 increments
    }
}
