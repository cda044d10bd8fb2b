namespace MgProvenance.Documents.Docx;

/// <summary>Type in tables: wide ones are set smaller. Each size has its own paragraph styles.</summary>
internal enum TableSize
{
    Usual,
    Small,
    Smallest,
}

internal static class TableSizes
{
    public static double Points(this TableSize size, double textSize) => Math.Round(2 * textSize * size switch
    {
        TableSize.Usual => 0.85,
        TableSize.Small => 0.75,
        TableSize.Smallest => 0.65,
        _ => throw new InvalidOperationException($"Unknown size {size}."),
    }) / 2;

    /// <summary>Of a paragraph style, before its size.</summary>
    public static string Style(this TableSize size, string name) => size == TableSize.Usual ? name : name + size;
}
