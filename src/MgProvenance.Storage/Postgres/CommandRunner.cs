using System.Diagnostics;

namespace MgProvenance.Storage.Postgres;

/// <summary>What a command left behind: exit code and both outputs.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    public string AllOutput => string.Join('\n', new[] { Output.Trim(), Errors.Trim() }.Where(text => text.Length > 0));
}

internal static class CommandRunner
{
    /// <summary>Runs a command to its end. <paramref name="environment"/> replaces the whole environment; null inherits ours. Cancelling kills it with its children.</summary>
    public static async Task<CommandResult> Run(
        IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string>? environment, string input, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment) start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await WriteInput(process, input);
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandResult(process.ExitCode, await output, await errors);
    }

    private static async Task WriteInput(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command ended without reading all of it; its exit code and its words, which the caller gets, say why.
        }
    }
}
