using MgProvenance.Application.Corrections;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Provenance;

/// <summary>What stands on something, of one subject.</summary>
/// <param name="Things">By label.</param>
public sealed record AffectedGroup(string Subject, IReadOnlyList<Dependant> Things);

/// <summary>Everything that is affected when something turns out to be bad, each once, by subject.</summary>
public sealed class Recall(IProjections projections)
{
    /// <summary>From the bench to the paper; subjects that are not named here come last.</summary>
    private static readonly string[] Order =
    [
        LotId.Subject, SynthesisId.Subject, BatchId.Subject, SheetId.Subject, PieceId.Subject, CellId.Subject, RunId.Subject, SpecimenId.Subject, MeasurementId.Subject, ComputationId.Subject,
        StudyId.Subject, ManuscriptId.Subject, ReportId.Subject,
    ];

    public async Task<IReadOnlyList<AffectedGroup>> Of(string stream, CancellationToken cancellation) =>
        [.. (await new Dependants(projections).Of([stream], cancellation).ConfigureAwait(false))
            .GroupBy(d => d.Subject, StringComparer.Ordinal)
            .OrderBy(g => Array.IndexOf(Order, g.Key) is var place and >= 0 ? place : Order.Length).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AffectedGroup(g.Key, [.. g.OrderBy(d => d.Label, StringComparer.Ordinal)]))];
}
