namespace MgProvenance.Storage.Postgres;

/// <summary>
/// The database cannot be had as things stand on this machine: no server, a folder it cannot use, a schema of another version.
/// <see cref="Code"/> is stable; the message says what was looked for and what to do.
/// </summary>
public sealed class DatabaseSetupException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
