using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Documents;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reagents;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every batch of all studies once, what was charged per volume of solvent, and how it looked. A charged amount per mL of solvent is not a molarity: the solution's volume is not known.</summary>
internal sealed class ElectrolyteTable(IReadOnlyList<StudyAt> studies, NumberBook numbers)
{
    private const int MostSaltsUpright = 4;

    private readonly ChargedInBatch _charged = new(studies.SelectMany(s => s.Others).DistinctBy(o => o.Key).ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal));

    public IEnumerable<Block> Blocks()
    {
        var batches = studies.SelectMany(s => s.Batches).DistinctBy(b => b.StreamId).ToList();
        if (batches.Count == 0)
        {
            yield return TableParts.Instead("No electrolyte batch is recorded for the cells of these studies.");
            yield break;
        }

        var salts = batches.SelectMany(_charged.Salts).Distinct(StringComparer.Ordinal).ToList();
        var rows = new List<TableRow>();
        foreach (var formulation in batches.GroupBy(b => Opened(b).Formulation))
        {
            rows.Add(TableParts.GroupRow(formulation.Key));
            rows.AddRange(formulation.Select(b => Row(b, salts)));
        }

        yield return new TableBlock(
            TableParts.Anchor("electrolytes"),
            TableParts.Label,
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
            [.. Notes()],
            Landscape: salts.Count > MostSaltsUpright);
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
            TableParts.Day(opened.DoneAt),
            ReportText.List([.. solvents.Select(s => Substance(s.Fact.Solvent)).Distinct(StringComparer.Ordinal).Select(Chemistry.Formula)]),
            volumeMl.ToString(System.Globalization.CultureInfo.InvariantCulture),
            .. salts.Select(salt => Print($"electrolytes.{opened.Label}.{salt}", _charged.Of(batch, salt))),
            Print($"electrolytes.{opened.Label}.{ChargedInBatch.TotalMagnesium}", _charged.Magnesium(batch)),
            water is null ? RichText.Gap() : ReportText.Of(water.Content),
            appearance is null ? RichText.Gap() : RichText.Plain(string.Join(", ", new[] { appearance.Clarity.ToString().ToLowerInvariant(), appearance.Colour }.OfType<string>())),
            TableParts.Count(studies.SelectMany(s => s.Cells).Where(c => c.Story.Batch?.StreamId == batch.StreamId).DistinctBy(c => c.Story.Cell.StreamId).Count()),
        ]);
    }

    private RichText Print(string key, Derived? number) => number is null ? TableParts.Dash : numbers.Print(key, number, 3);

    private IEnumerable<RichText> Notes()
    {
        yield return ChargedConcentration.Method.Convention;
        foreach (var reason in numbers.TakeReasons()) yield return $"–: {reason}";
    }

    private string Substance(LotId lot) => _charged.Substance(lot);
}
