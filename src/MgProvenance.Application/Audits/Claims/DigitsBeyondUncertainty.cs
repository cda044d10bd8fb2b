using System.Globalization;
using MgProvenance.Application.Derivation;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>More digits than are known.</summary>
internal sealed class DigitsBeyondUncertainty : IAuditRule
{
    public string Id => "value.digits";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A value of a claim or a statement that is printed with more decimals than the uncertainty of the number behind it leaves (two digits of the uncertainty where it begins with 1 or 2, else one).";

    public IEnumerable<AuditFinding> Check(AuditedRecord record)
    {
        foreach (var claimed in ClaimedValue.Of(record))
        {
            if (claimed.Nearest is { } nearest && TooMany(claimed.Value, nearest) is { } decimals)
                yield return this.Finding(Sentence(claimed.Claim.Quoted, claimed.Value, nearest, decimals), [claimed.Claim.Claim.Evidence], claimed.Claim.Streams);
        }

        foreach (var said in record.Statements)
        {
            if (said.Fact.Quantity is not { } value || record.Settings.Claims.Property(said.Fact.Relation) is not { } property) continue;
            var numbers = ClaimedNumbers.Of(record, said.About, property, ClaimedNumbers.CycleIn($"{said.Fact.Subject} {said.Fact.Relation}")).Where(n => n.Unit == value.Unit);
            if (numbers.MinBy(n => Math.Abs(n.Value - (double)value.Value)) is { } nearest && TooMany(value, nearest) is { } decimals)
                yield return this.Finding(Sentence($"“{said.Says}” ({said.Fact.Statement})", value, nearest, decimals), [said.Evidence], said.About);
        }
    }

    /// <summary>Decimals that the uncertainty leaves, where the value has more; null else.</summary>
    private static int? TooMany(AnyQuantity value, EvidenceNumber number) =>
        number.StandardUncertainty is { } u and > 0 && Printed.Decimals(u) is var known && value.Value.Scale > known ? known : null;

    private static string Sentence(string what, AnyQuantity value, EvidenceNumber number, int decimals) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what} prints {value} with {Words.Count(value.Value.Scale, "decimal")}; the uncertainty of {number.Text} ({number.Of}) leaves {(decimals == 0 ? "none" : decimals)}.");
}
