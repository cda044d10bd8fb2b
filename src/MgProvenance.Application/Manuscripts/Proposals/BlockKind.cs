namespace MgProvenance.Application.Manuscripts.Proposals;

/// <summary>What a stretch of text is.</summary>
public enum BlockKind
{
    Heading,
    Body,
    Caption,
}

/// <summary>A heading, a paragraph, or what a caption says of one slot or of several.</summary>
