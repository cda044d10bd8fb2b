namespace MgProvenance.Documents;

/// <summary>What a report can be written as.</summary>
public enum ReportFormat
{
    Pdf,
    Docx,
    Xlsx,
    Latex,
    Html,

    /// <summary>One file per table.</summary>
    Csv,

    /// <summary>One file per panel of a figure.</summary>
    Svg,
}
