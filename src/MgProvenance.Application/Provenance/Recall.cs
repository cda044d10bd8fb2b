using MgProvenance.Application.Corrections;
using MgProvenance.Application.Events;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Provenance;

/// <summary>What stands on something, of one subject.</summary>
/// <param name="Things">By label.</param>
public sealed record AffectedGroup(string Subject, IReadOnlyList<Dependant> Things);

/// <summary>Everything that is affected when something turns out to be bad, each once, by subject.</summary>
/// <param name="notebook">Where it is read whether reports are out of date.</param>
public sealed class Recall(IProjections projections, NotebookAt notebook)
{
    /// <summary>From the bench to the paper; subjects that are not named here come last.</summary>
    private static readonly string[] Order =
    [
        LotId.Subject, SynthesisId.Subject, BatchId.Subject, SheetId.Subject, PieceId.Subject, CellId.Subject, RunId.Subject, SpecimenId.Subject, MeasurementId.Subject, ComputationId.Subject,
        StudyId.Subject, ManuscriptId.Subject, ReportId.Subject,
    ];

    public async Task<IReadOnlyList<AffectedGroup>> Of(string stream, CancellationToken cancellation)
    {
        var dependants = await new Dependants(projections).Of([stream], cancellation).ConfigureAwait(false);
        var standings = await new ReportStandings(projections, notebook).Of([.. dependants.Where(d => d.Subject == ReportId.Subject).Select(d => d.Node)], cancellation).ConfigureAwait(false);
        return
        [
            .. dependants.Select(d => d with { Standing = standings.GetValueOrDefault(d.Node) })
                .GroupBy(d => d.Subject, StringComparer.Ordinal)
                .OrderBy(g => Array.IndexOf(Order, g.Key) is var place and >= 0 ? place : Order.Length).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new AffectedGroup(g.Key, [.. g.OrderBy(d => d.Label, StringComparer.Ordinal)])),
        ];
    }
}
