using System.Diagnostics;
using System.Threading.Channels;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Watching;

/// <summary>The watcher as a process of its own, until Ctrl-C.</summary>
[Collection(ExampleCollection.Name)]
public sealed class WatchProcessTests(ExampleNotebook example)
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _said = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_taken_as_they_come_and_what_is_in_the_way_is_said_once()
    {
        var folder = Directory.CreateDirectory(Surroundings.NewFolder("watched-process")).FullName;
        await Plan("VA-RUN");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "mgp"), ["watch", folder, "--time-zone", "UTC", "--settle", "0", "--every", "0.1", "--notebook", example.Folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            Put(folder, "VA-RUN.csv", "VA");
            await Hears("Attached: VA-RUN.csv to VA-RUN");
            Put(folder, "VA-LATE.csv", "VB");
            await Hears("Not attached: VA-LATE.csv: watch.no-run");
            Directory.Move(folder, folder + "-away");
            await Hears("cannot be read");
            Directory.Move(folder + "-away", folder);
            Put(folder, "VA-RUN 2.csv", "VC", "0.51");
            await Hears("Attached: VA-RUN 2.csv");
            Assert.Single(_said, l => l.StartsWith("Not attached", StringComparison.Ordinal));
            await Plan("VA-LATE");
            await Hears("Attached: VA-LATE.csv to VA-LATE");
            Assert.Single(_said, l => l.Contains("cannot be read", StringComparison.Ordinal));
            using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync(Stop);
            await process.WaitForExitAsync(Stop);
            Assert.Equal(ExitCodes.Done, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private async Task Plan(string label) =>
        (await example.Notebook.Record(label, $$"""{"command": "plan-run", "label": "{{label}}", "cell": "CELL-DOE-MO-2", "technique": "galvanostatic cycling"}""")).Done();

    private async Task Hears(string text)
    {
        do
        {
            _said.Add(await _lines.Reader.ReadAsync(Stop));
        }
        while (!_said[^1].Contains(text, StringComparison.Ordinal));
    }

    private void Heard(string? line)
    {
        if (line is not null) _lines.Writer.TryWrite(line);
    }

    /// <summary>Written under a temporary name, so that it is never seen half.</summary>
    private static void Put(string folder, string name, string mark, string voltage = "0.5")
    {
        var temporary = Path.Combine(folder, name + ".tmp");
        File.WriteAllText(temporary, SmallFiles.Land.Replace("b\r\n", mark + "\r\n", StringComparison.Ordinal).Replace(",0.5,", $",{voltage},", StringComparison.Ordinal));
        File.Move(temporary, Path.Combine(folder, name));
    }
}
