using MgProvenance.Analysis.Voltammetry;

namespace MgProvenance.Application.Electrochemistry;

/// <summary>Linear sweep voltammetry: where the current sets in.</summary>
internal static class LinearSweepNumbers
{
    public const string Technique = "linear sweep voltammetry";

    public static Analysed Of(RunData data)
    {
        if (VoltammetryNumbers.SweepOf(data.Last) is not { } sweep) return data.Nothing(Technique, data.WhyNot);
        if (!LinearSweep.Of(sweep, new OnsetOptions { AreaCm2 = data.Conditions.AreaCm2?.Value }).IsAccepted(out var found, out var refusal)) return data.Nothing(Technique, refusal.Sentence);
        NumberRow row = new(
            NumberRow.Whole,
            [
                RunNumber.Of("sweep.scan-rate", "scan rate", found.Branch.ScanRate),
                RunNumber.Of("sweep.onset-threshold", "onset, threshold", found.ThresholdOnset, Comparison.Arithmetic),
                RunNumber.Of("sweep.onset-tangent", "onset, tangent", found.TangentOnset, Comparison.Arithmetic),
            ]);
        return new Analysed(
            data.Numbers(Technique, [row], found.Findings.Select(f => f.Sentence)),
            () => [new RunCurve("sweep", string.Empty, data.Conditions.VoltageName, "V", "Current", "mA", found.Branch.PotentialV, found.Branch.CurrentMA)]);
    }
}
