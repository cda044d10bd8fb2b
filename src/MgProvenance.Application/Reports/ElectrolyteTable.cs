using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports;

/// <summary>Table S1: every batch, what was charged per volume of solvent, and how it looked. A charged amount per mL of solvent is not a molarity: the solution's volume is not known.</summary>
internal sealed class ElectrolyteTable(StudyAt study, NumberBook numbers)
{
    private readonly ChargedInBatch _charged = new(study.Others);

    public IEnumerable<Block> Blocks()
    {
        var batches = study.Batches.ToList();
        var salts = batches.SelectMany(_charged.Salts).Distinct(StringComparer.Ordinal).ToList();
        var rows = new List<TableRow>();
        foreach (var formulation in batches.GroupBy(b => Opened(b).Formulation))
        {
            rows.Add(new TableRow([RichText.Plain(formulation.Key)], RowKind.Group));
            rows.AddRange(formulation.Select(b => Row(b, salts)));
        }

        yield return new TableBlock(
            "table-s1",
            "Table S1",
            "Electrolyte batches: solvent, and amount of each salt charged per mL of solvent.",
            [
                new TableColumn("Batch", Width: 1.5),
                new TableColumn("Begun", Width: 1.45),
                new TableColumn("Solvent", Width: 1.05),
                new TableColumn("Volume", ColumnAlignment.Center, "mL", 0.95),
                .. salts.Select(s => new TableColumn(Chemistry.Formula(s), ColumnAlignment.Center, "mmol mL^-1", 1.25)),
                new TableColumn("Total Mg", ColumnAlignment.Center, "mmol mL^-1", 1.35),
                new TableColumn("Water", Width: 1.45),
                new TableColumn("Appearance", Width: 1.7),
                new TableColumn("Cells", ColumnAlignment.Right, Width: 0.75),
            ],
            rows,
            [.. Notes()]);
    }

    private static BatchOpened Opened(RecordedStream batch) => batch.Of<BatchOpened>().First().Fact;

    private TableRow Row(RecordedStream batch, IReadOnlyList<string> salts)
    {
        var opened = Opened(batch);
        var solvents = batch.Of<SolventDispensed>().ToList();
        var volumeMl = solvents.Sum(s => s.Fact.Volume.In("mL"));
        var appearance = batch.Of<AppearanceNoted>().LastOrDefault().Fact;
        var water = batch.Of<WaterContentMeasured>().LastOrDefault().Fact;
        return new TableRow(
        [
            opened.Label.Text,
            opened.DoneAt is { } begun ? begun.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : RichText.Gap(),
            ReportText.List([.. solvents.Select(s => Substance(s.Fact.Solvent)).Distinct(StringComparer.Ordinal).Select(Chemistry.Formula)]),
            volumeMl.ToString(System.Globalization.CultureInfo.InvariantCulture),
            .. salts.Select(salt => Print($"S1.{opened.Label}.{salt}", _charged.Of(batch, salt))),
            Print($"S1.{opened.Label}.{ChargedInBatch.TotalMagnesium}", _charged.Magnesium(batch)),
            water is null ? RichText.Gap() : ReportText.Of(water.Content),
            appearance is null ? RichText.Gap() : RichText.Plain(string.Join(", ", new[] { appearance.Clarity.ToString().ToLowerInvariant(), appearance.Colour }.OfType<string>())),
            study.Cells.Count(c => c.Story.Batch?.StreamId == batch.StreamId).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ]);
    }

    private RichText Print(string key, Derived? number) => number is null ? RichText.Build().Muted("–").Done() : numbers.Print(key, number, 3);

    private IEnumerable<RichText> Notes()
    {
        yield return ChargedConcentration.Method.Convention;
        foreach (var reason in numbers.TakeReasons()) yield return $"–: {reason}";
    }

    private string Substance(LotId lot) => _charged.Substance(lot);
}
