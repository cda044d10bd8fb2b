using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Application.Protocols;

/// <summary>A version of a protocol as it lies on the bench: what to do in order, the amounts worked out for a scale and for the lots at hand, and what to beware of.</summary>
/// <param name="Basis">What the amounts are prepared for at this scale; null when the protocol does not say.</param>
/// <param name="Newest">The newest published version.</param>
/// <param name="Cautions">What to know before the work is begun.</param>
public sealed record ProtocolCard(
    string Protocol,
    string Label,
    string Title,
    int Version,
    int Newest,
    string? Source,
    decimal Scale,
    AnyQuantity? Basis,
    IReadOnlyList<CardStep> Steps,
    IReadOnlyList<string> Cautions)
{
    /// <summary>The protocol, or a lot at hand, is made up.</summary>
    public bool Simulated { get; init; }

    /// <param name="version">Null takes the newest.</param>
    /// <exception cref="MalformedValueException">There is no such version, or the scale is not above zero.</exception>
    public static ProtocolCard Of(RecordedStream protocol, int? version, decimal scale, LotsAtHand lots)
    {
        if (scale <= 0) throw new MalformedValueException("protocol.scale-impossible", FormattableString.Invariant($"A protocol is prepared more than {scale} times."));
        var label = Labels.Of(protocol);
        var published = Published(protocol, version);
        var newest = protocol.Of<ProtocolVersionPublished>().Last().Fact.Version;
        return new ProtocolCard(
            protocol.StreamId,
            label,
            protocol.Of<ProtocolDrafted>().LastOrDefault().Fact?.Title ?? label,
            published.Version,
            newest,
            published.Source,
            scale,
            published.Basis is { } basis ? basis with { Value = basis.Value * scale } : null,
            [.. published.Steps.Select((step, i) => CardStep.Of(i + 1, step, scale, lots.Of(step.Substance)))],
            [.. Beware(protocol, published, newest, scale)])
        {
            Simulated = lots.Simulated || Provenance.Simulated.IsIn(protocol),
        };
    }

    /// <exception cref="MalformedValueException">There is no such version.</exception>
    public static ProtocolVersionPublished Published(RecordedStream protocol, int? version)
    {
        var published = protocol.Of<ProtocolVersionPublished>().Select(e => e.Fact).ToList();
        return published.LastOrDefault(p => version is null || p.Version == version)
            ?? throw new MalformedValueException("protocol.version-unknown", $"{Labels.Of(protocol)} has {(version is null ? "no published version" : $"no version {version}")}; published are {published.Count}.");
    }

    private static IEnumerable<string> Beware(RecordedStream protocol, ProtocolVersionPublished published, int newest, decimal scale)
    {
        if (protocol.Of<ProtocolRetired>().LastOrDefault().Fact is { } retired) yield return $"This protocol is retired: {retired.Reason}";
        if (published.Version < newest) yield return $"Version {newest} is newer.";
        if (scale > 1) yield return FormattableString.Invariant($"{scale:0.###} times the protocol: heat of solution grows with the scale, so a supervisor is present.");
    }
}

/// <summary>One step on the card.</summary>
/// <param name="Amount">For the card's scale; null where the step plans none.</param>
/// <param name="Weigh">What to weigh in of the lot at hand, or what is missing to say so.</param>
/// <param name="EachPortion">Mass of one portion, where the number of portions is planned.</param>
/// <param name="Tolerance">Allowed relative difference, 0.02 = 2 %.</param>
/// <param name="EndPoint">A hold point: it has to be seen and noted before the next addition.</param>
public sealed record CardStep(
    int Number,
    string Key,
    string Action,
    string Instruction,
    string? Substance,
    AnyQuantity? Amount,
    PlannedMass Weigh,
    int? Portions,
    Quantity<Mass>? EachPortion,
    decimal? Tolerance,
    Reported<Temperature>? Temperature,
    string? EndPoint,
    string? StopWhen,
    string? Hazard,
    string? Why)
{
    internal static CardStep Of(int number, ProtocolStep step, decimal scale, LotFacts? lot)
    {
        var amount = step.AmountAt(scale);
        var weigh = PlannedMass.Of(amount, lot, step.Substance);
        Quantity<Mass>? each = weigh.Mass is { } mass && step.Portions is > 1 and { } portions ? new Quantity<Mass>(decimal.Round(mass.Value / portions, 2, MidpointRounding.AwayFromZero), mass.Unit) : null;
        return new(number, step.Key, step.Action, step.Instruction, step.Substance, amount, weigh, step.Portions, each, step.Tolerance, step.Temperature, step.EndPoint, step.StopWhen, step.Hazard, step.Why);
    }
}
