using System.Globalization;
using System.IO.Compression;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.DifferentialCapacity;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Analysis.Tests.Cycling;

namespace MgProvenance.Analysis.Tests.DifferentialCapacity;

public sealed class CycleDifferentialCapacityTests
{
    [Fact]
    public void Peaks_are_paired_by_process()
    {
        // Plateaus 1.2 and 1.6 V on charge, 1.0 and 1.5 V on discharge.
        var trace = Plateaus(Plateaus(Traces.New(), 1, 1.2, 1.6), -1, 1.5, 1.0).Build();
        var cycle = Assert.Single(Of(trace));
        Assert.Equal([0.2, 0.1], cycle.Pairs.Select(p => Math.Round(p.Separation.Value!.Value, 3)));
        Assert.Null(cycle.Unpaired);
        Assert.All(cycle.Pairs, p => Assert.True(p.Separation.StandardUncertainty > 0));
        Assert.Contains(new MethodParameter("pair-within/V", 0.5), cycle.Pairs[0].Separation.Method.Parameters);
    }

    [Fact]
    public void A_peak_without_its_counterpart_stays_alone()
    {
        var one = Assert.Single(Of(Plateaus(Plateaus(Traces.New(), 1, 1.2, 1.6), -1, 1.0).Build()));
        Assert.Equal(0.2, Assert.Single(one.Pairs).Separation.Value!.Value, 1e-3);
        var none = Assert.Single(Of(Plateaus(Plateaus(Traces.New(), 1, 1.8), -1, 1.0).Build()));
        Assert.Empty(none.Pairs);
        Assert.Equal("1 charge and 1 discharge peak(s), none of them a pair.", none.Unpaired);
        var inverted = Assert.Single(Of(Plateaus(Plateaus(Traces.New(), 1, 1.0), -1, 1.2).Build()));
        Assert.Empty(inverted.Pairs); // no process runs lower on charge
        var extra = Assert.Single(Of(Plateaus(Plateaus(Traces.New(), 1, 1.0, 1.2, 1.6), -1, 1.1, 1.5).Build()));
        Assert.Equal([1.2, 1.6], extra.Pairs.Select(p => Math.Round(p.Charge.Voltage.Value!.Value, 3)));
    }

    [Fact]
    public void A_hysteresis_beyond_half_of_the_distance_does_not_pair_neighbours()
    {
        var cycle = Assert.Single(Of(Plateaus(Plateaus(Traces.New(), 1, 1.2, 1.5), -1, 1.32, 1.02).Build()));
        Assert.Equal([0.18, 0.18], cycle.Pairs.Select(p => Math.Round(p.Separation.Value!.Value, 3)));
    }

    [Fact]
    public void A_missing_half_cycle_gives_its_reason_and_a_run_of_rest_has_no_cycles()
    {
        var cycle = Assert.Single(Of(Plateaus(Traces.New(), 1, 1.2).Build()));
        Assert.True(cycle.Charge.IsAccepted(out _, out _));
        Assert.False(cycle.Discharge.IsAccepted(out _, out var refusal));
        Assert.Equal(("differential-capacity.no-half-cycle", "Cycle 1 has no discharge."), (refusal.Code, refusal.Sentence));
        Assert.Equal("Cycle 1 has no discharge.", cycle.Unpaired);
        Assert.Empty(Of(Traces.New().Rest(100).Build()));
    }

    [Fact]
    public void The_simulated_cell_has_its_two_plateaus_a_hysteresis_apart()
    {
        var p = ExampleCells.TwoPlateaus(1.2, seed: 20) with { Cycles = 3 };
        var trace = MagnesiumCellSimulator.Run(p).Required().ToTrace();
        var table = CycleTable.From(trace, HalfCycles.Find(trace), CycleConvention.InsertionFirst);
        foreach (var cycle in CycleDifferentialCapacity.Of(trace, table, new MassMg(p.ActiveMassMg, null), new() { KernelWidthV = 0.03 }))
        {
            Assert.Equal(2, cycle.Pairs.Count);
            Assert.All(cycle.Pairs, pair => Assert.Equal(p.ChargeOverpotentialV + p.DischargeOverpotentialV, pair.Separation.Value!.Value, 0.005)); // noise of 0.3 mV and rows 10 mV apart
            Assert.Equal(p.UpperPlateauV - p.LowerPlateauV, cycle.Pairs[1].Charge.Voltage.Value!.Value - cycle.Pairs[0].Charge.Voltage.Value!.Value, 0.04); // the slope of 0.06 V lies in it
        }
    }

    [Fact]
    public void Five_real_cycles_have_their_capacity_as_area()
    {
        var trace = GalvaniCsv.Trace("gcpl_5cycles_mass0p79mg");
        var cycles = Of(trace);
        Assert.Equal(5, cycles.Length);
        Assert.All(cycles, c => Assert.InRange(Assert.Single(c.Pairs).Separation.Value!.Value, 0.01, 0.07)); // one process, near 0.07 V
        foreach (var (cycle, table) in cycles.Zip(CycleTable.From(trace, HalfCycles.Find(trace), CycleConvention.ChargeFirst).Cycles))
        {
            foreach (var (outcome, half) in new[] { (cycle.Charge, table.Charge!), (cycle.Discharge, table.Discharge!) })
            {
                var curve = outcome.Required();
                Assert.Equal(half.ChargeMAh, curve.ChargeMAh + curve.CutMAh, 1e-12);
                Assert.Equal(curve.ChargeMAh, curve.Value.Sum() * curve.StepV, 1e-12);
                Assert.InRange(curve.CutMAh, 0, 0.03 * half.ChargeMAh);
            }
        }
    }

    [Fact]
    public void A_real_run_with_holds_counts_constant_current_alone()
    {
        var trace = Neware("reference/instruments/neware/nw4-120-1-6-53.newarenda.csv.gz");
        Assert.Equal(18_700, trace.RowCount);
        var halves = HalfCycles.Find(trace).Items;
        var curves = 0;
        foreach (var half in halves)
        {
            if (!DifferentialCapacityCurve.Of(trace, half).IsAccepted(out var curve, out var refusal))
            {
                Assert.Contains(refusal.Code, new[] { "differential-capacity.too-few-rows", "differential-capacity.flat-voltage" });
                continue;
            }

            Assert.Equal(half.ChargeMAh, curve.ChargeMAh + curve.CutMAh, 1e-9);
            Assert.Equal(curve.ChargeMAh, curve.Value.Sum() * curve.StepV, 1e-9);
            Assert.True(curve.CutMAh >= half.PotentiostaticChargeMAh - 1e-9);

            // Where rows lie too far apart for the kernel, every peak says so.
            var caution = curve.Findings.SingleOrDefault(f => f.Code == "differential-capacity.coarse")?.Sentence;
            Assert.All(curve.Peaks, p => Assert.Equal(caution, p.Voltage.Reason));
            curves++;
        }

        Assert.Equal((320, 40), (halves.Count, curves)); // most charges go over to the hold after a few rows
    }

    private static CycleDifferentialCapacity[] Of(CyclingTrace trace) =>
        [.. CycleDifferentialCapacity.Of(trace, CycleTable.From(trace, HalfCycles.Find(trace), CycleConvention.ChargeFirst))];

    // 0.5 to 2.2 V in millivolts; each plateau a bell of 20 mV holding 0.05 mAh.
    private static Traces Plateaus(Traces trace, int sign, params double[] atV)
    {
        for (var k = 0; k <= 1700; k++)
        {
            var v = sign > 0 ? 0.5 + (0.001 * k) : 2.2 - (0.001 * k);
            trace.Row(v, sign * (1e-5 + atV.Sum(at => 0.05 * 0.001 * MathNet.Numerics.Distributions.Normal.PDF(at, 0.02, v - (sign * 0.0005))))); // passed between the rows
        }

        return trace;
    }

    private static CyclingTrace Neware(string relativePath)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RealFiles.Get(relativePath)), CompressionMode.Decompress));
        var names = reader.ReadLine()!.Split(',');
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line) rows.Add(line.Split(','));
        var (step, status, voltage) = (Array.IndexOf(names, "Step"), Array.IndexOf(names, "Status"), Array.IndexOf(names, "Voltage"));
        var (up, down) = (Array.IndexOf(names, "Charge_Capacity(mAh)"), Array.IndexOf(names, "Discharge_Capacity(mAh)"));
        var charge = rows.Select((row, k) => Passed(row) - (k > 0 && rows[k - 1][step] == row[step] ? Passed(rows[k - 1]) : 0)).ToArray();
        return CyclingTrace.From(
            [.. rows.Select((_, k) => (double)k)],
            [.. rows.Select(r => Number(r[voltage]))],
            charge,
            [.. rows.Select(r => r[status].StartsWith("CV", StringComparison.Ordinal) ? StepMode.Potentiostatic : StepMode.Galvanostatic)],
            [.. rows.Select(_ => -1)],
            [.. rows.Select(r => int.Parse(r[step], CultureInfo.InvariantCulture))]).Required();

        double Passed(string[] row) => Number(row[up]) - Number(row[down]);
        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
