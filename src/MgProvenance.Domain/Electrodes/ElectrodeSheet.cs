using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Electrodes;

/// <summary>As much of a sheet's past as the next decision needs.</summary>
/// <param name="Process">Null before it was started.</param>
public sealed record ElectrodeSheet(string? Process, IReadOnlyList<SheetComponent> Components) : ISubject<ElectrodeSheet>
{
    internal const string Cast = "cast";
    internal const string RollPressed = "roll-pressed";

    public static ElectrodeSheet Initial { get; } = new(null, []);

    public bool IsStarted => Process is not null;

    /// <summary>Mass fraction of active material in the dry sheet without substrate.</summary>
    public decimal ActiveFraction => Components.Where(c => c.Role == StartSheet.Active).Sum(c => c.Fraction.In("1"));

    public static ElectrodeSheet Evolve(ElectrodeSheet sheet, IEvent happened) => happened switch
    {
        SheetStarted e => sheet with { Process = e.Process, Components = e.Components },
        ComponentWeighed or PowderGround or BinderAdded or SlurryMixed or SheetCast or DoughKneaded or FilmRolled or SheetDried or BlankWeighed => sheet,
        _ => throw new UnknownEventException(happened, sheet),
    };

    internal Decision.Refused? NotStarted(SheetId id) =>
        IsStarted ? null : new Decision.Refused(new Refusal("sheet.not-started", $"Sheet {id} was never started."));

    /// <summary>What weighing in a lot breaks that the sheet was not to hold.</summary>
    internal IEnumerable<Deviation> BrokenByComponent(LotId lot, string label)
    {
        if (Components.All(c => c.Lot != lot)) yield return new Deviation("sheet.other-component", $"Lot {label} is no component of this sheet as it was started.");
    }

    /// <summary>What a step breaks that belongs to one process only.</summary>
    internal IEnumerable<Deviation> BrokenByStepOf(string process, SheetId id)
    {
        if (Process != process) yield return new Deviation("sheet.other-process", $"Sheet {id} was to be {Process}; this step belongs to a sheet that is {process}.");
    }
}
