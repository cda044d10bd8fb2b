using System.Runtime.InteropServices;
using System.Text.Json;
using MgProvenance.Benchmarks;
using MgProvenance.Benchmarks.Laboratory;
using MgProvenance.Benchmarks.Reports;

if (args is [Peak.Verb, var work, var connection]) return await Peak.Run(work, connection);
if (args is [LongReport.Verb]) return await LongReport.Run();

Settings settings;
try
{
    settings = Settings.Parse(args, [.. Rows.All.Keys]);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var rows = new List<Row>();
var machine = "";
try
{
    await using var bench = await Bench.Open(settings, stop.Token);
    machine = await Machine.Describe(bench, stop.Token);
    foreach (var (name, measure) in Rows.All.Where(r => settings.Selected.Count == 0 || settings.Selected.Contains(r.Key)))
    {
        await Console.Error.WriteLineAsync($"{name} …");
        await foreach (var row in measure(bench).WithCancellation(stop.Token)) rows.Add(row);
    }

    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
finally
{
    // Also what was measured before it was stopped or failed.
    Console.WriteLine(settings.Json ? JsonSerializer.Serialize(new { machine, rows }, Rows.Json) : $"{machine}{Environment.NewLine}{Table.Of(rows)}");
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true; // so that the server is stopped and its folder removed
    stop.Cancel();
}
