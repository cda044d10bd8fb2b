using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.PlatingStripping;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Plating and stripping on a foreign substrate: efficiency, nucleation overpotential, and a reservoir where the run has one.</summary>
internal static class PlatingNumbers
{
    public const string Technique = "plating and stripping";

    public static Analysed Of(RunData data)
    {
        if (data.Trace is not { } trace) return data.Nothing(Technique, data.WhyNot);
        var halves = HalfCycles.Find(trace);
        var run = PlatingStrippingRun.Of(trace, halves);
        if (run.Cycles.Count == 0) return data.Nothing(Technique, run.FirstEfficiency.Reason!);
        var reservoir = Reservoir.Of(halves);
        NumberRow[] rows =
        [
            new(
                NumberRow.Whole,
                [
                    RunNumber.Of("run.first-efficiency", "CE, cycle 1", run.FirstEfficiency, Comparison.Arithmetic),
                    RunNumber.Of("run.mean-efficiency", string.Create(CultureInfo.InvariantCulture, $"mean CE, n = {run.N}"), run.MeanEfficiency, Comparison.Arithmetic),
                    RunNumber.Of("run.reservoir-efficiency", "CE, reservoir", reservoir.CoulombicEfficiency, Comparison.Arithmetic),
                    RunNumber.Of("run.nucleation", "nucleation overpotential, cycle 1", run.Cycles[0].NucleationOverpotential, Comparison.Arithmetic),
                ]),
            .. run.Cycles.Select(c => new NumberRow(
                string.Create(CultureInfo.InvariantCulture, $"cycle {c.Number}"),
                [
                    RunNumber.Of(Key(c, "plated"), "plated", Charge(c.PlatedMAh, "plating")),
                    RunNumber.Of(Key(c, "stripped"), "stripped", Charge(c.StrippedMAh, "stripping")),
                    RunNumber.Of(Key(c, "efficiency"), "CE", c.CoulombicEfficiency),
                    RunNumber.Of(Key(c, "nucleation"), "nucleation overpotential", c.NucleationOverpotential),
                ])
            {
                Cycle = c.Number,
            }),
        ];
        return new Analysed(data.Numbers(Technique, rows, run.ShortSigns.Select(s => s.Sentence)), () => Curves(run));
    }

    private static Estimate Charge(double? mAh, string half) =>
        mAh is { } known ? Estimate.Of(known, "mA.h", Methods.Charge) : Estimate.Undefined("mA.h", Methods.Charge, $"The cycle has no {half}.");

    private static string Key(PlatingStrippingCycle cycle, string quantity) => string.Create(CultureInfo.InvariantCulture, $"cycle-{cycle.Number}.{quantity}");

    private static IReadOnlyList<RunCurve> Curves(PlatingStrippingRun run) =>
    [
        new RunCurve("efficiency", string.Empty, "Cycle", "1", "Coulombic efficiency", "%", [.. run.Cycles.Select(c => (double)c.Number)], [.. run.Cycles.Select(c => c.CoulombicEfficiency.Value ?? double.NaN)]) { IsPoints = true },
    ];
}
