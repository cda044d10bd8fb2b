using MgProvenance.Application.Derivation;

namespace MgProvenance.Application.Audits.Claims;

/// <summary>A value that changes from cycle to cycle, given without a cycle.</summary>
internal sealed class ClaimValueUnplaced : IAuditRule
{
    public string Id => "claim.value-at-no-cycle";

    public AuditSeverity Severity => AuditSeverity.Warning;

    public string LooksFor => "A claim that gives a value without naming the cycle, where its evidence gives other values in other cycles.";

    public IEnumerable<AuditFinding> Check(AuditedRecord record) =>
        from claimed in ClaimedValue.Of(record)
        where claimed.Cycle is null && ClaimedNumbers.IsPerCycle(claimed.Property.Quantity) && claimed.Numbers.Count > 1
        let least = claimed.Numbers.Min(n => n.Value)
        let most = claimed.Numbers.Max(n => n.Value)
        where most - least > 2 * claimed.Half
        let cycles = claimed.Numbers.Select(n => n.Kind).Distinct(StringComparer.Ordinal).Count()
        where cycles > 1
        select this.Finding(
            $"{claimed.Claim.Quoted} gives a value without saying in which cycle{(claimed.Property.Quantity == ClaimedQuantity.Capacity ? " and whether on charge or discharge" : string.Empty)}; its evidence runs from {Text(least, claimed)} to {Text(most, claimed)} {claimed.Value.Unit}.",
            [claimed.Claim.Claim.Evidence]);

    private static string Text(double value, ClaimedValue claimed) => Printed.Number(value, claimed.Value.Value.Scale);
}
