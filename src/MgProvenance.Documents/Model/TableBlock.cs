namespace MgProvenance.Documents;

/// <summary>A table with a label and a caption above, rules at top, below the head and at the bottom, and notes below.</summary>
/// <param name="Anchor">For links and for the file name of its CSV; unique within the document.</param>
/// <param name="Label">For example <c>Table S1</c>; one that does not end in a digit gets its number by <see cref="Numbering"/>.</param>
/// <param name="Caption">Without the label.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">Body and group rows hold one cell per column, see <see cref="RowKind"/>.</param>
/// <param name="Notes">Set below the table in small type, one paragraph each.</param>
/// <param name="Landscape">Set on pages turned sideways.</param>
/// <param name="HeadRows">Head rows above that of the columns, from top to bottom; null for none.</param>
/// <param name="Compact">A long list of short rows, to be looked up and not read: where a page is set, in small type and in two columns of it.</param>
public sealed record TableBlock(
    string Anchor,
    string Label,
    RichText Caption,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Rows,
    IReadOnlyList<RichText> Notes,
    bool Landscape = false,
    IReadOnlyList<IReadOnlyList<HeadSpan>>? HeadRows = null,
    bool Compact = false) : Block;

/// <summary>A cell of a head row above the columns' own heads.</summary>
/// <param name="Text">Empty where the columns below have nothing in common.</param>
/// <param name="Columns">How many columns it spans; those of a row add up to all.</param>
public sealed record HeadSpan(RichText Text, int Columns);

public enum ColumnAlignment
{
    Left,
    Center,
    Right,

    /// <summary>Numbers stand with their decimal points below each other; cells that are not numbers are centred.</summary>
    Decimal,
}

/// <param name="Header">Without the unit.</param>
/// <param name="Alignment">Of the cells and the head.</param>
/// <param name="Unit">Printed below the header; exponents as in <c>mA cm^-2</c>.</param>
/// <param name="Width">Share of the line relative to other columns that have one; null fits the content.</param>
public sealed record TableColumn(RichText Header, ColumnAlignment Alignment = ColumnAlignment.Left, string? Unit = null, double? Width = null);

public enum RowKind
{
    Body,

    /// <summary>One cell that spans the table and heads the rows below it.</summary>
    Group,

    /// <summary>For example a mean over the rows above: bold, with a thin rule above.</summary>
    Emphasis,
}

/// <param name="Cells">One per column; exactly one for <see cref="RowKind.Group"/>.</param>
/// <param name="Kind">How the row is set.</param>
/// <param name="Anchor">For links to this row, for example from a number to its row in the provenance appendix.</param>
public sealed record TableRow(IReadOnlyList<RichText> Cells, RowKind Kind = RowKind.Body, string? Anchor = null);
