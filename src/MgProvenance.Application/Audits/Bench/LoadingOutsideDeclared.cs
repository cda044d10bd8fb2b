using System.Globalization;
using System.Text.RegularExpressions;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Electrodes carry more or less active material per area than was declared.</summary>
internal sealed partial class LoadingOutsideDeclared : IAuditRule
{
    public string Id => "loading.outside-declared";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "The loading of a cell, from its weighed electrode, lies outside what its sheet or a statement about it declares, by more than its uncertainty.";

    /// <param name="Range">In mg/cm².</param>
    private sealed record Declared(string Text, Bounds Range, AuditEvidence Evidence);

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var bench = StudyBench.Of(record);
        var outside = new List<(Declared Declared, AuditedCell Cell, double Loading)>();
        foreach (var cell in bench.Cells)
        {
            if (cell.Story.Loading() is not { Value: { } loading } derived) continue;
            var uncertainty = (decimal)(derived.StandardUncertainty ?? 0);
            outside.AddRange(DeclaredFor(cell, record).Where(d => d.Range.IsBelow((decimal)loading - uncertainty) || d.Range.IsAbove((decimal)loading + uncertainty)).Select(d => (d, cell, loading)));
        }

        return outside.GroupBy(o => o.Declared.Evidence.Event).Select(those => this.Finding(
            $"{Spread.Of([.. those.Select(t => t.Loading)], 2)} mg/cm² of active material in {bench.SomeCells([.. those.Select(t => t.Cell.Story.Label)])}, where {those.First().Declared.Text} is declared.",
            those.Select(t => t.Declared.Evidence).Concat(those.Select(t => Weighed(t.Cell))),
            those.Select(t => t.Cell.Id)));
    }

    private static AuditEvidence Weighed(AuditedCell cell)
    {
        var (weighed, recorded) = cell.Story.PositivePiece!.Of<PieceWeighed>().Last();
        return AuditEvidence.Of(recorded, $"{cell.Story.PositivePiece.Label} weighs {weighed.Mass}");
    }

    private static IEnumerable<Declared> DeclaredFor(AuditedCell cell, AuditedRecord record)
    {
        foreach (var (sheet, recorded) in cell.Story.PositiveSheet?.Of<SheetStarted>() ?? [])
        {
            if (sheet.Loading is { } loading) yield return new Declared(Text(loading), RangeOf(loading), AuditEvidence.Of(recorded, $"{sheet.Label.Text}: loading {Text(loading)}"));
        }

        var behind = record.Origins(cell.Id);
        foreach (var said in record.Statements.Where(s => s.About.Any(behind.Contains)))
        {
            if (Said(said) is { } loading) yield return new Declared(Text(loading), RangeOf(loading), said.Evidence);
        }
    }

    /// <summary>A range of mass per area that a statement gives in words. A single number is a mean or a target, and no range to lie in.</summary>
    private static Reported<ArealLoading>? Said(AuditedStatement said)
    {
        if (said.Relation.Role != RelationRole.Condition || said.Fact.Value is not { } words || RangePerArea().Match(words) is not { Success: true } range) return null;
        var (first, second) = (Number(range.Groups["first"]), Number(range.Groups["second"]));
        if (range.Groups["between"].Value == "±") return new Reported<ArealLoading>(Form.PlusMinus, first, second);
        return second.Value < first.Value ? null : new Reported<ArealLoading>(Form.Range, first, second);
    }

    private static Quantity<ArealLoading> Number(Group digits) => new(decimal.Parse(digits.Value, CultureInfo.InvariantCulture), "mg/cm2");

    [GeneratedRegex(@"^\s*(?<first>\d+(\.\d+)?)\s*(?<between>±|\.\.|-|–|to)\s*(?<second>\d+(\.\d+)?)\s*(mg/cm2|mg/cm²|mg cm-2|mg cm\^-2)\s*$")]
    private static partial Regex RangePerArea();

    /// <summary>“±” of unknown kind is no standard deviation, but says from where to where a declared value may go.</summary>
    private static Bounds RangeOf(Reported<ArealLoading> declared) => declared is { Form: Form.PlusMinus, Other: { } half }
        ? new Bounds(declared.Value.In("mg/cm2") - half.In("mg/cm2"), declared.Value.In("mg/cm2") + half.In("mg/cm2"))
        : declared.Form == Form.Exact ? Bounds.None : Bounds.Of(declared, "mg/cm2");

    private static string Text(Reported<ArealLoading> loading) => loading.ToString().Replace("cm2", "cm²", StringComparison.Ordinal);
}
