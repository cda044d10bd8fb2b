using System.Globalization;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>Charges end short of the cutoff that the program sets, and cycling goes on: by what they end is not declared.</summary>
internal sealed class EndUnmetInData : IAuditRule
{
    public string Id => "end.unmet-in-data";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "In the data of a group most charges end short of the program's upper cutoff and further cycles follow, while the program declares no other end.";

    /// <param name="Highest">Highest voltages of those charges that end short and are followed by another cycle.</param>
    private sealed record Short(StudyCell Cell, Quantity<Voltage> Cutoff, int Charges, IReadOnlyList<double> Highest, IReadOnlyList<AuditEvidence> Evidence);

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        foreach (var group in record.Target.Cells.GroupBy(c => c.Group, StringComparer.Ordinal))
        {
            var of = group.Count();
            foreach (var those in group.Select(c => Of(c, record.Settings.Substances)).OfType<Short>().GroupBy(s => s.Cutoff))
            {
                var (highest, counts) = (those.SelectMany(s => s.Highest).ToList(), those.Select(s => (double)s.Highest.Count).ToList());
                yield return this.Finding(
                    $"In the data of {StudyBench.Some([.. those.Select(s => s.Cell.Label)], of, "cell")} of {group.Key}, {Spread.Of(counts, 0)} of {Spread.Of([.. those.Select(s => (double)s.Charges)], 0)} charges that another cycle follows end short of {those.Key}, at {Spread.Of(highest, 2)} V; the program declares no other end of a charge.",
                    those.SelectMany(s => s.Evidence),
                    those.Select(s => s.Cell.RunStream!.StreamId));
            }
        }
    }

    private static Short? Of(StudyCell cell, KnownSubstances words)
    {
        if (cell is not { RunStream: { } run, Run.Summary: { } summary }) return null;
        if (run.Of<ProgramPinned>().LastOrDefault() is not ({ UpperCutoff: { } cutoff, ArealCapacity: null } program, { } pinned)) return null;
        if (program.Description is { } text && words.OtherEnds.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))) return null;
        var charges = summary.Cycles.SkipLast(1).Where(c => c.Charge is not null).ToList();
        var ends = charges.Select(c => c.Charge!.HighestVoltageV).OfType<double>().Where(v => ProfileFlags.EndOfCharge(v, (double)cutoff.In("V")).Reason is not null).ToList();
        if (2 * ends.Count <= charges.Count) return null;
        var file = run.Of<DataFileAttached>().Last();
        return new Short(
            cell,
            cutoff,
            charges.Count,
            ends,
            [AuditEvidence.Of(pinned, $"{run.Label}: upper cutoff {cutoff}"), AuditEvidence.Of(file.Recorded, string.Create(CultureInfo.InvariantCulture, $"{run.Label}: {ends.Count} of {charges.Count} charges end short of it ({file.Fact.FileName})"))]);
    }
}
