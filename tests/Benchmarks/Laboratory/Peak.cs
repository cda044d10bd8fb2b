using System.Diagnostics;
using System.Globalization;
using MgProvenance.Application.Projections;
using MgProvenance.Storage.Projections;
using Npgsql;

namespace MgProvenance.Benchmarks.Laboratory;

/// <summary>One piece of work in a process of its own, which tells its peak resident memory.</summary>
internal static class Peak
{
    public const string Verb = "peak", Rebuild = "rebuild", Verify = "verify";

    /// <summary>The process itself.</summary>
    public static async Task<int> Run(string work, string connectionString)
    {
        await using var store = NpgsqlDataSource.Create(connectionString);
        await (work switch
        {
            Rebuild => (Task)new NpgsqlProjections(store, AllProjections.List).Rebuild(CancellationToken.None),
            Verify => VerifyRow.Verify(store, CancellationToken.None),
            _ => ListRows.Lists[work](store, CancellationToken.None),
        });
        Console.WriteLine(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]);
        return 0;
    }

    /// <summary>Peak in MiB.</summary>
    public static async Task<double> Of(string work, NpgsqlDataSource store, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(Peak).Assembly.Location, null)) { RedirectStandardOutput = true, ArgumentList = { Verb, work, store.ConnectionString } };
        using var process = Process.Start(start)!;
        try
        {
            var kilobytes = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024 : throw new InvalidOperationException($"{work} ended with {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
