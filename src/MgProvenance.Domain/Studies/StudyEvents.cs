using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Studies;

[EventName("study.opened.v1")]
public sealed record StudyOpened(StudyId Study, Label Label, string Title) : ILabels;

/// <param name="Group">As it will stand in tables, for example <c>DOE</c>.</param>
/// <param name="Factor">What sets the group apart, in words.</param>
/// <param name="Control">Whether the other groups are compared with this one; null when it was not said.</param>
[EventName("study.group-declared.v1")]
public sealed record GroupDeclared(StudyId Study, string Group, string Factor, bool? Control) : IEvent;

[EventName("study.sample-size-planned.v1")]
public sealed record SampleSizePlanned(StudyId Study, string Group, int Cells) : IEvent;

/// <param name="Criterion">Short key, for example <c>soft-short</c>.</param>
/// <param name="Text">The rule in words.</param>
[EventName("study.exclusion-criterion-declared.v1")]
public sealed record ExclusionCriterionDeclared(StudyId Study, string Criterion, string Text) : IEvent;

[EventName("study.cell-assigned.v1")]
public sealed record CellAssigned(StudyId Study, CellId Cell, string Group) : IEvent;

[EventName("study.measurement-assigned.v1")]
public sealed record MeasurementAssigned(StudyId Study, MeasurementId Measurement, string Group) : IEvent;

[EventName("study.cell-excluded.v1")]
public sealed record CellExcluded(StudyId Study, CellId Cell, string Criterion, string Reason, PersonId Approver) : IEvent;

/// <summary>The first cycles of every cell condition it and are left out of the study's figures.</summary>
[EventName("study.conditioning-declared.v1")]
public sealed record ConditioningDeclared(StudyId Study, int Cycles, string Reason) : IEvent;

/// <summary>Retention is counted from this cycle.</summary>
[EventName("study.reference-cycle-declared.v1")]
public sealed record ReferenceCycleDeclared(StudyId Study, int Cycle) : IEvent;

/// <summary>The reaction by which the study counts theoretical capacity: so many electrons per formula unit of the active material.</summary>
/// <param name="Formula">Of the active material as it is weighed, for example <c>Mo6S8</c>.</param>
/// <param name="Electrons">Per formula unit; 4 for Mo6S8 taking up two Mg2+.</param>
[EventName("study.reaction-declared.v1")]
public sealed record ReactionDeclared(StudyId Study, string Formula, decimal Electrons) : IEvent;

/// <summary>A finding of an audit is let stand.</summary>
/// <param name="Rule">Id of the rule that found it.</param>
/// <param name="Finding">Id of the finding, which changes with what it rests on.</param>
[EventName("study.finding-acknowledged.v1")]
public sealed record FindingAcknowledged(StudyId Study, string Rule, string Finding, string Reason) : IEvent;
