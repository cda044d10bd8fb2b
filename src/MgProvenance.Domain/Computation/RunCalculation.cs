using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Computation;

[CommandName("run-calculation", "Record that a calculation was run: what kind, whether it converged, how many imaginary frequencies it found.")]
public sealed record RunCalculation(
    ComputationId Computation, string Kind, bool? Converged = null, int? ImaginaryFrequencies = null, BenchTime? DoneAt = null, string? DeviationReason = null) : IRecords<CalculationRun>
{
    public static Decision Decide(RunCalculation c, Calculation calculation, Deviations deviations) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Kind) => Decision.Refuse("computation.kind-missing", "Say what was calculated."),
        { ImaginaryFrequencies: < 0 } => Decision.Refuse("computation.frequencies-impossible", "A number of imaginary frequencies is not below zero."),
        _ => calculation.NotPinned(c.Computation) ?? Run(new(c.Computation, c.Kind.Trim(), c.Converged, c.ImaginaryFrequencies, c.DoneAt), calculation, deviations, c.DeviationReason),
    };

    private static Decision Run(CalculationRun run, Calculation calculation, Deviations deviations, string? reason) => calculation.Runs.Contains(run)
        ? Decision.Accept()
        : deviations.Accept(run, Calculation.BrokenUnless(run.Converged, $"The calculation “{run.Kind}”"), reason);
}
