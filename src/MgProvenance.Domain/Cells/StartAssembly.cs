using MgProvenance.Domain.Kernel;

namespace MgProvenance.Domain.Cells;

[CommandName("start-assembly", "Begin the assembly of a cell.")]
public sealed record StartAssembly(
    CellId Cell,
    Label Label,
    string Format,
    EquipmentId? Glovebox = null,
    ProtocolId? Protocol = null,
    int? ProtocolVersion = null,
    BenchTime? DoneAt = null) : IRecords<AssemblyStarted>
{
    public static Decision Decide(StartAssembly c, Cell cell) => c switch
    {
        _ when cell.IsStarted => Decision.Refuse("cell.already-started", $"The assembly of cell {c.Cell} is started already."),
        _ when c.Protocol is null != c.ProtocolVersion is null => Decision.Refuse("protocol.version-missing", "A protocol is pinned with its version: give both or neither."),
        { Format: var format } when string.IsNullOrWhiteSpace(format) => Decision.Refuse("cell.format-missing", "Say which format the cell has."),
        _ => Decision.Accept(new AssemblyStarted(c.Cell, c.Label, c.Format.Trim(), c.Glovebox, c.Protocol, c.ProtocolVersion, c.DoneAt)),
    };
}
