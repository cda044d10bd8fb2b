using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Audits.Checklists;

/// <summary>What electrolytes are charged with, and what they have in common.</summary>
internal static class CommonBaseline
{
    /// <summary>Substances of a batch by the lots that went into it.</summary>
    public static IReadOnlySet<string> Substances(RecordedStream batch, IReadOnlyDictionary<string, RecordedStream> streams) =>
        Solvents(batch).Concat(Salts(batch)).Select(l => SubstanceOf(l, streams)).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether one of the electrolytes is what all of them share; null where they share no salt, or where there is one composition only.</summary>
    public static bool? IsTested(IReadOnlyCollection<RecordedStream> batches, IReadOnlyDictionary<string, RecordedStream> streams)
    {
        var compositions = batches.Select(b => Substances(b, streams)).Where(c => c.Count > 0).ToList();
        if (compositions is not [var first, ..] || compositions.TrueForAll(c => c.SetEquals(first))) return null;
        var shared = compositions.Skip(1).Aggregate(first.ToHashSet(StringComparer.OrdinalIgnoreCase), (common, next) =>
        {
            common.IntersectWith(next);
            return common;
        });
        var salts = batches.SelectMany(Salts).Select(l => SubstanceOf(l, streams)).OfType<string>();
        return shared.Overlaps(salts) ? compositions.Exists(c => c.SetEquals(shared)) : null;
    }

    private static IEnumerable<LotId> Solvents(RecordedStream batch) => batch.Of<SolventDispensed>().Select(s => s.Fact.Solvent);

    private static IEnumerable<LotId> Salts(RecordedStream batch) => batch.Of<SaltAdded>().Select(s => s.Fact.Salt);

    private static string? SubstanceOf(LotId lot, IReadOnlyDictionary<string, RecordedStream> streams) => streams.GetValueOrDefault(lot.Value)?.Of<LotReceived>().FirstOrDefault().Fact?.Substance;
}
