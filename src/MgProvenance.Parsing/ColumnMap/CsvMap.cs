using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.ColumnMap;

/// <summary>How one CSV is to be read, as its user wrote it down. Schema: docs/formats/column-map.md.</summary>
/// <param name="Name">Of the map itself.</param>
/// <param name="Version">Of the map itself, in the words of who wrote it.</param>
/// <param name="Encoding">Null: told from the bytes.</param>
/// <param name="Separator">Null: told from the header row.</param>
/// <param name="HeaderRow">How the header row begins; null where it is found by its number.</param>
/// <param name="LinesBeforeHeader">Lines above the header row, or above the rows where there is no header.</param>
/// <param name="LinesAfterHeader">Lines between header and rows, such as one of units.</param>
/// <param name="Missing">What a cell holds when nothing was measured, besides nothing at all.</param>
/// <param name="Sha256">Of the map's bytes, lower-case hex.</param>
internal sealed record CsvMap(
    string Name,
    string Version,
    string? Instrument,
    string? Encoding,
    byte? Separator,
    byte DecimalMark,
    bool HasHeader,
    string? HeaderRow,
    int LinesBeforeHeader,
    int LinesAfterHeader,
    string Missing,
    IReadOnlyDictionary<string, string> States,
    IReadOnlyList<MappedColumn> Columns,
    string Sha256);

/// <param name="Position">From 1; null where the column is found by its name.</param>
/// <param name="Factor">By which the numbers are multiplied: scale, and the sign of the current.</param>
/// <param name="DateForm">How dates are written; null where they are kept as text only.</param>
/// <param name="Place">Of the column in the map, for findings.</param>
internal sealed record MappedColumn(
    string? Name, int? Position, Meaning Meaning, string Unit, CellKind Kind, double Factor, CapacityRestart? Restarts, string? DateForm, string Place);
