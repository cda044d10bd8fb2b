using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

/// <summary>As much of a cell's past as the next decision needs.</summary>
/// <param name="Placed">The roles of the parts that went in, in order.</param>
public sealed record Cell(bool IsStarted, IReadOnlyList<PartRole> Placed, bool HasElectrolyte, bool IsClosed, bool IsOpened) : ISubject<Cell>
{
    public static Cell Initial { get; } = new(false, [], false, false, false);

    public static Cell Evolve(Cell cell, IEvent happened) => happened switch
    {
        AssemblyStarted => cell with { IsStarted = true },
        PartPlaced e => cell with { Placed = [.. cell.Placed, e.Role] },
        ElectrolyteDispensed => cell with { HasElectrolyte = true },
        CellClosed => cell with { IsClosed = true, IsOpened = false },
        CellRested or SpecimenHarvested => cell,
        CellOpened => cell with { IsClosed = false, IsOpened = true },
        _ => throw new UnknownEventException(happened, cell),
    };

    /// <summary>What putting something in breaks.</summary>
    internal IEnumerable<Deviation> BrokenByAddition(CellId id)
    {
        if (IsClosed) yield return new Deviation("cell.changed-after-closing", $"Cell {id} was closed when this went in.");
    }

    internal IEnumerable<Deviation> BrokenByClosing(CellId id)
    {
        if (!HasElectrolyte) yield return new Deviation("cell.closed-without-electrolyte", $"Cell {id} was closed without electrolyte.");
        if (!Placed.Contains(PartRole.PositiveElectrode)) yield return new Deviation("cell.closed-without-positive", $"Cell {id} was closed without a positive electrode.");
        if (!Placed.Contains(PartRole.NegativeElectrode)) yield return new Deviation("cell.closed-without-negative", $"Cell {id} was closed without a negative electrode.");
    }

    /// <summary>What an act breaks that only a closed cell can undergo.</summary>
    internal IEnumerable<Deviation> BrokenWhileNotClosed(CellId id)
    {
        if (!IsClosed) yield return new Deviation("cell.not-closed", $"Cell {id} was not closed before this.");
    }

    internal IEnumerable<Deviation> BrokenByHarvest(CellId id, PartRole part)
    {
        if (!IsOpened) yield return new Deviation("cell.not-opened", $"Cell {id} was not opened before this was taken from it.");
        if (!Placed.Contains(part)) yield return new Deviation("cell.part-not-placed", $"Nothing was placed in cell {id} as {part}.");
    }

    internal Decision.Refused? NotStarted(CellId id) =>
        IsStarted ? null : new Decision.Refused(new Refusal("cell.not-started", $"The assembly of cell {id} was never started."));
}
