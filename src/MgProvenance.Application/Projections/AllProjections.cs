using MgProvenance.Application.Cells;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reagents;
using MgProvenance.Application.Specimens;
using MgProvenance.Application.TestRuns;

namespace MgProvenance.Application.Projections;

/// <summary>Every projection of the notebook.</summary>
public static class AllProjections
{
    public static IReadOnlyList<IStreamProjection> List { get; } =
        [
            new LotProjection(), new StockProjection(), new BatchProjection(), new CellProjection(), new RunProjection(), new SpecimenProjection(), new MeasurementProjection(), new NameProjection(), new LineageProjection(),
            new TimelineProjection(),
        ];
}
