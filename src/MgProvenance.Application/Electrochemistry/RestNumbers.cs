using MgProvenance.Analysis;
using MgProvenance.Analysis.Fitting;
using MgProvenance.Parsing;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Open circuit: the voltage at its end and how fast it still moves.</summary>
internal static class RestNumbers
{
    public const string Technique = "open circuit";

    /// <summary>The last part of the rest, over which its drift is read.</summary>
    private const double WindowS = 600;

    private static readonly Method EndVoltage = new("open-circuit/last-voltage", "1", "Voltage of the last row of the rest.");

    private static readonly Method Drift = new("open-circuit/drift", "1", "Least-squares slope of the voltage over the last part of the rest.", [new("window/s", WindowS)]);

    public static Analysed Of(RunData data)
    {
        if (data.Last.Find(Meaning.Time) is not { Unit: "s", Values: [_, ..] time } || (data.Last.Find(Meaning.Voltage) ?? data.Last.Find(Meaning.CellVoltage)) is not { Unit: "V", Values: var voltage })
            return data.Nothing(Technique, "The file has no rows of time and voltage.");
        var start = Array.FindIndex(time, t => t >= time[^1] - WindowS);
        var line = StraightLine.Fit(time.AsSpan(start), voltage.AsSpan(start)).IsAccepted(out var fitted, out var refusal) ? fitted : null;
        NumberRow row = new(
            "rest",
            [
                RunNumber.Of("rest.voltage", "voltage at the end", Estimate.Of(voltage[^1], "V", EndVoltage), Comparison.Arithmetic),
                RunNumber.Of("rest.drift", "drift", line is null ? Estimate.Undefined("mV/h", Drift, refusal!.Sentence) : Estimate.Of(3.6e6 * line.Slope, "mV/h", Drift, 3.6e6 * line.SlopeStandardError)),
            ]);
        return new Analysed(data.Numbers(Technique, [row]), () => [new RunCurve("voltage", string.Empty, "Time", "h", "Voltage", "V", [.. time.Select(t => (t - time[0]) / 3600)], voltage)]);
    }
}
