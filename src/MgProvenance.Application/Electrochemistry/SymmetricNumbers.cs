using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.SymmetricCells;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Plating and stripping between two magnesium electrodes: polarisation, drift, life, and the exchange current where several currents were passed.</summary>
internal static class SymmetricNumbers
{
    public const string Technique = "symmetric cell";

    public static Analysed Of(RunData data)
    {
        if (data.Trace is not { } trace) return data.Nothing(Technique, data.WhyNot);
        var halves = HalfCycles.Find(trace);
        if (halves.Items.Count == 0) return data.Nothing(Technique, "The run has no half-cycle: nothing was plated or stripped.");
        var cell = SymmetricCell.Of(trace, halves, data.Conditions.AreaCm2, data.Conditions.End);
        var rows = new List<NumberRow> { Run(cell) };
        if (cell.RateSteps.Count > 1) rows.AddRange(cell.RateSteps.Select((s, i) => Step(s, i + 1, data.Conditions.AreaCm2 is not null)));
        if (cell.RateSteps.Count > 2) rows.Add(ExchangeCurrentNumbers.Row(cell, data.Conditions));
        rows.AddRange(cell.Cycles.Select(c => Cycle(c, halves, cell.HalfCycles)));
        return new Analysed(data.Numbers(Technique, rows, cell.Findings.Select(f => f.Sentence).Append(cell.Life.Reason)), () => Curves(trace, cell));
    }

    private static NumberRow Run(SymmetricCell cell)
    {
        var (life, censored) = (cell.Life, cell.Life.IsCensored);
        var first = cell.Cycles is [var one, ..] ? one.Mean : Estimate.Undefined("V", SymmetricCellMethods.CyclePolarisation, "There is no cycle.");
        return new NumberRow(
            NumberRow.Whole,
            [
                RunNumber.Of("run.polarisation-first", "polarisation, cycle 1", first, Comparison.Arithmetic),
                RunNumber.Of("run.drift", "drift per cycle", cell.Drift, Comparison.Arithmetic),
                Lived("run.life-cycles", "life", life.Cycles),
                Lived("run.life-hours", "life", life.Hours),
                Lived("run.life-capacity", "cumulative capacity", life.CumulativeCapacity),
            ]);

        // A rate test ends by its program, not with the cell.
        RunNumber Lived(string key, string name, Estimate estimate) => RunNumber.Of(key, name, estimate, cell.RateSteps.Count > 1 ? Comparison.None : Comparison.Survival) with { Bound = censored && estimate.Value is not null ? Bound.Above : Bound.None };
    }

    private static NumberRow Cycle(CyclePolarisation cycle, HalfCycleSet halves, IReadOnlyList<HalfCyclePolarisation> polarisations)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"cycle-{cycle.Number}");
        int[] own = [.. new[] { 2 * (cycle.Number - 1), (2 * cycle.Number) - 1 }.Where(i => i < polarisations.Count)];
        return new NumberRow(
            string.Create(CultureInfo.InvariantCulture, $"cycle {cycle.Number}"),
            [
                Number("charge", "charge", Direction.Charge, Methods.Charge, "mA.h", i => Estimate.Of(halves.Items[i].ChargeMAh, "mA.h", Methods.Charge)),
                Number("discharge", "discharge", Direction.Discharge, Methods.Charge, "mA.h", i => Estimate.Of(halves.Items[i].ChargeMAh, "mA.h", Methods.Charge)),
                RunNumber.Of($"{key}.polarisation", "polarisation", cycle.Mean),
                Number("end-of-charge", "end of charge", Direction.Charge, SymmetricCellMethods.EndPolarisation, "V", i => polarisations[i].End),
                Number("end-of-discharge", "end of discharge", Direction.Discharge, SymmetricCellMethods.EndPolarisation, "V", i => polarisations[i].End),
            ])
        {
            Cycle = cycle.Number,
        };

        RunNumber Number(string quantity, string name, Direction direction, Method method, string unit, Func<int, Estimate> of) => RunNumber.Of(
            $"{key}.{quantity}",
            name,
            own.Where(i => polarisations[i].Direction == direction).Select(of).FirstOrDefault() ?? Estimate.Undefined(unit, method, $"The cycle has no {(direction == Direction.Charge ? "charge" : "discharge")}."));
    }

    private static NumberRow Step(RateStep step, int number, bool hasArea)
    {
        var name = hasArea && step.CurrentDensity.Value is { } density
            ? string.Create(CultureInfo.InvariantCulture, $"{density:0.###} mA/cm2")
            : step.CurrentMA.Value is { } current ? string.Create(CultureInfo.InvariantCulture, $"{current:0.####} mA") : string.Create(CultureInfo.InvariantCulture, $"step {number}");
        var key = string.Create(CultureInfo.InvariantCulture, $"step-{number}");
        return new NumberRow(
            name,
            [
                RunNumber.Of($"{key}.current", "current", step.CurrentMA),
                RunNumber.Of($"{key}.current-density", "current density", step.CurrentDensity),
                RunNumber.Of($"{key}.polarisation", "polarisation", step.Polarisation, Comparison.Arithmetic),
            ]);
    }

    private static IReadOnlyList<RunCurve> Curves(CyclingTrace trace, SymmetricCell cell)
    {
        double[] hours = [.. trace.TimeS.ToArray().Select(t => (t - trace.TimeS[0]) / 3600)];
        return
        [
            new RunCurve("voltage", string.Empty, "Time", "h", "Cell voltage", "V", hours, trace.VoltageV.ToArray()),
            new RunCurve("polarisation", string.Empty, "Cycle", "1", "Polarisation", "V", [.. cell.Cycles.Select(c => (double)c.Number)], [.. cell.Cycles.Select(c => c.Mean.Value ?? double.NaN)]) { IsPoints = true },
        ];
    }
}
