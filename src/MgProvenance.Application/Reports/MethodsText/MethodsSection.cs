using MgProvenance.Documents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>
/// Methods from what was recorded, over all studies of a report: ranges over the real batches and cells, and a visible gap where a fact is missing. What protocols and programs plan, and what
/// the manuscript itself states, is told apart from it.
/// </summary>
internal static class MethodsSection
{
    public static async Task<IEnumerable<Block>> Compose(SectionContext context, CancellationToken cancellation)
    {
        var work = await RecordedWork.Read(context.Scope, cancellation).ConfigureAwait(false);
        return [new Heading(1, "Methods", "methods"), .. Headings(work, context.Wording, context.Numbers)];
    }

    private static IEnumerable<Block> Headings(RecordedWork work, Wording wording, NumberBook numbers)
    {
        var stated = new StatedInManuscript(work, wording);
        var lots = work.Of(LotId.Subject).Select(s => s.StreamId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Under("Materials", "methods-materials", new MaterialsMethods(work, wording).Paragraphs(), stated.About(lots, s => s.About.Any(a => lots.Contains(a.Stream)))),
            .. Under(
                "Electrolyte preparation", "methods-electrolytes", new ElectrolyteMethods(work, wording, numbers).Paragraphs(),
                stated.About(
                    [.. work.Batches.Select(b => b.StreamId), .. Ids(work.Batches.SelectMany(b => b.Of<BatchOpened>()).Select(b => b.Fact.Glovebox))],
                    s => s.About.Count == 0 && s.Subject.Contains("electrolyte", StringComparison.OrdinalIgnoreCase))),
            .. Under("Electrodes", "methods-electrodes", new ElectrodeMethods(work, wording).Paragraphs(), stated.About([.. work.Sheets.Select(s => s.StreamId), .. work.Pieces.Select(p => p.StreamId)])),
            .. Under("Cell assembly", "methods-cells", new CellMethods(work, wording).Paragraphs(), stated.About([.. work.Cells.Select(c => c.Story.Cell.StreamId), .. Ids(work.Cells.Select(c => c.Story.Assembly.Glovebox))])),
            .. Under(
                "Electrochemical tests", "methods-tests", new TestMethods(work, wording).Paragraphs(),
                stated.About([.. work.Runs.Select(r => r.StreamId), .. Ids(work.Runs.SelectMany(r => r.Of<ChannelConnected>()).Select(c => (EquipmentId?)c.Fact.Instrument))])),
            .. Under(
                "Harvest", "methods-harvest", new HarvestMethods(work, wording).Paragraphs(),
                stated.About([.. work.Measurements.Select(m => m.Line.Specimen?.Specimen).OfType<string>(), .. Ids(work.Measurements.Select(m => m.Specimen?.Opened?.Glovebox))])),
            .. Under("Characterization", "methods-characterization", new CharacterizationMethods(work, wording, numbers).Paragraphs(), stated.About(work.Measurements.Select(m => m.Line.Measurement))),
            .. Under("Computation", "methods-computation", new ComputationMethods(work, wording).Paragraphs(), stated.About(work.Scope.Computations.Select(c => c.StreamId))),
            new Heading(2, "Data treatment", "methods-data"),
            .. new DataTreatment(work, wording, numbers).Blocks(),
            .. Under("Statistics", "methods-statistics", new StatisticsMethods(work, wording).Paragraphs(), null),
        ];
    }

    private static IEnumerable<string> Ids(IEnumerable<EquipmentId?> ids) => ids.OfType<EquipmentId>().Select(e => e.Value);

    /// <summary>No heading without a paragraph.</summary>
    private static IEnumerable<Block> Under(string heading, string anchor, IEnumerable<RichText?> paragraphs, RichText? stated)
    {
        var texts = paragraphs.Append(stated).OfType<RichText>().Where(p => !p.IsEmpty).ToList();
        return texts.Count == 0 ? [] : [new Heading(2, heading, anchor), .. texts.Select(t => new Paragraph(t))];
    }
}
