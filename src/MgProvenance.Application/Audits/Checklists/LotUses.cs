using MgProvenance.Application.Events;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Materials;
using MgProvenance.Domain.Specimens;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>For what each lot was used.</summary>
internal sealed class LotUses
{
    private readonly ILookup<string, string> _uses;
    private readonly ILookup<string, string> _batches;

    public LotUses(IEnumerable<RecordedStream> streams)
    {
        var uses = (from stream in streams
                    from recorded in stream.Events
                    from use in Uses(recorded.Fact)
                    where use.Lot is not null
                    select (Lot: use.Lot!.Value.Value, use.As, stream.StreamId)).Distinct().ToList();
        _uses = uses.ToLookup(u => u.Lot, u => u.As, StringComparer.Ordinal);
        _batches = uses.Where(u => StreamIds.SubjectOf(u.StreamId) == BatchId.Subject).ToLookup(u => u.Lot, u => u.StreamId, StringComparer.Ordinal);
    }

    public IEnumerable<string> Of(string lot) => _uses[lot];

    public IReadOnlyList<string> BatchesOf(string lot) => [.. _batches[lot].Distinct(StringComparer.Ordinal)];

    private static IEnumerable<(LotId? Lot, string As)> Uses(IEvent fact) => fact switch
    {
        SolventDispensed e => [(e.Solvent, "solvent")],
        SaltAdded e => [(e.Salt, "salt")],
        SheetStarted e => e.Components.Select(c => ((LotId?)c.Lot, c.Role)),
        PowderGround e => [(e.Liquid, "grinding liquid")],
        BinderAdded e => [(e.Solvent, "binder solvent")],
        SlurryMixed e => [(e.Solvent, "binder solvent")],
        SheetCast e => [(e.SubstrateLot, "substrate")],
        PieceCut e => [(e.Metal, "electrode")],
        PartPlaced e => [(e.Lot, ThingAttributes.NameOf(e.Role))],
        SpecimenRinsed e => [(e.Solvent, "rinse")],
        ReagentUsed e => [(e.Lot, "reagent")],
        _ => [],
    };
}
