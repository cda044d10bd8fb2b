using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Protocols;

[CommandName("publish-protocol", "Publish the next version of a protocol; it never changes again.")]
public sealed record PublishProtocol(
    ProtocolId Protocol, int Version, IReadOnlyList<ProtocolStep> Steps, string? Source = null, AnyQuantity? Basis = null, bool? Substantive = null) : IRecords<ProtocolVersionPublished>
{
    public static Decision Decide(PublishProtocol c, Protocol protocol)
    {
        if (protocol.NotDrafted(c.Protocol) is { } refused) return refused;
        if (Malformed(c.Steps) is { } malformed) return malformed;
        if (c.Basis is { } basis && !PlannedAmounts.IsPossible(basis)) return Decision.Refuse("protocol.amount-impossible", $"The amounts are written for {basis}: its unit is not known, or it cannot be below zero.");
        if (c.Version >= 1 && c.Version <= protocol.Versions.Count)
        {
            return protocol.Versions[c.Version - 1].SequenceEqual(c.Steps)
                ? Decision.Accept()
                : Decision.Refuse("protocol.version-published", $"Version {c.Version} of {c.Protocol} is published and never changes: publish version {protocol.Versions.Count + 1}.");
        }

        return protocol switch
        {
            { IsRetired: true } => Decision.Refuse("protocol.retired", $"Protocol {c.Protocol} is retired."),
            _ when c.Version != protocol.Versions.Count + 1 => Decision.Refuse("protocol.version-not-next", $"The next version of {c.Protocol} is {protocol.Versions.Count + 1}, not {c.Version}."),
            _ => Decision.Accept(new ProtocolVersionPublished(c.Protocol, c.Version, c.Steps, c.Source, c.Basis, c.Substantive)),
        };
    }

    private static Decision? Malformed(IReadOnlyList<ProtocolStep> steps)
    {
        if (steps.Count == 0) return Decision.Refuse("protocol.no-steps", "A version has at least one step.");
        foreach (var step in steps)
        {
            if (step is null || string.IsNullOrWhiteSpace(step.Key) || string.IsNullOrWhiteSpace(step.Action) || string.IsNullOrWhiteSpace(step.Instruction))
            {
                return Decision.Refuse("protocol.step-incomplete", "Each step has a key, an action and an instruction.");
            }

            if (step.Tolerance < 0) return Decision.Refuse("protocol.tolerance-negative", $"The tolerance of step {step.Key} is below zero.");
            if (step.Portions < 1) return Decision.Refuse("protocol.portions-none", $"Step {step.Key} has less than one portion.");
            if (step.Amount is { } amount && !PlannedAmounts.IsPossible(amount))
            {
                return Decision.Refuse("protocol.amount-impossible", $"Step {step.Key} plans {amount}: its unit is not known, or the amount cannot be below zero.");
            }
        }

        return steps.GroupBy(s => s.Key).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? Decision.Refuse("protocol.step-key-twice", $"The step key “{twice.Key}” stands more than once.")
            : null;
    }
}
