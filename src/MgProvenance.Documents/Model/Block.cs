namespace MgProvenance.Documents;

/// <summary>One piece of a report, set below the one before.</summary>
public abstract record Block;

/// <param name="Level">1 (a section) to 4.</param>
/// <param name="Anchor">For links; unique within the document.</param>
/// <param name="Number">For example <c>2.1</c>; set by <see cref="Numbering"/> in a document with numbered headings.</param>
public sealed record Heading(int Level, RichText Text, string? Anchor = null, string? Number = null) : Block;

public sealed record Paragraph(RichText Text, string? Anchor = null) : Block;

public sealed record BulletList(IReadOnlyList<RichText> Items, bool Numbered = false) : Block;

/// <summary>Facts as a two-column list without rules.</summary>
public sealed record KeyValues(IReadOnlyList<KeyValueRow> Rows) : Block;

public sealed record KeyValueRow(RichText Name, RichText Value);

public sealed record PageBreak : Block;

/// <summary>The headings of levels 1 and 2 with their pages.</summary>
public sealed record TableOfContents : Block;

public enum CalloutKind
{
    Info,
    Warning,

    /// <summary>Something is missing that a reader would expect.</summary>
    Gap,
}

public sealed record Callout(CalloutKind Kind, RichText Text) : Block;

/// <summary>One or more plots under one label. Several panels get letters <c>a</c>, <c>b</c>, … in reading order.</summary>
/// <param name="Anchor">For links; unique within the document.</param>
/// <param name="Label">For example <c>Figure S1</c>; one that does not end in a digit gets its number by <see cref="Numbering"/>.</param>
/// <param name="Caption">Without the label.</param>
/// <param name="Panels">At least one.</param>
/// <param name="AltText">What a reader who cannot see the figure needs to know.</param>
/// <param name="PanelColumns">Panels side by side, 1 to 3.</param>
/// <param name="Landscape">Set on a page turned sideways.</param>
public sealed record FigureBlock(string Anchor, string Label, RichText Caption, IReadOnlyList<Plot> Panels, string AltText, int PanelColumns = 1, bool Landscape = false) : Block
{
    public FigureBlock(string anchor, string label, RichText caption, Plot plot, string altText)
        : this(anchor, label, caption, [plot], altText)
    {
    }
}

/// <summary>The works that the document cites, in the order of first citation once it is numbered; those that are not cited come last.</summary>
public sealed record Bibliography(IReadOnlyList<Reference> References) : Block
{
    public static string AnchorOf(string key) => "ref:" + key;
}

/// <param name="Key">By which the text cites it.</param>
/// <param name="Text">Authors, title, journal, year, pages.</param>
/// <param name="Doi">Without the address of the resolver; null where there is none.</param>
/// <param name="Number">Set by <see cref="Numbering"/>.</param>
public sealed record Reference(string Key, RichText Text, string? Doi, int? Number = null);

/// <summary>A QR code, black on white with its quiet zone.</summary>
/// <param name="Text">What a scanner reads.</param>
/// <param name="SizeMm">Edge with the quiet zone.</param>
/// <param name="AltText">What a reader who cannot see it needs to know.</param>
public sealed record QrCode(string Text, double SizeMm, RichText Caption, string AltText) : Block;
