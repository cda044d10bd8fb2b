using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Study;

/// <summary>The simulated files are read like an instrument's own, and say that they are none.</summary>
public sealed class SimulatedFileTests(ExampleNotebook example) : ExampleStudyTests(example)
{
    [Theory]
    [InlineData("RUN-DOE-CYC-1-1C", "land-mixed-csv")]
    [InlineData("RUN-COE-HOLD-1-HOLDS", "land-mixed-csv")]
    [InlineData("RUN-AOE-SYM-2-HIGH", "land-mixed-csv")]
    [InlineData("RUN-DOE-PANI-2-2C", "land-mixed-csv")]
    [InlineData("RUN-AOE-CV-1-CV", "biologic-mpt")]
    [InlineData("RUN-COE-MO-1-CV", "biologic-mpt")]
    [InlineData("RUN-COE-MO-2-LSV", "biologic-mpt")]
    public async Task Our_readers_find_nothing_to_complain_about(string run, string format)
    {
        foreach (var attached in (await Json("show", run)).EnumerateArray().Where(e => Text(e, "type") == "run.data-file-attached.v1").Select(e => e.GetProperty("data")))
        {
            Assert.Equal(format, Text(attached, "format"));
            var (sha256, name) = (Text(attached, "sha256"), Text(attached, "fileName"));
            var raw = Path.Combine(Example.Folder, "raw", sha256[..2], sha256[2..]);
            var text = await File.ReadAllTextAsync(raw, TestContext.Current.CancellationToken);
            Assert.Contains("simulated", text, StringComparison.OrdinalIgnoreCase);
            var copy = Surroundings.Write(name, text);
            var read = (await Mgp.Run("inspect", copy, "--json")).Done().Json;
            Assert.Equal(0, read.GetProperty("findings").GetArrayLength());
        }
    }
}
