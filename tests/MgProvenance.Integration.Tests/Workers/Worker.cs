using MgProvenance.Integration.Tests.Crash;
using MgProvenance.Integration.Tests.Load;

namespace MgProvenance.Integration.Tests.Workers;

/// <summary>What this program does when a campaign starts it as a process of its own. It works until its input is closed.</summary>
internal static class Worker
{
    public const string Verb = "campaign-worker";

    public static async Task<int> Run(string[] args)
    {
        var stop = new CancellationTokenSource(); // lives as long as the process
        _ = Task.Run(() =>
        {
            while (Console.In.Read() >= 0) continue;
            stop.Cancel();
        });
        return args switch
        {
            [LoadWorker.Name, var number, var connection, var journals] => await LoadWorker.Run(number, connection, journals, stop.Token),
            [CrashWorker.Name, var number, var notebook, var journals] => await CrashWorker.Run(number, notebook, journals, stop.Token),
            _ => throw new ArgumentException($"No worker is called {string.Join(' ', args)}."),
        };
    }
}
