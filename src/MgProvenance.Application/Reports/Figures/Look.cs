using MgProvenance.Documents;

namespace MgProvenance.Application.Reports.Figures;

/// <summary>Markers by which cells and groups are told apart without colour.</summary>
internal static class Look
{
    private static readonly MarkerStyle[] Markers = [MarkerStyle.Circle, MarkerStyle.OpenSquare, MarkerStyle.Triangle, MarkerStyle.Diamond, MarkerStyle.OpenCircle, MarkerStyle.Square, MarkerStyle.OpenTriangle, MarkerStyle.Cross];

    public static MarkerStyle Marker(int index) => Markers[index % Markers.Length];
}
