using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>How each electrolyte was prepared. Batches that took the same steps share a paragraph with ranges; a batch that differs gets its own.</summary>
internal sealed class ElectrolyteMethods(RecordedWork work, Wording wording, NumberBook numbers)
{
    private readonly PlannedText _planned = new(work, wording);
    private readonly ElectrolyteSteps _steps = new(work, wording);
    private readonly ElectrolyteState _state = new(work, wording, numbers);

    public IEnumerable<RichText> Paragraphs() =>
        (from batch in work.Batches
         group batch by (Opened(batch).Formulation, Sequence: string.Join('|', Steps(batch).Select(_steps.KindOf))) into alike
         select Paragraph(alike.Key.Formulation, [.. alike])).Concat(_planned.Of(work.Batches.Select(Opened).Select(o => (o.Protocol, o.ProtocolVersion))));

    private static BatchOpened Opened(RecordedStream batch) => batch.Of<BatchOpened>().First().Fact;

    private static IEnumerable<IEvent> Steps(RecordedStream batch) => BenchOrder.Of(batch.Events, null).Select(e => e.Fact)
        .Where(f => f is SolventDispensed or SaltAdded or ElectrolyteStirred or AppearanceNoted or TemperatureNoted or ElectrolyteFiltered or ElectrolyteConditioned or StepSkipped);

    private RichText Paragraph(string formulation, IReadOnlyList<RecordedStream> batches)
    {
        var sequences = batches.Select(b => Steps(b).ToList()).ToList();
        var opening = wording.Say(
            "electrolyte.opening",
            ("formulation", new RichText([new Span(formulation, SpanStyle.Bold)])),
            ("n", wording.Count(batches.Count, "batches")),
            ("batches", Known.Labels(batches.Select(b => Opened(b).Label.Text))),
            ("glovebox", new EquipmentText(work, wording).Gloveboxes(batches.Select(b => Opened(b).Glovebox))));
        var steps = Enumerable.Range(0, sequences[0].Count).Select(i => _steps.Sentence([.. sequences.Select(s => s[i])]));
        return Known.Sentences([opening, .. steps, .. _state.Sentences(batches), .. batches.Select(Protocol).Distinct(), new DeviationText(work, wording).Of(batches)]);
    }

    private RichText Protocol(RecordedStream batch) => Opened(batch) is { Protocol: { } id, ProtocolVersion: var version }
        ? wording.Say("electrolyte.protocol", ("protocol", work.LabelOf(id.Value)), ("version", Known.Number(version ?? 0)))
        : wording.Say("electrolyte.no-protocol");
}
