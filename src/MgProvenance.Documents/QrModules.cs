using QRCoder;

namespace MgProvenance.Documents;

/// <summary>The modules of a QR code as one SVG path, error correction M (15 %), quiet zone of four modules.</summary>
internal static class QrModules
{
    public static string Svg(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var rows = code.ModuleMatrix;   // holds the quiet zone already
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++) if (rows[y][x]) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><rect width="{rows.Count}" height="{rows.Count}" fill="#ffffff"/><path d="{path}" fill="#000000"/></svg>""");
    }
}
