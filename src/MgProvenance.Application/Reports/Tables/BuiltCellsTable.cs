using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;
using MgProvenance.Application.Specimens;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.TestRuns;
using static System.FormattableString;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>The cells of a study as they were built, excluded ones too: a table for each pair of electrodes, a row for each cell below its group.</summary>
internal sealed class BuiltCellsTable(StudyAt study, bool named, NumberBook numbers)
{
    private static readonly MethodUsed Age = MethodUsed.From(new Method("electrolyte-age/last-addition-to-filling", "1", "Age of the electrolyte: from the last addition to the batch to the filling of the cell."));
    private static readonly MethodUsed Standing = MethodUsed.From(new Method("standing/filling-to-current", "1", "From the filling of the cell to the start of its first test."));

    public IEnumerable<Block> Blocks() => study.Cells.Count == 0
        ? [TableParts.Instead($"Study {study.Opened.Label} has no cells.")]
        : study.Cells.GroupBy(c => c.Story.Configuration ?? string.Empty, StringComparer.Ordinal).Select((pair, i) => Table(pair.Key, [.. pair], i));

    private TableBlock Table(string pair, IReadOnlyList<StudyCell> cells, int index)
    {
        var (measures, rows) = (Measures().Where(m => cells.Any(c => m.Of(c).Value is not null)).ToList(), new List<TableRow>());
        var (facts, common) = Facts(cells);
        var mean = new GroupMean(numbers, (row, m) => KeyOf(index == 0 || cells.Any(c => c.Label == row) ? row : Invariant($"{row}-{index + 1}"), m.Key));
        foreach (var group in cells.GroupBy(c => c.Group, StringComparer.Ordinal))
        {
            rows.Add(TableParts.GroupRow(study.Groups.FirstOrDefault(g => g.Group == group.Key) is { } declared ? $"{group.Key}: {declared.Factor}" : group.Key));
            rows.AddRange(group.Select(c => Row(c, facts, measures)));
            var reported = group.Where(c => c.IsReported).ToList();
            if (reported.Count > 1 && measures.Count > 0)
                rows.Add(new TableRow([$"n = {TableParts.Count(reported.Count, "cell")}", .. facts.Select(_ => RichText.Empty), .. measures.Select(m => mean.Print(group.Key, reported, m)), RichText.Empty, RichText.Empty], RowKind.Emphasis));
        }

        return new TableBlock(
            TableParts.Anchor("cells", study) + (index == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-{index + 1}")),
            TableParts.Label,
            TableParts.Caption(RichText.Build().Add(pair.Length == 0 ? RichText.Plain("Cells of which no electrode is known") : RichText.Build().Add(Pair(pair)).Text(" cells").Done()).Text(", as they were built.").Done(), study, named),
            [
                new TableColumn("Cell", Width: 1.4),
                .. facts.Select(f => f.Column),
                .. measures.Select(m => new TableColumn(m.Header, ColumnAlignment.Center, m.Unit, m.Key is "active-mass" or "loading" ? 1.15 : 0.9)),
                new TableColumn("Age of electrolyte", ColumnAlignment.Center, Width: 0.95),
                new TableColumn("To first current", ColumnAlignment.Center, Width: 1.15),
            ],
            rows,
            [.. common, .. Notes(cells, measures)],
            Landscape: true);
    }

    private static RichText Pair(string pair) => ReportText.Join(pair.Split("||").Select(Chemistry.Formula), "‖");

    private IEnumerable<PerformanceMeasure> Measures() => CellPerformance.AsBuilt(study.ReferenceCycle);

    /// <summary>Parts and filling, a column each; what is the same of every cell is said once, below the table.</summary>
    private static (IReadOnlyList<CellFact> Columns, IEnumerable<RichText> Common) Facts(IReadOnlyList<StudyCell> cells)
    {
        CellFact[] all =
        [
            new(new TableColumn("Positive electrode", Width: 1.35), "positive electrode", c => Electrode(c, PartRole.PositiveElectrode, c.Story.PositivePiece)),
            new(new TableColumn("Negative electrode", Width: 1.35), "negative electrode", c => Electrode(c, PartRole.NegativeElectrode, c.Story.NegativePiece)),
            new(new TableColumn("Separator", Width: 1.6), "separator", Separator),
            new(new TableColumn("Electrolyte", Width: 0.85), "electrolyte", c => TableParts.OrGap(c.BatchLabel)),
            new(new TableColumn("Volume", ColumnAlignment.Center, "µL", 0.7), "volume of electrolyte", Volume),
        ];
        var same = all.Where(f => cells.Count > 1 && cells.Skip(1).All(c => f.Of(c).Equals(f.Of(cells[0])))).ToList();
        var said = same.Select(f => RichText.Build().Text(f.Words + " ").Add(f.Of(cells[0])).Text(f.Column.Unit is { } unit ? "\u202F" + unit : string.Empty).Done()).ToList();
        return ([.. all.Except(same)], said.Count == 0 ? [] : [RichText.Build().Text("Of every cell: ").Add(ReportText.Join(said, "; ")).Text(".").Done()]);
    }

    private TableRow Row(StudyCell cell, IReadOnlyList<CellFact> facts, List<PerformanceMeasure> measures)
    {
        var filled = cell.Story.Cell.Of<ElectrolyteDispensed>().ToList();
        return new TableRow(
        [
            cell.Exclusion is null ? RichText.Plain(cell.Label) : RichText.Build().Text(cell.Label).Text(" (excluded)").Done(),
            .. facts.Select(f => f.Of(cell)),
            .. measures.Select(m => numbers.Print(KeyOf(cell.Label, m.Key), m.Of(cell), m.Decimals)),
            Between(cell, "electrolyte-age", Age, cell.Story.Batch?.Events.LastOrDefault(e => e.Fact is SaltAdded or SolventDispensed), filled.LastOrDefault().Recorded),
            Between(cell, "to-first-current", Standing, filled.FirstOrDefault().Recorded, FirstStart(cell)),
        ]);
    }

    private static RichText Volume(StudyCell cell)
    {
        var filled = cell.Story.Cell.Of<ElectrolyteDispensed>().ToList();
        return filled.Count == 0 ? RichText.Gap() : RichText.Plain(filled.Sum(f => f.Fact.Volume.In("uL")).ToString(CultureInfo.InvariantCulture));
    }

    private string KeyOf(string row, string quantity) => $"cells.{study.Opened.Label}.{row}.{quantity}";

    /// <summary>No more precise than the less precise of the two times.</summary>
    private RichText Between(StudyCell cell, string quantity, MethodUsed method, RecordedEvent? from, RecordedEvent? to)
    {
        if (Interval.Between(from is null ? null : BenchTimes.Of(from.Fact), to is null ? null : BenchTimes.Of(to.Fact)) is not { } interval) return RichText.Gap();
        return numbers.Print(KeyOf(cell.Label, quantity), new Derived(interval.Length.TotalHours, "h", null, method, Sources.Of(from!, to!)), _ => interval.ToString());
    }

    private static RecordedEvent? FirstStart(StudyCell cell) =>
        cell.Runs.SelectMany(r => r.Of<RunStarted>()).Where(s => s.Fact.DoneAt is not null).OrderBy(s => s.Fact.DoneAt!.Value.At).FirstOrDefault().Recorded;

    private static RichText Electrode(StudyCell cell, PartRole role, RecordedStream? piece) =>
        piece?.Of<PieceCut>().FirstOrDefault().Fact?.Label.Text is { } label ? RichText.Plain(label)
        : cell.Story.Cell.Of<PartPlaced>().LastOrDefault(p => p.Fact.Role == role).Fact is { } part ? FormulasIn.Text(part.Description) : RichText.Gap();

    private static RichText Separator(StudyCell cell)
    {
        var parts = cell.Story.Cell.Of<PartPlaced>().Select(p => p.Fact).Where(p => p.Role == PartRole.Separator).ToList();
        return parts.Count == 0
            ? RichText.Gap()
            : TableParts.Bullet(parts.Select(p => RichText.Build().Text($"{p.Description} ×\u00A0").Add(p.Count is { } count ? TableParts.Count(count) : RichText.Gap("number")).Done()));
    }

    private IEnumerable<RichText> Notes(IReadOnlyList<StudyCell> cells, List<PerformanceMeasure> measures)
    {
        if (measures.Count > 0) yield return "E/S: electrolyte per mass of active material; E/C: electrolyte per charge of the discharge named. ± after a cell's value is one standard uncertainty, ± in a group's row the sample standard deviation over its reported cells.";
        foreach (var note in CellPerformance.WhyNone(Measures().Where(m => measures.All(p => p.Key != m.Key)), cells)) yield return note;
        yield return $"{Age.Convention} To first current: {char.ToLowerInvariant(Standing.Convention[0])}{Standing.Convention[1..]} Both are no more precise than the times that were recorded.";
        foreach (var excluded in cells.Where(c => c.Exclusion is not null)) yield return $"{excluded.Label} was excluded by criterion {excluded.Exclusion!.Criterion}: {excluded.Exclusion.Reason}";
        foreach (var reason in numbers.TakeReasons()) yield return $"–: {reason}";
    }

    /// <summary>Something that is told of each cell.</summary>
    /// <param name="Words">In a sentence.</param>
    private sealed record CellFact(TableColumn Column, string Words, Func<StudyCell, RichText> Of);
}
