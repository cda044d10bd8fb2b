using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Materials;

/// <summary>A material was begun to be made in the laboratory.</summary>
/// <param name="Product">As the group writes it, for example <c>Mo6S8</c>.</param>
/// <param name="Procedure">DOI, or where it is described; null when not stated.</param>
/// <param name="Protocol">The protocol version against which the synthesis is held; null when there is none.</param>
[EventName("synthesis.started.v1")]
public sealed record SynthesisStarted(
    SynthesisId Synthesis, Label Label, string Product, string? Procedure, ProtocolId? Protocol, int? ProtocolVersion, BenchTime? DoneAt) : ILabels;

/// <summary>A lot went into the synthesis; how much is null when not known.</summary>
[EventName("synthesis.reagent-used.v1")]
public sealed record ReagentUsed(
    SynthesisId Synthesis, LotId Lot, Quantity<Mass>? Mass, Quantity<Volume>? Volume, Quantity<AmountOfSubstance>? Amount, StepRef? Step, BenchTime? DoneAt) : IEvent;

/// <param name="Lot">As which the product is kept; null when it is not kept as a lot. That lot says that it comes from this synthesis.</param>
[EventName("synthesis.product-collected.v1")]
public sealed record ProductCollected(SynthesisId Synthesis, LotId? Lot, Quantity<Mass>? Mass, BenchTime? DoneAt) : IEvent;

/// <param name="Method">For example “XRD”.</param>
/// <param name="Purity">Null when the method gives no number.</param>
/// <param name="Finding">In words, for example “no reflections of MoS2”.</param>
[EventName("synthesis.purity-checked.v1")]
public sealed record PurityChecked(SynthesisId Synthesis, string Method, Reported<MassFraction>? Purity, string? Finding, BenchTime? DoneAt) : IEvent;
