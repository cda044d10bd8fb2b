using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrolytes;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>What something is said to hold, against what else is said of it and what it was prepared from.</summary>
internal sealed class CompositionContradicted : IAuditRule
{
    public string Id => "composition.contradicted";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A substance is said to be in something and not to be in it, or what is said is not what its batches were prepared from.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var composition = new Composition(record);
        foreach (var manuscript in record.Manuscripts)
        {
            var said = from s in manuscript.Statements
                       where s.Relation.Role == RelationRole.Composition
                       from substance in s.Values
                       group s by (Subject: Phrases.Name(s.Subject), Substance: Phrases.Name(substance));
            foreach (var of in said)
            {
                var substance = of.First().Values.First(v => Phrases.Name(v) == of.Key.Substance);
                if (Contradiction(manuscript.Label, substance, [.. of], composition) is { } finding) yield return finding;
            }
        }
    }

    private AuditFinding? Contradiction(string manuscript, string substance, IReadOnlyList<AuditedStatement> said, Composition composition)
    {
        var (with, without) = (said.Where(s => !s.Relation.Negated).ToList(), said.Where(s => s.Relation.Negated).ToList());
        var batches = said.SelectMany(composition.Batches).DistinctBy(b => b.StreamId).Select(b => (Batch: b, Added: composition.Added(b, substance))).ToList();
        var withBatches = batches.Where(b => b.Added.Count > 0).ToList();
        var withoutBatches = batches.Where(b => b.Added.Count == 0 && composition.IsSubstance(substance)).ToList();
        if ((with.Count > 0 && (without.Count > 0 || withoutBatches.Count > 0)) || (without.Count > 0 && withBatches.Count > 0))
        {
            var says = new[] { with.Count > 0 ? $"contains {substance} ({Places(with)})" : null, without.Count > 0 ? $"does not contain {(with.Count > 0 ? "it" : substance)} ({Places(without)})" : null };
            var prepared = new[] { withBatches.Count > 0 ? $"; {Labels([.. withBatches.Select(b => b.Batch)])} prepared with it" : null, withoutBatches.Count > 0 ? $"; {Labels([.. withoutBatches.Select(b => b.Batch)])} prepared without it" : null };
            return this.Finding(
                $"{manuscript} says that {said[0].Subject} {string.Join(" and ", says.OfType<string>())}{string.Concat(prepared.OfType<string>())}.",
                said.Select(s => s.Evidence).Concat(withBatches.SelectMany(b => b.Added.Select(a => AuditEvidence.Of(a, $"{b.Batch.Label}: {substance} was added")))).Concat(withoutBatches.Select(b => Opened(b.Batch, substance))),
                batches.Select(b => b.Batch.StreamId));
        }

        var otherwise = (from s in with
                         where s.Fact.Quantity is not null
                         from b in withBatches
                         let prepared = composition.Amount(b.Batch, b.Added, s.Fact.Quantity!.Value.Unit)
                         where prepared is { } known && !s.Fact.Quantity!.Value.Covers(known)
                         select (Said: s, b.Batch, b.Added, Prepared: prepared!.Value)).ToList();
        return otherwise.Count == 0 ? null : this.Finding(
            $"{manuscript} gives {said[0].Subject} {string.Join(" and ", otherwise.Select(o => o.Said.Fact.Quantity!.Value).Distinct())} of {substance}; {string.Join(", ", otherwise.Select(o => $"{o.Batch.Label} was prepared with {Rounded(o.Prepared)} {o.Said.Fact.Quantity!.Value.Unit}").Distinct())}.",
            otherwise.Select(o => o.Said.Evidence).Concat(otherwise.SelectMany(o => o.Added.Select(a => AuditEvidence.Of(a, $"{o.Batch.Label}: {substance} was added")))),
            otherwise.Select(o => o.Batch.StreamId));
    }

    private static AuditEvidence Opened(RecordedStream batch, string substance) => AuditEvidence.Of(batch.Of<BatchOpened>().First().Recorded, $"{batch.Label}: prepared without {substance}");

    private static string Places(IEnumerable<AuditedStatement> said) => string.Join("; ", said.Select(s => AuditedManuscript.Where(s.Fact.Place)));

    private static string Labels(IReadOnlyList<RecordedStream> batches) => $"{string.Join(", ", batches.Select(b => b.Label))} {(batches.Count == 1 ? "was" : "were")}";

    private static string Rounded(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
