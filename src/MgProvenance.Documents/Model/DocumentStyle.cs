namespace MgProvenance.Documents;

/// <summary>How a journal or a group wants its documents: data, read from a file. Sizes in points, widths in millimetres.</summary>
/// <param name="Name">For example <c>default</c>.</param>
/// <param name="TextFont">Of running text.</param>
/// <param name="TextSizePt">Of running text; captions and tables follow it.</param>
/// <param name="Page"><c>a4</c> or <c>us-letter</c>.</param>
/// <param name="MarginMm">Left and right.</param>
/// <param name="SingleColumnMm">Width of a figure in one column of the journal.</param>
/// <param name="DoubleColumnMm">Width of a figure across the page.</param>
/// <param name="FigureFontSizePt">Of text in figures.</param>
/// <param name="TableRules">Which lines a table has.</param>
/// <param name="CitationMarks">How citations are set.</param>
/// <param name="EastAsianText">What becomes of Chinese, Japanese and Korean in a PDF.</param>
public sealed record DocumentStyle(
    string Name,
    TextFont TextFont,
    double TextSizePt,
    string Page,
    double MarginMm,
    double SingleColumnMm,
    double DoubleColumnMm,
    double FigureFontSizePt,
    TableRules TableRules,
    CitationMarks CitationMarks,
    EastAsianText EastAsianText)
{
    public static DocumentStyle Default { get; } = new("default", TextFont.Serif, 10, "a4", 23, 85, 164, 7.5, TableRules.Book, CitationMarks.Brackets, EastAsianText.Fonts);
}

public enum TextFont
{
    Serif,
    Sans,
}

public enum TableRules
{
    /// <summary>At the top, below the head and at the bottom.</summary>
    Book,

    /// <summary>Below every row as well.</summary>
    Rows,
}

public enum CitationMarks
{
    Brackets,
    Superscript,
}

public enum EastAsianText
{
    /// <summary>Printed. The fonts are fetched when the first document needs them; a document that needs them is not made without.</summary>
    Fonts,

    /// <summary>Printed as code points, <c>[U+674E]</c>, on every machine: for machines without a network.</summary>
    CodePoints,
}
