using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Materials;

/// <summary>As much of a synthesis's past as the next decision needs.</summary>
public sealed record Synthesis(bool IsStarted) : ISubject<Synthesis>
{
    public static Synthesis Initial { get; } = new(false);

    public static Synthesis Evolve(Synthesis synthesis, IEvent happened) => happened switch
    {
        SynthesisStarted => synthesis with { IsStarted = true },
        ReagentUsed or ProductCollected or PurityChecked => synthesis,
        _ => throw new UnknownEventException(happened, synthesis),
    };

    internal Decision.Refused? NotStarted(SynthesisId id) =>
        IsStarted ? null : new Decision.Refused(new Refusal("synthesis.not-started", $"Synthesis {id} was never started."));
}
