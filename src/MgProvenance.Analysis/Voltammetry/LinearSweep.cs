namespace MgProvenance.Analysis.Voltammetry;

/// <summary>Linear sweep voltammetry: where a current sets in.</summary>
/// <param name="Branch">The first sweep of the data.</param>
/// <param name="ThresholdOnset">In V.</param>
/// <param name="TangentOnset">In V.</param>
/// <param name="Findings">What was noticed, in order of rows.</param>
public sealed record LinearSweep(Branch Branch, Estimate ThresholdOnset, Estimate TangentOnset, IReadOnlyList<Finding> Findings)
{
    /// <returns>The onsets, or a refusal as of <see cref="CyclicVoltammetry.Of"/>.</returns>
    public static Outcome<LinearSweep> Of(Voltammogram sweep, OnsetOptions? options = null)
    {
        options ??= new OnsetOptions();
        if (!CyclicVoltammetry.Of(sweep, new SweepOptions { ReversalV = options.ReversalV, ResistanceOhm = options.ResistanceOhm }).IsAccepted(out var swept, out var refusal)) return refusal;
        var (branch, findings) = (swept.Branches[0], swept.Findings.ToList());
        if (swept.Branches.Count > 1)
            findings.Add(new Finding("voltammetry.more-than-one-sweep", $"The potential turns {swept.Branches.Count - 1} time(s); the onset is that of the first sweep.", branch.Rows.Last));
        return new LinearSweep(branch, Onset.ByThreshold(branch, options), Onset.ByTangent(branch, options), findings);
    }
}
