using System.Text;
using MgProvenance.Application.Manuscripts.Proposals;
using MgProvenance.Domain.Manuscripts;

namespace MgProvenance.Application.Tests.Manuscripts.Proposals;

internal static class ProposalCase
{
    public static ProposalPatterns Patterns { get; } = ProposalPatterns.Read(File.ReadAllBytes(Path.Combine(RealFiles.Checkout, "reports", "audit", "proposals.json")));

    public static Proposed Propose(string text, string? within = "Methods", params StatementRecorded[] recorded)
    {
        var (pasted, unreadable) = PastedText.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(unreadable);
        var (proposed, refusal) = ProposalReading.Of(pasted!, within, Patterns, recorded);
        Assert.Null(refusal);
        return proposed!;
    }

    /// <summary>Subject, relation, value and quantity, empty parts at the end left out.</summary>
    public static string Says(Proposal p) => string.Join(" | ", new[] { p.Subject, p.Relation, p.Value ?? string.Empty, p.Quantity ?? string.Empty }).TrimEnd(' ', '|');
}
