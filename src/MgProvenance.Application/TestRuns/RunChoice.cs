using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.TestRuns;

/// <summary>To which run a file belongs.</summary>
public abstract record RunChoice
{
    private RunChoice()
    {
    }

    /// <param name="Because">What the choice rests on, as the end of a sentence.</param>
    public sealed record Chosen(RunRow Run, string Because) : RunChoice;

    /// <summary>The rules are not about this file.</summary>
    public sealed record NotMeant : RunChoice;

    /// <summary>It cannot be told now; it may be told once more is recorded.</summary>
    public sealed record Unknown(Refusal Why) : RunChoice;
}
