using MgProvenance.Integration.Tests.Crash;
using MgProvenance.Integration.Tests.Load;

namespace MgProvenance.Integration.Tests.Workers;

/// <summary>What this program does when a campaign starts it as a process of its own. It works until its input is closed.</summary>
internal static class Worker
{
    public const string Verb = "campaign-worker";

    public static async Task<int> Run(string[] args)
    {
        using var stop = new CancellationTokenSource();
        var told = Task.Run(() =>
        {
            while (Console.In.Read() >= 0) continue;
            stop.Cancel();
        });
        var exit = args switch
        {
            [LoadWorker.Name, var number, var connection, var journals] => await LoadWorker.Run(number, connection, journals, stop.Token),
            [CrashWorker.Name, var number, var notebook, var journals] => await CrashWorker.Run(number, notebook, journals, stop.Token),
            _ => throw new ArgumentException($"No worker is called {string.Join(' ', args)}."),
        };
        await stop.CancelAsync();
        return exit;
    }
}
