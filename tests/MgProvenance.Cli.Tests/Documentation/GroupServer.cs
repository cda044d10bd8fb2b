using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Storage.Postgres;

namespace MgProvenance.Cli.Tests.Documentation;

/// <summary>A server as docs/server.md tells to set one up: on TCP with passwords, its roles and database made by docs/server/roles.sql. The program runs against it as a process of its own.</summary>
public sealed class GroupServer : IAsyncLifetime
{
    private const string Password = "correct horse";
    private readonly string _folder = Directory.CreateTempSubdirectory("mgp-server-").FullName;
    private readonly int _port = FreePort();
    private string _binaries = "";

    /// <summary>psql reads docs/server/roles.sql; the server binaries that the notebook fetches come without it.</summary>
    public bool HasPsql => File.Exists(Tool("psql"));

    public string Notebook => Path.Combine(_folder, "notebook");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string? Account => Environment.UserName == "root" ? "nobody" : null;

    public string ConnectionOf(string role, string password = Password) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database=mgp;Username={role};Password={password}");

    public async ValueTask InitializeAsync()
    {
        _binaries = (await ServerBinaries.Find()).Folder;
        if (!HasPsql) return;
        var passwords = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwords, Password + "\n");
        if (Account is { } account) await Must("chown", ["-R", account, _folder]);
        await Must(Tool("initdb"), ["-D", Data, "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={passwords}", "--no-sync", "--encoding=UTF8", "--no-locale"], Account);
        var settings = string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -F");
        await Must(Tool("pg_ctl"), ["start", "-D", Data, "-s", "-w", "-l", Path.Combine(_folder, "log"), "-o", settings], Account);
        await Must(
            Tool("psql"),
            ["-X", "-q", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", "-f", Path.Combine(RealFiles.Checkout, "docs", "server", "roles.sql"), "postgres"],
            environment: [("PGPASSWORD", Password), ("MGP_OWNER_PASSWORD", Password), ("MGP_APP_PASSWORD", Password)]);
    }

    public async ValueTask DisposeAsync()
    {
        if (HasPsql) await Must(Tool("pg_ctl"), ["stop", "-D", Data, "-s", "-m", "immediate"], Account);
        Directory.Delete(_folder, recursive: true);
    }

    /// <param name="app">MGP_CONNECTION; null names the application role.</param>
    /// <param name="owner">MGP_OWNER_CONNECTION.</param>
    public async Task<Ran> Mgp(string[] args, string? app = null, string? owner = null)
    {
        var (exit, output, error) = await Run(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "mgp.dll"), .. args],
            null,
            [("MGP_CONNECTION", app ?? ConnectionOf("mgp_app")), ("MGP_OWNER_CONNECTION", owner ?? ""), ("MGP_NOTEBOOK", Notebook)]);
        return new Ran(string.Join(' ', args), exit, output, error);
    }

    private string Tool(string name) => Path.Combine(_binaries, name);

    private static async Task Must(string program, string[] arguments, string? account = null, (string Name, string Value)[]? environment = null)
    {
        var (exit, output, error) = await Run(program, arguments, account, environment ?? []);
        if (exit != 0) throw new InvalidOperationException($"{program} ended with {exit}: {error}{output}");
    }

    private static async Task<(int Exit, string Output, string Error)> Run(string program, string[] arguments, string? account, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        if (account is not null) start.UserName = account;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        if (program.EndsWith("pg_ctl", StringComparison.Ordinal))
        {
            // The server that it starts inherits the pipes and keeps them open.
            await process.WaitForExitAsync();
            return (process.ExitCode, "", "");
        }

        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
