namespace MgProvenance.Documents;

/// <summary>A figure on a sheet of its own.</summary>
/// <param name="Panels">SVG texts in reading order; more than one get letters.</param>
/// <param name="PanelWidthPt">Of each.</param>
/// <param name="Columns">Panels side by side.</param>
/// <param name="AltText">What a reader who cannot see it needs to know.</param>
/// <param name="Date">That of the document: it becomes the date of the file.</param>
/// <param name="EastAsianText">As in the style of the document.</param>
public sealed record Picture(IReadOnlyList<string> Panels, double PanelWidthPt, int Columns, string AltText, DateTimeOffset Date, EastAsianText EastAsianText = EastAsianText.Fonts);
