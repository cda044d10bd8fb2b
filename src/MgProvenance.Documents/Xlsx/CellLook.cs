using S = DocumentFormat.OpenXml.Spreadsheet;

namespace MgProvenance.Documents.Xlsx;

internal enum LookKind
{
    Body,
    Emphasis,
    Group,
    Head,

    /// <summary>A head that spans columns.</summary>
    HeadAbove,
    Title,
    Banner,
    Note,
    Gap,

    /// <summary>On one line, however long.</summary>
    Fact,
    Link,
}

/// <summary>How a cell looks. Each different one is a format of the workbook.</summary>
/// <param name="NumberFormat">As a number format code of a spreadsheet; null for text and for numbers as they are.</param>
/// <param name="IsQuoted">Text that a spreadsheet would take for a formula when someone edits it.</param>
internal readonly record struct CellLook(LookKind Kind, S.HorizontalAlignmentValues Horizontal = S.HorizontalAlignmentValues.Left, string? NumberFormat = null, bool IsQuoted = false);
