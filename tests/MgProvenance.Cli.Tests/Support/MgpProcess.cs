using System.Diagnostics;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>Runs verbs in a process of their own, with an environment of their own.</summary>
internal static class MgpProcess
{
    public static async Task<Ran> Run(string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "mgp"), args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Directory.CreateDirectory(workingFolder).FullName };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("mgp could not be started.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ran(string.Join(' ', args), process.ExitCode, await output, await error);
    }
}
