using System.Globalization;
using MgProvenance.Analysis.Holds;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Potentiostatic holds: leakage at each potential.</summary>
internal static class HoldNumbers
{
    public const string Technique = "potentiostatic hold";

    public static Analysed Of(RunData data)
    {
        if (data.Trace is not { } trace) return data.Nothing(Technique, data.WhyNot);
        var conditions = data.Conditions;
        var options = new HoldOptions
        {
            Accuracy = conditions.CurrentError is { } error && (error.FractionOfRange == 0 || conditions.CurrentRangeMA is not null) ? new CurrentAccuracy(error, conditions.CurrentRangeMA ?? 0) : null,
        };
        var found = PotentiostaticHolds.Find(trace, data.Readings!.CurrentMA, data.ControlV, new HeldElectrode(conditions.Mass, conditions.AreaCm2), options);
        if (!found.IsAccepted(out var holds, out var refusal)) return data.Nothing(Technique, refusal.Sentence);
        if (holds.Items.Count == 0) return data.Nothing(Technique, holds.Findings[^1].Sentence);
        var rows = holds.Items.Select((h, i) => Row(h, NameOf(holds.Items, i), conditions.Mass is not null, conditions.AreaCm2 is not null));
        return new Analysed(
            data.Numbers(Technique, [.. rows], holds.Findings.Select(f => f.Sentence)),
            () => [.. holds.Items.Select((h, i) => Curve(data, h, NameOf(holds.Items, i)))]);
    }

    /// <summary>By its potential; a second hold at the same one has its number too.</summary>
    private static string NameOf(IReadOnlyList<Hold> holds, int index)
    {
        var name = Volts(holds[index]);
        var before = holds.Take(index).Count(h => Volts(h) == name);
        return before == 0 ? $"hold at {name}" : string.Create(CultureInfo.InvariantCulture, $"hold {before + 1} at {name}");
    }

    private static string Volts(Hold hold) => string.Create(CultureInfo.InvariantCulture, $"{hold.Potential.Value:0.0##} V");

    private static NumberRow Row(Hold hold, string name, bool hasMass, bool hasArea)
    {
        var key = name.Replace(' ', '-');
        var settled = hold.Steadiness.Settling switch { Settling.Steady => "Steady. ", Settling.Drifting => "Drifting. ", _ => "Steady or not is not decided. " };
        return new NumberRow(
            name,
            [
                RunNumber.Of($"{key}.potential", "potential", hold.Potential),
                RunNumber.Of($"{key}.duration", "duration", hold.Duration),
                RunNumber.Of($"{key}.leakage", "leakage", hold.Leakage, hasMass || hasArea ? Comparison.None : Comparison.Arithmetic),
                RunNumber.Of($"{key}.leakage-per-mass", "leakage per mass", hold.LeakagePerMass, hasMass ? Comparison.Arithmetic : Comparison.None),
                RunNumber.Of($"{key}.leakage-per-area", "leakage per area", hold.LeakagePerArea, hasArea ? Comparison.Arithmetic : Comparison.None),
                RunNumber.Of($"{key}.slope", "slope", hold.Slope),
                RunNumber.Of($"{key}.drift", "drift over the window", hold.Steadiness.Drift with { Reason = settled + hold.Steadiness.Reason }),
                RunNumber.Of($"{key}.charge", "charge", hold.Charge),
            ]);
    }

    private static RunCurve Curve(RunData data, Hold hold, string name)
    {
        var readings = data.Readings!;
        int[] rows = [.. Enumerable.Range(hold.Rows.First, hold.Rows.Count)];
        return new RunCurve("current", name, "Time", "h", "Current", "µA", [.. rows.Select(r => (readings.TimeS[r] - readings.TimeS[rows[0]]) / 3600)], [.. rows.Select(r => 1000 * readings.CurrentMA[r])])
        {
            // The decay from the step spans decades; noise about zero has no logarithm.
            IsLogY = hold.Leakage is { Value: > 0, IsUpperBound: false },
        };
    }
}
