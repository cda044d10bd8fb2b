using System.Globalization;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Derivation;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>The numbers of its evidence say the opposite of a comparison.</summary>
internal sealed class ClaimNotBorneOut : IAuditRule
{
    public string Id => "claim.not-borne-out";

    public AuditSeverity Severity => AuditSeverity.Error;

    public string LooksFor => "A claim that a group has more or less than others, where the mean over the cells of another group of its evidence is beyond that of its own: at the cycle that it names, else at the last cycle of all cells for a retention and at the reference cycle for the rest. Numbers are those of the audited study.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        var settings = record.Settings.Claims;
        foreach (var claim in ClaimEvidence.Of(record).Where(c => c.Compares && c.Subject.Count == 1))
        {
            var (more, less) = (Phrases.HoldsAny(claim.Claim.Fact.Wording, settings.More), Phrases.HoldsAny(claim.Claim.Fact.Wording, settings.Less));
            if (more == less || settings.Property(claim.Claim.Fact.Property) is not { } property || !ClaimedNumbers.IsPerCycle(property.Quantity)) continue;
            var cycle = ClaimedNumbers.CycleIn(claim.Claim.Fact.Property) ?? ClaimedNumbers.CycleIn(claim.Claim.Fact.Wording)
                ?? (property.Quantity == ClaimedQuantity.Retention ? record.Target.LastCommonCycle : record.Target.ReferenceCycle);

            // An overcharge makes the charge larger and nothing better.
            if (property.Quantity == ClaimedQuantity.Capacity) property = property with { Quantity = ClaimedQuantity.DischargeCapacity };
            var means = claim.Members.Where(m => m.Study.State.Excluded.All(e => e.Cell.Value != m.Cell?.Id)).GroupBy(m => m.Group, m => m.Stream, StringComparer.Ordinal)
                .SelectMany(g => ClaimedNumbers.Of(record, g, property, cycle).GroupBy(n => (n.Kind, n.Unit)).Select(k => (Group: g.Key, k.Key.Kind, k.Key.Unit, Mean: k.Average(n => n.Value)))).ToList();
            var against = from own in means
                          where own.Group == claim.Subject[0]
                          from other in means
                          where other.Group != own.Group && other.Kind == own.Kind && (more ? other.Mean > own.Mean : other.Mean < own.Mean)
                          select $"{own.Kind} of {other.Group} is {Printed.Any(other.Mean, null)} and of {own.Group} {Printed.Any(own.Mean, null)} {own.Unit}";
            if (against.ToList() is { Count: > 0 } says) yield return this.Finding(string.Create(CultureInfo.InvariantCulture, $"{claim.Quoted} is not what its evidence shows: {string.Join("; ", says)}."), [claim.Claim.Evidence], claim.Streams);
        }
    }
}
