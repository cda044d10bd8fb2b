using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[CommandName("acknowledge-finding", "Let a finding of an audit stand, and say why. When what it rests on changes, it comes back.")]
public sealed record AcknowledgeFinding(StudyId Study, string Rule, string Finding, string Reason) : IRecords<FindingAcknowledged>
{
    public static Decision Decide(AcknowledgeFinding c, Study study) => c switch
    {
        _ when string.IsNullOrWhiteSpace(c.Reason) => Decision.Refuse("study.reason-missing", "Say why the finding may stand."),
        _ when string.IsNullOrWhiteSpace(c.Rule) || string.IsNullOrWhiteSpace(c.Finding) => Decision.Refuse("study.finding-missing", "Name the rule and the finding, as mgp audit prints them."),
        _ when study.NotOpen(c.Study) is { } refused => refused,
        _ when study.Acknowledged.TryGetValue(c.Finding.Trim(), out var reason) && reason == c.Reason.Trim() => Decision.Accept(),
        _ => Decision.Accept(new FindingAcknowledged(c.Study, c.Rule.Trim(), c.Finding.Trim(), c.Reason.Trim())),
    };
}
