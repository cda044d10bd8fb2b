using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Example;

/// <summary>What the example consists of, under <c>reports/example</c>.</summary>
/// <param name="Scripts">In the order in which they are recorded.</param>
/// <param name="SimulatedFiles">How the instrument files are simulated that are attached then.</param>
/// <param name="TimeZone">Of the simulated instruments.</param>
/// <param name="ReportedStudy">Label of the study whose report is built.</param>
/// <param name="LookFurther">Verbs to try afterwards.</param>
internal sealed record ExampleStudy(IReadOnlyList<string> Scripts, string SimulatedFiles, string TimeZone, string ReportedStudy, IReadOnlyList<string> LookFurther)
{
    /// <summary>Names the source of everything that is recorded for the example.</summary>
    public const string Source = "simulated: example study";

    private const string Folder = "example/";

    public static ExampleStudy Read() => Read<ExampleStudy>("study.json");

    public static string PathOf(string file) => Folder + file;

    public IReadOnlyList<SimulatedFile> Files() => Read<IReadOnlyList<SimulatedFile>>(SimulatedFiles);

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(Assets.Read(PathOf(file)), KernelJson.Options)!;
}
