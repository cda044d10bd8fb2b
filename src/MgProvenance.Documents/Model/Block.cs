namespace MgProvenance.Documents;

/// <summary>One piece of a report, set below the one before.</summary>
public abstract record Block;

/// <param name="Level">1 (a section) to 4.</param>
/// <param name="Text">Numbering, if wanted, is part of the text.</param>
/// <param name="Anchor">For links; unique within the document.</param>
public sealed record Heading(int Level, RichText Text, string? Anchor = null) : Block;

public sealed record Paragraph(RichText Text, string? Anchor = null) : Block;

public sealed record BulletList(IReadOnlyList<RichText> Items, bool Numbered = false) : Block;

/// <summary>Facts as a two-column list without rules.</summary>
public sealed record KeyValues(IReadOnlyList<KeyValueRow> Rows) : Block;

public sealed record KeyValueRow(RichText Name, RichText Value);

public sealed record PageBreak : Block;

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
/// <param name="Label">For example <c>Figure S1</c>.</param>
/// <param name="Caption">Without the label.</param>
/// <param name="Panels">At least one.</param>
/// <param name="AltText">What a reader who cannot see the figure needs to know.</param>
/// <param name="PanelColumns">Panels side by side, 1 to 3.</param>
public sealed record FigureBlock(string Anchor, string Label, RichText Caption, IReadOnlyList<Plot> Panels, string AltText, int PanelColumns = 1) : Block
{
    public FigureBlock(string anchor, string label, RichText caption, Plot plot, string altText)
        : this(anchor, label, caption, [plot], altText)
    {
    }
}
