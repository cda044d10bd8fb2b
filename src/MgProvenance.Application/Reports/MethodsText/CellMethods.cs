using MgProvenance.Application.Cells;
using MgProvenance.Documents;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>How cells were put together, a paragraph for each pair of electrodes.</summary>
internal sealed class CellMethods(RecordedWork work, Wording wording)
{
    private static readonly PartRole[] Electrodes = [PartRole.NegativeElectrode, PartRole.PositiveElectrode];

    private readonly EquipmentText _equipment = new(work, wording);

    public IEnumerable<RichText> Paragraphs()
    {
        foreach (var pair in work.Cells.GroupBy(c => c.Story.Configuration)) yield return Paragraph(pair.Key, [.. pair]);
        foreach (var planned in new PlannedText(work, wording).Of(work.Cells.Select(c => c.Story.Assembly).Select(a => (a.Protocol, a.ProtocolVersion)))) yield return planned;
    }

    private RichText Paragraph(string? configuration, IReadOnlyList<StudyCell> cells)
    {
        var stories = cells.Select(c => c.Story).ToList();
        var parts = stories.SelectMany(s => s.Cell.Of<PartPlaced>()).Select(p => p.Fact).ToList();
        var closed = stories.SelectMany(s => s.Cell.Of<CellClosed>()).Select(c => c.Fact).ToList();
        return Known.Sentences(
        [
            wording.Say(
                "cells.assembly",
                ("configuration", work.Pair(configuration)),
                ("n", wording.Count(cells.Count, "cells")),
                ("electrolytes", ReportText.List([.. Electrolytes(stories)])),
                ("format", Known.Different(stories.Select(s => s.Assembly.Format), "cell format")),
                ("glovebox", _equipment.Gloveboxes(stories.Select(s => s.Assembly.Glovebox)))),
            wording.Say("cells.electrodes", ("negative", Parts(parts, PartRole.NegativeElectrode, "negative electrode")), ("positive", Parts(parts, PartRole.PositiveElectrode, "positive electrode"))),
            Areas(parts),
            wording.Say(
                "cells.filling",
                ("separator", Parts(parts, PartRole.Separator, "separator")),
                ("count", Count(parts.Where(p => p.Role == PartRole.Separator))),
                ("volume", Known.OrGap(stories.SelectMany(s => s.Cell.Of<ElectrolyteDispensed>()).Select(d => (Quantity<Volume>?)d.Fact.Volume), "electrolyte volume"))),
            wording.Say("cells.stack", ("parts", Known.Different(parts.Where(p => !Electrodes.Contains(p.Role) && p.Role != PartRole.Separator).Select(Part), "other parts of the stack"))),
            wording.Say("cells.closed", ("closing", Known.Different(closed.Select(c => c.Closing.ToString().ToLowerInvariant()), "closing")), ("tool", Known.Different(closed.Where(c => c.Tool is not null).Select(c => _equipment.Instrument(c.Tool)), "press"))),
            wording.Say("cells.rest", ("duration", Known.OrGap(stories.SelectMany(s => s.Cell.Of<CellRested>()).Select(r => r.Fact.Duration), "rest before cycling"))),
            new DeviationText(work, wording).Of(stories.Select(s => s.Cell)),
        ]);
    }

    private IEnumerable<RichText> Electrolytes(IEnumerable<CellStory> stories) => stories.GroupBy(s => RecordedWork.Formulation(s)).Select(g => wording.Say(
        "cells.electrolyte", ("formulation", g.Key ?? RichText.Gap("electrolyte")), ("n", wording.Count(g.Count(), "cells")), ("batches", Known.Different(g.Select(s => s.Batch?.Label).Order(StringComparer.Ordinal), "batch"))));

    private RichText Parts(IEnumerable<PartPlaced> parts, PartRole role, string what) => Known.Different(parts.Where(p => p.Role == role).Select(Part), what);

    /// <summary>In words, with its size where it is stated.</summary>
    private RichText Part(PartPlaced part)
    {
        var sizes = new[] { part.Thickness, part.Diameter }.OfType<Reported<Length>>().Select(ReportText.Of).ToList();
        return sizes.Count == 0 ? work.InWords(part.Description) : wording.Say("cells.part", ("description", work.InWords(part.Description)), ("size", ReportText.Join(sizes, " × ")));
    }

    private static RichText Count(IEnumerable<PartPlaced> separators)
    {
        var counts = separators.Select(s => s.Count).OfType<int>().Distinct().Order().ToList();
        return counts.Count == 0 ? RichText.Gap("number of separators") : ReportText.Join(counts.Select(Known.Number), " or ");
    }

    /// <summary>An electrode that is no piece of the notebook has no measured area.</summary>
    private RichText? Areas(IEnumerable<PartPlaced> parts) => parts.Where(p => Electrodes.Contains(p.Role) && p is { Piece: null, Diameter: null }).Select(p => p.Description).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } unsized
        ? wording.Say("cells.areas", ("areas", ReportText.List([.. unsized.Select(d => RichText.Gap($"area of the {d}"))])))
        : null;
}
