using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Markers by which cells and groups are told apart without colour.</summary>
internal static class Look
{
    private static readonly MarkerStyle[] Markers = [MarkerStyle.Circle, MarkerStyle.OpenSquare, MarkerStyle.Triangle, MarkerStyle.Diamond, MarkerStyle.OpenCircle, MarkerStyle.Square, MarkerStyle.OpenTriangle, MarkerStyle.Cross];

    private static readonly MarkerStyle[] Open = [MarkerStyle.OpenCircle, MarkerStyle.OpenSquare, MarkerStyle.OpenTriangle, MarkerStyle.Cross];

    /// <summary>For many that lie close to each other.</summary>
    public static MarkerStyle OpenMarker(int index) => Open[index % Open.Length];

    public static MarkerStyle Marker(int index) => Markers[index % Markers.Length];
}
