using System.Globalization;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A value that a claim gives, with the numbers of its evidence.</summary>
/// <param name="Cycle">That the claim names; null where it names none.</param>
/// <param name="Lacking">What evidence of this kind does not have; null where it has numbers, or is of a kind that gives none.</param>
/// <param name="Numbers">Of the groups that the claim is about, in the unit of <paramref name="Value"/> where that can be converted.</param>
internal sealed record ClaimedValue(ClaimEvidence Claim, AnyQuantity Value, ClaimedProperty Property, int? Cycle, string? Lacking, IReadOnlyList<EvidenceNumber> Numbers)
{
    /// <summary>Half of the last digit that is printed.</summary>
    public double Half => 0.5 * Math.Pow(10, -Value.Value.Scale);

    /// <summary>The number to which it is nearest; null where evidence gives none.</summary>
    public EvidenceNumber? Nearest => Numbers.MinBy(n => Math.Abs(n.Value - (double)Value.Value));

    /// <summary>A number, or a mean over cells, is this value as it is printed.</summary>
    public bool IsGiven => Numbers.Any(n => Is(n.Value)) || Numbers.Where(n => n.Kind is not null).GroupBy(n => n.Kind, StringComparer.Ordinal).Any(k => Is(k.Average(n => n.Value)));

    /// <summary>The claims with a value of a quantity that is known.</summary>
    public static IEnumerable<ClaimedValue> Of(AuditedRecord record)
    {
        foreach (var claim in ClaimEvidence.Of(record))
        {
            if (claim.Claim.Fact.Value is not { } value || record.Settings.Claims.Property(claim.Claim.Fact.Property) is not { } property) continue;
            var cycle = ClaimedNumbers.CycleIn(claim.Claim.Fact.Property) ?? ClaimedNumbers.CycleIn(claim.Claim.Fact.Wording);
            var others = claim.Members.Where(m => claim.Subject.Count > 0 && !claim.Subject.Contains(m.Group, StringComparer.Ordinal)).Select(m => m.Stream);
            var streams = claim.Streams.Except(others, StringComparer.Ordinal).ToList();
            var numbers = ClaimedNumbers.Of(record, streams, property, cycle);
            var lacking = numbers.Count > 0 ? null
                : property.Quantity == ClaimedQuantity.Energy && streams.Exists(s => StreamIds.SubjectOf(s) == ComputationId.Subject) ? $"no {property.Energy} is extracted or stated"
                : cycle is { } n && ClaimedNumbers.Of(record, streams, property, null).Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"it has no cycle {n}")
                : null;
            yield return new ClaimedValue(claim, value, property, cycle, lacking, [.. numbers.Select(n => In(n, value.Unit)).OfType<EvidenceNumber>()]);
        }
    }

    private static EvidenceNumber? In(EvidenceNumber number, string unit) =>
        number.Unit == unit ? number
        : (double?)new AnyQuantity(1, number.Unit).To(unit) is { } factor ? number with { Value = number.Value * factor, StandardUncertainty = number.StandardUncertainty * factor, Unit = unit } : null;

    // A hair more, for what binary fractions lose.
    private bool Is(double value) => Math.Abs(value - (double)Value.Value) <= Half * (1 + 1e-9);
}
