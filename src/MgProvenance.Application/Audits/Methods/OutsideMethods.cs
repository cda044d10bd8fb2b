using MgProvenance.Application.Audits.Statements;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Methods;

/// <summary>A method was carried out otherwise than the Methods section says.</summary>
internal sealed class OutsideMethods : IAuditRule
{
    private static readonly RelationTopic[] Topics = [RelationTopic.Configuration, RelationTopic.Instrument, RelationTopic.Program];

    public string Id => "method.otherwise";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A statement, a figure or the record has a method in other cells, on another instrument or by another program than the Methods section says, which is meant to be complete.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        foreach (var manuscript in record.Manuscripts)
        {
            var named = manuscript.Statements.SelectMany(s => s.About).Select(record.Streams.GetValueOrDefault).OfType<RecordedStream>();
            var reported = record.ByTechnique(record.Results(manuscript).Select(r => r.Stream).Concat(named).DistinctBy(s => s.StreamId));
            var said = from s in manuscript.Statements
                       where s.Relation.Role is RelationRole.Method or RelationRole.Origin && !s.Relation.Single && Topics.Contains(s.Relation.Topic) && s.Values.Count > 0
                       from technique in record.Settings.Techniques.In(s.Subject).DefaultIfEmpty()
                       group s by (Technique: technique, Subject: technique is null ? Phrases.Name(s.Subject) : string.Empty, s.Relation.Topic);

            // Techniques of which the same sentences speak are one matter.
            foreach (var of in said.Where(g => !g.Any(s => s.Universal)).GroupBy(g => string.Join(' ', g.Select(s => s.Recorded.Stored.Version))))
            {
                var techniques = of.Select(g => g.Key.Technique).OfType<KnownTechnique>().ToList();
                if (Contradiction(record, manuscript, [.. of.First()], techniques, techniques.SelectMany(t => reported[t])) is { } finding) yield return finding;
            }
        }
    }

    private AuditFinding? Contradiction(AuditedRecord record, AuditedManuscript manuscript, List<AuditedStatement> said, List<KnownTechnique> techniques, IEnumerable<RecordedStream> reported)
    {
        var methods = said.Where(s => record.Settings.Words.IsMethods(s.Fact.Place)).ToList();
        if (methods.Count == 0) return null;
        var (first, allowed) = (methods[0], methods.SelectMany(s => s.Values).Distinct(StringComparer.OrdinalIgnoreCase).ToList());
        var others = said.Except(methods).Where(s => s.Values.Any(v => !allowed.Exists(a => Phrases.Name(a) == Phrases.Name(v)))).ToList();
        var found = reported.Select(s => (Stream: s.StreamId, Label: record.LabelOf(s.StreamId), Value: Found(record, s, first.Relation.Topic, allowed), Recorded: s.Events[0])).Where(s => s.Value is not null)
            .Concat(Calculations.ByOtherPrograms(record, first.Relation, first.Subject, allowed).Select(p => (Stream: p.Fact.Computation.Value, Label: p.Fact.Label.Text, Value: p.Fact.Program, p.Recorded))).ToList();
        if (others.Count + found.Count == 0) return null;
        var slots = manuscript.Slots.Where(s => s.Filling.Intersect(found.Select(f => f.Stream)).Any()).ToList();
        var counter = others.Select(o => (o.Fact.Value!, AuditedManuscript.Where(o.Fact.Place))).Concat(found.GroupBy(s => s.Value!).Select(s => (s.Key, Instances.RecordOf(s.Select(r => r.Label)))));
        return this.Finding(
            $"{manuscript.Label} says of {(techniques.Count == 0 ? first.Subject : string.Join(" and ", techniques.Select(t => t.Name)))}: {first.Relation.Name} {string.Join(", ", allowed)} ({AuditedManuscript.Where(first.Fact.Place)}); elsewhere it is {Instances.Text(counter)}{(slots.Count == 0 ? null : $", shown in {string.Join(", ", slots.Select(s => s.Fact.Slot))}")}.",
            methods.Concat(others).Select(s => s.Evidence).Concat(found.Select(s => AuditEvidence.Of(s.Recorded, $"{s.Label}: {s.Value}"))).Concat(slots.Select(s => s.Evidence)));
    }

    /// <summary>What the record has instead of what is allowed; null where it is that, or not known.</summary>
    private static string? Found(AuditedRecord record, RecordedStream stream, RelationTopic topic, List<string> allowed) => topic switch
    {
        RelationTopic.Configuration => record.CellOf(stream.StreamId) is { Story.Configuration: { } configuration } cell && allowed.SelectMany(CellsMeant.Configurations).Any() && !allowed.Exists(cell.IsConfiguration) ? configuration : null,
        RelationTopic.Instrument => Instrument(stream) is { } id && record.Streams.GetValueOrDefault(id.Value)?.Of<EquipmentRegistered>().FirstOrDefault().Fact is { Model: { } model } equipment
            && !allowed.Exists(a => Phrases.Name(a).Contains(Phrases.Name(model), StringComparison.Ordinal) || Phrases.Name(a).Contains(Phrases.Name(equipment.Label.Text), StringComparison.Ordinal)) ? $"{equipment.Maker} {model}".Trim() : null,
        _ => null,
    };

    private static EquipmentId? Instrument(RecordedStream stream) =>
        stream.Of<ChannelConnected>().LastOrDefault().Fact?.Instrument ?? stream.Of<Domain.Characterization.SpecimenMounted>().FirstOrDefault().Fact?.Instrument;
}
