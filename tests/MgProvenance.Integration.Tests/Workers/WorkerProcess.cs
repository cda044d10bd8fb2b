using System.Diagnostics;

namespace MgProvenance.Integration.Tests.Workers;

/// <summary>One worker of a campaign, ended by its own id.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private WorkerProcess(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    public bool HasEnded => _process.HasExited;

    public static WorkerProcess Start(params string[] args)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(WorkerProcess).Assembly.Location, null)) { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var argument in args.Prepend(Worker.Verb)) start.ArgumentList.Add(argument);
        return new(Process.Start(start)!);
    }

    /// <summary>Lets it finish what it is doing.</summary>
    /// <returns>Exit code, and what it said of errors.</returns>
    public async Task<(int Exit, string Errors)> LeaveInOrder(CancellationToken cancellation)
    {
        _process.StandardInput.Close();
        return await Ended(cancellation);
    }

    public async Task<(int Exit, string Errors)> Ended(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return (_process.ExitCode, await _errors);
    }

    /// <summary>SIGKILL: it notices nothing and tidies nothing.</summary>
    public async Task KillMinus9(CancellationToken cancellation)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillMinus9(CancellationToken.None);
        _process.Dispose();
    }
}
