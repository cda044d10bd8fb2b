using MgProvenance.Application.Corrections;
using MgProvenance.Application.Reports;

namespace MgProvenance.Application.Impacts;

/// <summary>An event that would be recorded, or restated, in one stream.</summary>
/// <param name="Version">Of the fact that would be restated; of the new event where it is one.</param>
/// <param name="Changes">Empty where it is struck out or new.</param>
public sealed record ImpactOnFact(string Stream, string Label, long Version, string Event, bool Struck, bool IsNew, IReadOnlyList<Change> Changes);

/// <summary>A deviation that would wait for a reason, or would not any more.</summary>
public sealed record ImpactOnDeviation(string Stream, string Label, int Number, string Rule, string Sentence);

/// <summary>A number before and after; null where there is none, with the reason.</summary>
/// <param name="Stream">Whose it is.</param>
/// <param name="Key">Within that.</param>
public sealed record ImpactOnNumber(
    string Stream, string Subject, string Label, string Key, string Name, string Unit, double? Was, double? UncertaintyWas, double? Is, double? UncertaintyIs, string? Reason);

/// <summary>A number of an issued report.</summary>
/// <param name="Was">As it is printed there; null where it would be new.</param>
/// <param name="Is">As it would be printed; null where it would not be.</param>
public sealed record ImpactOnPrinted(string Report, string Label, string Key, string? Was, string? Is, string Unit);

/// <summary>A claim of a manuscript with evidence that would be touched.</summary>
public sealed record ImpactOnClaim(string Manuscript, string Label, string Claim, string Wording, IReadOnlyList<string> Evidence);

/// <summary>A report that would be out of date.</summary>
/// <param name="Changes">Why; without what makes it out of date already.</param>
/// <param name="AlreadyOutOfDate">Whether it is, without this.</param>
public sealed record ImpactOnReport(string Report, string Label, IReadOnlyList<LaterChange> Changes, bool AlreadyOutOfDate);

/// <summary>What a correction, a striking out or a recall would change. Nothing of it is stored.</summary>
/// <param name="Facts">What would be recorded; empty where that is what counts already.</param>
/// <param name="Findings">Facts that would not be recorded like this any more: refused, or in breach of a rule that was not noted.</param>
/// <param name="Settled">Such findings that there are now and that would go.</param>
/// <param name="Numbers">Of batches, cells and runs.</param>
/// <param name="Means">Of groups in studies.</param>
/// <param name="Things">Everything downstream, by subject: what was made from it.</param>
public sealed record ImpactReport(
    IReadOnlyList<ImpactOnFact> Facts,
    IReadOnlyList<ImpactOnDeviation> Appearing,
    IReadOnlyList<ImpactOnDeviation> Going,
    IReadOnlyList<CorrectionFinding> Findings,
    IReadOnlyList<CorrectionFinding> Settled,
    IReadOnlyList<ImpactOnNumber> Numbers,
    IReadOnlyList<ImpactOnNumber> Means,
    IReadOnlyList<ImpactOnPrinted> Printed,
    IReadOnlyList<ImpactOnClaim> Claims,
    IReadOnlyList<ImpactOnReport> Reports,
    IReadOnlyList<Dependant> Things);
