using System.Globalization;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Derivation;
using MgProvenance.Domain.Equipment;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A leakage that is called negligible.</summary>
internal sealed class ClaimNegligible : IAuditRule
{
    public string Id => "claim.negligible";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A leakage that is called negligible without a number, or with one that lies below the limit of error of its channel: it has to be given as “less than”.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var settings = record.Settings.Claims;
        foreach (var claim in ClaimEvidence.Of(record).Where(c => Phrases.HoldsAny(c.Claim.Fact.Wording, settings.Negligible)))
        {
            if (settings.Property(claim.Claim.Fact.Property)?.Quantity != ClaimedQuantity.Leakage) continue;
            var channels = claim.Streams.SelectMany(s => Channel(record, claim, s)).Where(c => claim.Subject.Count == 0 || claim.Subject.Contains(c.Group, StringComparer.Ordinal)).ToList();
            if (claim.Claim.Fact.Value is not { } value)
            {
                yield return this.Finding(
                    $"{claim.Quoted} gives no number: what the channel cannot tell from zero is “less than” its limit of error, and not negligible.",
                    [claim.Claim.Evidence],
                    claim.Streams);
            }
            else if (channels.FirstOrDefault(c => c.LimitMA is { } limit && CurrentMA(value, c.Cell) is { } current && current < limit) is { Evidence: { } evidence } below)
            {
                yield return this.Finding(
                    string.Create(CultureInfo.InvariantCulture, $"{claim.Quoted} gives {value}, which the channel of {below.Instrument} cannot tell from zero: its limit of error is {Printed.Any(below.LimitMA!.Value, null)} mA. It has to be “less than” that."),
                    [claim.Claim.Evidence, evidence],
                    claim.Streams);
            }
        }
    }

    private static IEnumerable<(string Group, AuditedCell? Cell, string Instrument, double? LimitMA, AuditEvidence Evidence)> Channel(AuditedRecord record, ClaimEvidence claim, string stream)
    {
        if (record.Streams.GetValueOrDefault(stream)?.Of<ChannelConnected>().LastOrDefault() is not ({ } connected, { } recorded)) yield break;
        var registered = record.Streams.GetValueOrDefault(connected.Instrument.Value)?.Of<EquipmentRegistered>().FirstOrDefault().Fact;
        var label = record.LabelOf(connected.Instrument.Value);

        // Near zero the part of the reading vanishes, and the part of the range is left.
        double? limit = registered is { CurrentError.PercentOfRange: { } percent, CurrentRange: { } range } ? (double)(percent / 100 * range.In("mA")) : null;
        foreach (var member in claim.Members.Where(m => m.Stream == stream))
            yield return (member.Group, member.Cell, label, limit, AuditEvidence.Of(recorded, $"{record.LabelOf(stream)} was on {label}, channel {connected.Channel}"));
    }

    /// <summary>A current as it is, or per mass of the cell's active material.</summary>
    private static double? CurrentMA(AnyQuantity value, AuditedCell? cell) =>
        (double?)value.To("mA") ?? ((double?)value.To("mA/g") is { } specific && cell?.Story.ActiveMass().Mass is { } mass ? specific * mass.Mass.Value / 1000 : null);
}
