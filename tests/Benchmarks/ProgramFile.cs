using MgProvenance.Application.Reports;
using MgProvenance.Cli;

namespace MgProvenance.Benchmarks;

/// <summary>Files under <c>reports/</c> that the program carries.</summary>
internal static class ProgramFile
{
    public static NamedFile Named(string path) => new(path, Read(path));

    public static byte[] Read(string path)
    {
        using var resource = typeof(Commandline).Assembly.GetManifestResourceStream($"reports/{path}")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
