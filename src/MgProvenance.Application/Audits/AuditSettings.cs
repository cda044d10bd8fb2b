using MgProvenance.Application.Audits.Vocabulary;

namespace MgProvenance.Application.Audits;

/// <summary>What a group sets for its audits: data, read from files that it may edit.</summary>
public sealed record AuditSettings(Relations Relations);
