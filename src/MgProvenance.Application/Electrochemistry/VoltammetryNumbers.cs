using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Analysis.Voltammetry;
using MgProvenance.Application.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Cyclic voltammetry: peaks, separation and charge of each cycle, and what follows across scan rates.</summary>
internal static class VoltammetryNumbers
{
    public const string Technique = "cyclic voltammetry";

    public static Analysed Of(RunData data)
    {
        var (cycles, findings) = (new List<VoltammetryCycle>(), new List<string>());
        foreach (var part in data.Parts)
        {
            if (SweepOf(part.File) is not { } sweep) return data.Nothing(Technique, data.WhyNot);
            if (!CyclicVoltammetry.Of(sweep).IsAccepted(out var found, out var refusal)) return data.Nothing(Technique, refusal.Sentence);
            cycles.AddRange(found.Cycles.Select(c => c with { Number = cycles.Count + 1 }));
            findings.AddRange(found.Findings.Select(f => f.Sentence));
        }

        var rates = Rates(cycles);
        var rows = cycles.Select((c, i) => Row(c, Name(c, rates), IsLastAtRate(cycles, i, rates), data.Conditions)).ToList();
        if (AcrossRates(cycles, rates).ToList() is { Count: > 0 } across) rows.Add(new NumberRow("across scan rates", across));
        return new Analysed(data.Numbers(Technique, rows, findings), () => Curves(cycles, rates, data.Conditions.VoltageName));
    }

    internal static Voltammogram? SweepOf(InstrumentFile file) =>
        CyclerReader.From(file).Readings is { } r && Voltammogram.From(r.TimeS, r.VoltageV, r.CurrentMA, RunData.ControlOf(file), r.CycleNumber.All(c => c >= 0) ? r.CycleNumber : null).IsAccepted(out var sweep, out _) ? sweep : null;

    private static NumberRow Row(VoltammetryCycle cycle, string name, bool compared, RunConditions conditions)
    {
        var key = Key(name);
        var how = compared ? Comparison.Arithmetic : Comparison.None;
        var numbers = new List<RunNumber>
        {
            Number("scan-rate", "scan rate", (cycle.Anodic ?? cycle.Cathodic)!.ScanRate),
            Number("separation", "peak separation", cycle.PeakSeparation, how),
            Number("peak-ratio", "Ip,a/|Ip,c|", cycle.PeakRatio, how),
            Number("charge-ratio", "anodic/cathodic charge", cycle.ChargeRatio, how),
        };
        foreach (var (side, branch) in new[] { ("anodic", cycle.Anodic), ("cathodic", cycle.Cathodic) })
        {
            numbers.Add(Number($"{side}-peak", $"{side} peak", Of(branch, b => b.Peak.Potential, "V", VoltammetryMethods.PeakPotential), how));
            numbers.Add(Number($"{side}-half-peak", $"{side} half peak", Of(branch, b => b.Peak.HalfPotential, "V", VoltammetryMethods.HalfPeakPotential)));
            var (current, charge) = (Of(branch, b => b.Peak.Height, "mA", VoltammetryMethods.PeakHeight), Of(branch, b => b.Charge, "mA.h", VoltammetryMethods.BranchCharge));
            numbers.Add(Number($"{side}-current", $"{side} peak current", current));
            numbers.Add(Number($"{side}-charge", $"{side} charge", charge, conditions.Mass is null ? how : Comparison.None));
            if (conditions.Mass is not null) numbers.Add(Number($"{side}-specific-charge", $"{side} charge", Ratio.PerMass(charge, conditions.Mass), how));
            if (conditions.AreaCm2 is { } area) numbers.Add(Number($"{side}-current-density", $"{side} peak current", Ratio.PerArea(current, area)));
        }

        return new NumberRow(name, numbers);

        Estimate Of(Branch? branch, Func<Branch, Estimate> quantity, string unit, Method method) => branch is null ? Estimate.Undefined(unit, method, "The cycle has no such branch.") : quantity(branch);

        RunNumber Number(string quantity, string heading, Estimate estimate, Comparison comparison = Comparison.None) => RunNumber.Of($"{key}.{quantity}", heading, estimate, comparison);
    }

    private static string Key(string name) => name.Replace(' ', '-').Replace(",", string.Empty, StringComparison.Ordinal).Replace("/", "-per-", StringComparison.Ordinal);

    /// <summary>Rounded to two digits: what the operator set, of which the measured one is a noisy copy.</summary>
    private static double[] Rates(IReadOnlyList<VoltammetryCycle> cycles) => [.. cycles.Select(c => (c.Anodic ?? c.Cathodic)!.ScanRate.Value is { } v ? Rounded(v) : double.NaN)];

    private static double Rounded(double value) => value == 0 ? 0 : double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Name(VoltammetryCycle cycle, double[] rates) => rates.Distinct().Count() > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{rates[cycle.Number - 1]} mV/s, cycle {cycle.Number - Array.IndexOf(rates, rates[cycle.Number - 1])}")
        : string.Create(CultureInfo.InvariantCulture, $"cycle {cycle.Number}");

    /// <summary>Cells are compared at the last whole cycle of each rate: the first one still holds what came before it.</summary>
    private static bool IsLastAtRate(IReadOnlyList<VoltammetryCycle> cycles, int index, double[] rates)
    {
        var last = Enumerable.Range(0, cycles.Count).LastOrDefault(k => rates[k] == rates[index] && cycles[k] is { Anodic: not null, Cathodic: not null }, -1);
        return index == last;
    }

    /// <summary>Of the last whole cycle of each rate; none where there is one rate.</summary>
    private static IEnumerable<RunNumber> AcrossRates(IReadOnlyList<VoltammetryCycle> cycles, double[] rates)
    {
        VoltammetryCycle[] chosen = [.. cycles.Where((_, i) => IsLastAtRate(cycles, i, rates))];
        if (chosen.Length < 2) yield break;
        foreach (var (side, branches) in new[] { ("anodic", chosen.Select(c => c.Anodic)), ("cathodic", chosen.Select(c => c.Cathodic)) })
        {
            if (!ScanRateSeries.Of([.. branches.OfType<Branch>()]).IsAccepted(out var series, out _)) continue;
            yield return RunNumber.Of($"rates.{side}-b-value", $"b, {side}", series.BValue, Comparison.Arithmetic);
            yield return RunNumber.Of($"rates.{side}-root-slope", $"{side} current per root of rate", series.RootRateSlope);
            yield return RunNumber.Of($"rates.{side}-capability", $"{side} charge, highest/lowest rate", series.RateCapability, Comparison.Arithmetic);
        }
    }

    private static List<RunCurve> Curves(IReadOnlyList<VoltammetryCycle> cycles, double[] rates, string voltage) =>
        [.. cycles.SelectMany(c => new[] { c.Anodic, c.Cathodic }.OfType<Branch>().OrderBy(b => b.Index).Select(b => new RunCurve("voltammogram", Name(c, rates), voltage, "V", "Current", "mA", b.PotentialV, b.CurrentMA)))];
}
