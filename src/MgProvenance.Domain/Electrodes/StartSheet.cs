using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

[CommandName("start-sheet", "Begin an electrode sheet: active material, components by mass fraction, process.")]
public sealed record StartSheet(
    SheetId Sheet,
    Label Label,
    string ActiveMaterial,
    IReadOnlyList<SheetComponent> Components,
    string Process,
    ProtocolId? Protocol = null,
    int? ProtocolVersion = null,
    Reported<ArealLoading>? Loading = null,
    BenchTime? DoneAt = null,
    string? DeviationReason = null) : IRecords<SheetStarted>
{
    internal const string Active = "active";

    private static readonly string[] Roles = [Active, "carbon", "binder"];

    /// <param name="lots">The facts of every component's lot.</param>
    public static Decision Decide(StartSheet c, ElectrodeSheet sheet, Deviations deviations, IReadOnlyList<LotFacts> lots) => c switch
    {
        _ when sheet.IsStarted => Decision.Refuse("sheet.already-started", $"Sheet {c.Sheet} is started already."),
        _ when c.Protocol is null != c.ProtocolVersion is null => Decision.Refuse("protocol.version-missing", "A protocol is pinned with its version: give both or neither."),
        { ActiveMaterial: var name } when string.IsNullOrWhiteSpace(name) => Decision.Refuse("sheet.active-material-missing", "Say which active material the sheet holds."),
        { Process: not (ElectrodeSheet.Cast or ElectrodeSheet.RollPressed) } => Decision.Refuse("sheet.process-unknown", $"“{c.Process}” is not a process: a sheet is cast or roll-pressed."),
        _ => Impossible(c.Components) ?? deviations.Accept(
            new SheetStarted(c.Sheet, c.Label, c.ActiveMaterial.Trim(), c.Components, c.Process, c.Protocol, c.ProtocolVersion, c.DoneAt, c.Loading),
            lots.SelectMany(l => l.BrokenBy(c.DoneAt)),
            c.DeviationReason),
    };

    private static Decision? Impossible(IReadOnlyList<SheetComponent> components)
    {
        foreach (var component in components)
        {
            if (component is null || !Roles.Contains(component.Role))
            {
                return Decision.Refuse("sheet.role-unknown", $"“{component?.Role}” is not the role of a component: active, carbon or binder.");
            }
        }

        if (components.All(p => p.Role != Active)) return Decision.Refuse("sheet.no-active-component", "At least one component is the active material.");
        var sum = components.Sum(p => p.Fraction.In("1"));
        return sum > 1 ? Decision.Refuse("sheet.fractions-above-one", FormattableString.Invariant($"The fractions of the components sum to {sum:0.######}, which is above 1.")) : null;
    }
}
