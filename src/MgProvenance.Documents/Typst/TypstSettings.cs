using System.Globalization;

namespace MgProvenance.Documents.Typst;

/// <summary>How the side process is run. The defaults are the program's.</summary>
public sealed record TypstSettings
{
    /// <summary>Name on PATH, or path, of the node executable.</summary>
    public string Node { get; init; } = "node";

    /// <summary>The <c>node_modules</c> folder; null searches for it.</summary>
    public string? Packages { get; init; }

    /// <summary>How many seconds one document may take.</summary>
    public const string SecondsVariable = "MGP_PDF_SECONDS";

    private const int UsualSeconds = 120;

    /// <summary>For one document; the process is ended and the job refused when it takes longer.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable(SecondsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : UsualSeconds);

    /// <summary>A process that holds more after a job is replaced before the next one.</summary>
    public long RecycleAboveBytes { get; init; } = 600L << 20;

    /// <exception cref="PdfEngineException">The packages are nowhere.</exception>
    internal string FindPackages() =>
        Packages ?? TypstFiles.FindPackages(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(TypstFiles.PackagesVariable));
}
