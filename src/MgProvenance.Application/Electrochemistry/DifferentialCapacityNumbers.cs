using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.DifferentialCapacity;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Differential capacity of the cycles that a summary shows: the reference cycle, the 20th and the last complete one.</summary>
internal static class DifferentialCapacityNumbers
{
    public const string Technique = "differential capacity";

    /// <summary>After which a cell counts as conditioned; profiles are usually shown at it.</summary>
    private const int Conditioned = 20;

    public static bool IsOfProcess(string key) => key.StartsWith("dqdv-", StringComparison.Ordinal);

    /// <summary>The same number of the process with another place in the order of voltage: the key is <c>dqdv-CYCLE-PROCESS.quantity</c>.</summary>
    public static string KeyOfProcess(string key, int process) =>
        string.Create(CultureInfo.InvariantCulture, $"{key[..(key.LastIndexOf('-', key.IndexOf('.', StringComparison.Ordinal)) + 1)]}{process}{key[key.IndexOf('.', StringComparison.Ordinal)..]}");

    public static Analysed? Of(RunData data)
    {
        if (data.Trace is not { } trace) return null;
        var halves = HalfCycles.Find(trace);
        if (halves.Items.Count == 0) return null;
        var table = CycleTable.From(trace, halves, halves.Items[0].Direction == Direction.Discharge ? CycleConvention.InsertionFirst : CycleConvention.ChargeFirst);
        var last = table.Cycles.LastOrDefault(c => c.IsComplete)?.Number ?? 1;
        int[] shown = [.. new[] { data.Conditions.ReferenceCycle, Conditioned, last }.Where(n => n <= last).Distinct().Order()];
        var cycles = CycleDifferentialCapacity.Of(trace, table with { Cycles = [.. table.Cycles.Where(c => shown.Contains(c.Number))] }, data.Conditions.Mass).ToList();
        return new Analysed(
            data.Numbers(Technique, [.. cycles.SelectMany(Rows)], cycles.SelectMany(c => new[] { c.Unpaired is { } why ? Said(c, why) : null }).OfType<string>()),
            () => [.. cycles.SelectMany(Curves)]);
    }

    private static IEnumerable<NumberRow> Rows(CycleDifferentialCapacity cycle) => cycle.Pairs.Select((pair, i) =>
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"dqdv-{cycle.Number}-{i + 1}");
        var how = cycle.Number == Conditioned ? Comparison.Arithmetic : Comparison.None;
        return new NumberRow(
            string.Create(CultureInfo.InvariantCulture, $"cycle {cycle.Number}, process {i + 1} from low V"),
            [
                Number("charge-peak", "charge peak", pair.Charge.Voltage),
                Number("charge-height", "charge peak height", pair.Charge.Height),
                Number("charge-width", "charge peak width", pair.Charge.Width),
                Number("discharge-peak", "discharge peak", pair.Discharge.Voltage),
                Number("discharge-height", "discharge peak height", pair.Discharge.Height),
                Number("discharge-width", "discharge peak width", pair.Discharge.Width),
                Number("separation", "separation", pair.Separation),
            ]);

        RunNumber Number(string quantity, string name, Estimate estimate) => RunNumber.Of($"{key}.{quantity}", name, estimate, how);
    });

    private static IEnumerable<RunCurve> Curves(CycleDifferentialCapacity cycle)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"cycle {cycle.Number}");
        foreach (var outcome in new[] { cycle.Charge, cycle.Discharge })
        {
            if (!outcome.IsAccepted(out var curve, out _)) continue;
            var sign = curve.Direction == Direction.Charge ? 1 : -1;
            yield return new RunCurve("dqdv", name, "Cell voltage", "V", "dQ/dV", curve.Unit == "mA.h/V" ? "mA h V^-1" : "mA h g^-1 V^-1", curve.VoltageV(), [.. curve.Value.Select(v => sign * v)]);
        }
    }

    private static string Said(CycleDifferentialCapacity cycle, string why) => string.Create(CultureInfo.InvariantCulture, $"Cycle {cycle.Number}: {why}");
}
