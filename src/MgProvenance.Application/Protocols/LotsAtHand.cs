using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Reagents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Protocols;

/// <summary>Which lot a protocol is prepared from, substance by substance: the one that was named, else the only one of that substance that was not recalled.</summary>
public sealed class LotsAtHand
{
    private readonly Dictionary<string, LotFacts> _bySubstance = new(StringComparer.OrdinalIgnoreCase);

    public static LotsAtHand None { get; } = new();

    /// <summary>One of them was never in a bottle.</summary>
    internal bool Simulated { get; private set; }

    public LotFacts? Of(string? substance) => substance is null ? null : _bySubstance.GetValueOrDefault(substance.Trim());

    /// <param name="named">Stream ids by substance.</param>
    /// <exception cref="MalformedValueException">A lot was named for another substance than its own.</exception>
    public static async Task<LotsAtHand> Read(NotebookAt notebook, IProjections projections, IEnumerable<string> substances, IReadOnlyDictionary<string, LotId> named, CancellationToken cancellation)
    {
        var lots = new LotsAtHand();
        var rows = (await projections.Rows(LotProjection.Named, cancellation).ConfigureAwait(false)).As<LotRow>().Where(l => !l.Recalled).ToLookup(l => l.Substance.Trim(), StringComparer.OrdinalIgnoreCase);
        var chosen = substances.Distinct(StringComparer.OrdinalIgnoreCase).Where(s => rows[s.Trim()].Count() == 1).ToDictionary(s => s, s => rows[s.Trim()].Single().Lot, StringComparer.OrdinalIgnoreCase);
        foreach (var (substance, lot) in named) chosen[substance] = lot.Value;
        await notebook.Prefetch(chosen.Values, cancellation).ConfigureAwait(false);
        foreach (var (substance, id) in chosen)
        {
            var stream = await notebook.Stream(id, cancellation).ConfigureAwait(false);
            lots.Simulated |= Provenance.Simulated.IsIn(stream);
            var facts = stream.Fold<Lot>().State.Facts(StreamIds.Parse<LotId>(id));
            if (!string.Equals(facts.Substance?.Trim(), substance.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                throw new MalformedValueException("lot.other-substance", $"Lot {facts.Label} is {facts.Substance} and not {substance}.");
            }

            lots._bySubstance[substance.Trim()] = facts;
        }

        return lots;
    }
}
