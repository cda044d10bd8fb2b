using System.Security.Cryptography;
using System.Text;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Events;

namespace MgProvenance.Application.Audits;

/// <summary>How much a finding weighs.</summary>
public enum AuditSeverity
{
    /// <summary>Two things that were recorded or stated cannot both be true, or something published stands on nothing.</summary>
    Error,

    /// <summary>A referee would ask.</summary>
    Warning,

    /// <summary>Good to know; a clean study may have some.</summary>
    Note,
}

/// <summary>One event on which a finding rests.</summary>
/// <param name="Text">What it says, with its place in the manuscript where it has one.</param>
public sealed record AuditEvidence(EventRef Event, string Text)
{
    public static AuditEvidence Of(RecordedEvent recorded, string text) => new(EventRef.To(recorded), text);
}

/// <summary>What a rule found.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Sentence">Says what is wrong, with its values, by labels and not by ids.</param>
/// <param name="Evidence">The statements or events that show it; never empty. Where something is missing, the event at which it should be.</param>
/// <param name="About">Streams that the finding is about beside those of its evidence, for what is affected.</param>
public sealed record AuditFinding(string Rule, AuditSeverity Severity, string Sentence, IReadOnlyList<AuditEvidence> Evidence, IReadOnlyList<string> About)
{
    private const int IdLength = 12;

    /// <summary>
    /// Names this finding as it stands: of the rule, the sentence and the events, corrections included. A change of any of them makes another finding, so an acknowledgement ends with what it was given for.
    /// </summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [Rule, Sentence, .. Evidence.Select(e => e.Event.ToString()).Order(StringComparer.Ordinal)]))))[..IdLength];
}

/// <summary>Why a finding is let stand.</summary>
public sealed record Acknowledgement(string Reason, string By, DateTimeOffset RecordedAt);

/// <summary>What stands on the streams of a finding.</summary>
/// <param name="Claims">Keys of claims, with the label of the manuscript before them where there are several manuscripts.</param>
/// <param name="Slots">Figures and tables.</param>
/// <param name="Reports">Labels or ids of issued reports.</param>
public sealed record Affected(IReadOnlyList<string> Claims, IReadOnlyList<string> Slots, IReadOnlyList<string> Reports);

/// <summary>A finding as an audit prints it.</summary>
/// <param name="Acknowledged">Null while nobody did.</param>
public sealed record AuditLine(AuditFinding Finding, Affected Affected, Acknowledgement? Acknowledged);
