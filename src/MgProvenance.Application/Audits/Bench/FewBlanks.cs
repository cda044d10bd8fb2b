using System.Globalization;
using MgProvenance.Domain.Electrodes;

namespace MgProvenance.Application.Audits.Bench;

/// <summary>The mass of a substrate, which is subtracted from every disc, stands on too few blanks.</summary>
internal sealed class FewBlanks : IAuditRule
{
    public string Id => "mass.few-blanks";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "Numbers per gram stand on an active mass for which fewer blanks of the sheet were weighed than the limit asks for.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var (bench, least) = (StudyBench.Of(record), record.Settings.Limits["blanks-least"]);
        foreach (var those in bench.Cells.Where(c => c.Story.ActiveMass().Mass is not null).GroupBy(c => c.Story.PositiveSheet!.StreamId))
        {
            var sheet = those.First().Story.PositiveSheet!;
            var blanks = sheet.Of<BlankWeighed>().ToList();
            if (blanks.Count >= least.Value) continue;
            yield return this.Finding(
                string.Create(CultureInfo.InvariantCulture, $"The active mass in {bench.SomeCells([.. those.Select(c => c.Story.Label)])} stands on {blanks.Count} blank{(blanks.Count == 1 ? string.Empty : "s")} of {sheet.Label}, at least {least} are asked for."),
                blanks.Select(b => AuditEvidence.Of(b.Recorded, $"{sheet.Label}: blank {b.Fact.Mass}")),
                those.Select(c => c.Id));
        }
    }
}
