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
        var recorded = record.ByTechnique();
        foreach (var manuscript in record.Manuscripts)
        {
            var said = from s in manuscript.Statements
                       where s.Relation.Role is RelationRole.Method or RelationRole.Origin && !s.Relation.Single && Topics.Contains(s.Relation.Topic) && s.Values.Count > 0
                       from of in record.Settings.Techniques.In(s.Subject).DefaultIfEmpty()
                       group s by (Technique: of, Subject: of is null ? Phrases.Name(s.Subject) : string.Empty, s.Relation.Topic);
            foreach (var of in said.Where(g => !g.Any(s => s.Universal)))
            {
                var methods = of.Where(s => record.Settings.Words.IsMethods(s.Fact.Place)).ToList();
                if (methods.Count == 0) continue;
                var allowed = methods.SelectMany(s => s.Values).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
                var others = of.Except(methods).Where(s => s.Values.Any(v => !allowed.Exists(a => Phrases.Name(a) == Phrases.Name(v)))).ToList();
                var streams = (of.Key.Technique is { } technique ? recorded[technique].Select(s => (Stream: s, Found: Found(record, s, of.Key.Topic, allowed))).Where(s => s.Found is not null) : []).ToList();
                var programs = Calculations.ByOtherPrograms(record, methods[0].Relation, methods[0].Subject, allowed).ToList();
                if (others.Count + streams.Count + programs.Count == 0) continue;
                var outside = streams.Select(s => s.Stream.StreamId).Concat(programs.Select(p => p.Fact.Computation.Value)).ToHashSet(StringComparer.Ordinal);
                var slots = manuscript.Slots.Where(s => s.Filling.Any(outside.Contains)).ToList();
                var counter = others.Select(o => $"{o.Fact.Value} ({AuditedManuscript.Where(o.Fact.Place)})")
                    .Concat(streams.GroupBy(s => s.Found!).Select(s => $"{s.Key} by the record of {string.Join(", ", s.Select(r => r.Stream.Label))}"))
                    .Concat(programs.GroupBy(p => p.Fact.Program!).Select(p => $"{p.Key} by the record of {string.Join(", ", p.Select(c => c.Fact.Label.Text))}"));
                yield return this.Finding(
                    $"{manuscript.Label} says: {of.Key.Technique?.Name ?? methods[0].Subject} {methods[0].Relation.Name} {string.Join(", ", allowed)} ({AuditedManuscript.Where(methods[0].Fact.Place)}); it is also {string.Join(", ", counter)}{(slots.Count == 0 ? null : $", shown in {string.Join(", ", slots.Select(s => s.Fact.Slot))}")}.",
                    methods.Concat(others).Select(s => s.Evidence).Concat(streams.Select(s => AuditEvidence.Of(s.Stream.Events[0], $"{s.Stream.Label}: {s.Found}"))).Concat(programs.Select(p => AuditEvidence.Of(p.Recorded, $"{p.Fact.Label.Text}: {p.Fact.Program}"))).Concat(slots.Select(s => s.Evidence)));
            }
        }
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
