using MgProvenance.Application.Electrochemistry;
using MgProvenance.Documents;

namespace MgProvenance.Cli;

/// <summary>Figures as SVG files in a folder.</summary>
internal static class FigureFiles
{
    private const double WidthPoints = 252;
    private const double HeightPoints = 190;

    /// <summary>Writes each figure under its name; one that was there before is replaced.</summary>
    public static async Task Write(Terminal terminal, string folder, string of, IEnumerable<NamedPlot> plots, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, plot) in plots)
            {
                var file = Path.Combine(folder, $"{Safe(of)}-{Safe(name)}.svg");
                await File.WriteAllTextAsync(file, SvgPlot.Draw(plot, WidthPoints, HeightPoints), cancellation).ConfigureAwait(false);
                terminal.Error.WriteLine($"Figure: {file}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VerbEndsException.Refused("figures.unwritable", $"{folder} cannot be written: {e.Message}");
        }
    }

    private static string Safe(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('-');
}
