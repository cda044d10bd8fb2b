using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Computation;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>Calculations that a subject means.</summary>
internal static class Calculations
{
    /// <summary>Those that were done by a program which is not among the values. A calculation whose program is not known is none of them.</summary>
    public static IEnumerable<(InputsPinned Fact, RecordedEvent Recorded)> ByOtherPrograms(AuditedRecord record, Relation relation, string subject, IEnumerable<string> values)
    {
        var words = record.Settings.Words;
        if (relation.Topic != RelationTopic.Program || !Phrases.HoldsAny(subject, words.Computations)) return [];
        var named = string.Concat(values.Select(Phrases.Name));
        var kinds = Phrases.Significant(subject, words.Small).Where(w => !Phrases.HoldsAny(w, words.Computations)).ToHashSet(StringComparer.Ordinal);
        return from computation in record.Of(ComputationId.Subject)
               from pinned in computation.Of<InputsPinned>()
               where pinned.Fact.Program is { } program && !named.Contains(Phrases.Name(program), StringComparison.Ordinal)
               where kinds.Count == 0 || Phrases.ShareAny(kinds, Phrases.Significant(string.Join(' ', [pinned.Fact.Method, pinned.Fact.Subject, .. computation.Of<CalculationRun>().Select(r => r.Fact.Kind)]), words.Small))
               select pinned;
    }
}
