using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;

namespace MgProvenance.Application.Reports.MethodsText;

/// <summary>What protocols plan, told apart from what was done.</summary>
internal sealed class PlannedText(RecordedWork work, Wording wording)
{
    /// <summary>One paragraph for each version that something of a heading was held against.</summary>
    public IEnumerable<RichText> Of(IEnumerable<(ProtocolId? Protocol, int? Version)> pinned) => pinned
        .Where(p => p.Protocol is not null).Distinct().Select(p => (Label: work.LabelOf(p.Protocol!.Value.Value), p.Version, Published: Published(p.Protocol!.Value, p.Version)))
        .OrderBy(p => p.Label, StringComparer.Ordinal).ThenBy(p => p.Version)
        .Select(p => wording.Say(
            "planned",
            ("protocol", p.Label),
            ("version", Known.Number(p.Version ?? 0)),
            ("source", p.Published?.Source is { } source ? source : RichText.Gap("source of the protocol")),
            ("basis", p.Published?.Basis is { } basis ? Known.Of(basis) : RichText.Gap("basis of the amounts")),
            ("steps", ReportText.Join((p.Published?.Steps ?? []).Select(Step), "; "))));

    public ProtocolStep? Step(StepRef step) => Published(step.Protocol, step.Version)?.Steps.FirstOrDefault(s => s.Key == step.Step);

    private ProtocolVersionPublished? Published(ProtocolId id, int? version) =>
        work.Others.TryGetValue(id.Value, out var stream) ? stream.Of<ProtocolVersionPublished>().FirstOrDefault(p => p.Fact.Version == version).Fact : null;

    private RichText Step(ProtocolStep step)
    {
        var planned = new List<RichText>();
        if (step.Amount is { } amount) planned.Add(Known.Of(amount));
        if (step.Temperature is { } temperature) planned.Add(ReportText.Of(temperature));
        if (step.EndPoint is { } endPoint) planned.Add(wording.Say("planned.until", ("until", endPoint)));
        var instruction = Instruction(step);
        return planned.Count == 0 ? instruction : wording.Say("planned.step", ("instruction", instruction), ("planned", ReportText.Join(planned, ", ")));
    }

    /// <summary>Without its full stop, which the wording sets.</summary>
    public RichText Instruction(ProtocolStep step) => work.InWords(step.Instruction.TrimEnd('.'));
}
