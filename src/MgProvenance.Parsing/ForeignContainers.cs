namespace MgProvenance.Parsing;

/// <summary>Files of cyclers that are known but not read here, and what to export instead.</summary>
internal static class ForeignContainers
{
    /// <summary>A sentence on the format and the way out, or null where the content is neither of them.</summary>
    public static string? Advice(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("PAR1"u8)) return "a Parquet table, as the Battery Data Format also uses; write it as Battery Data Format CSV (.bdf.csv)";
        return content.Length > 4 && content[4..].StartsWith("Standard Jet DB"u8) ? "an Access database, as Arbin's .res is; convert it to Battery Data Format CSV (.bdf.csv)" : null;
    }
}
