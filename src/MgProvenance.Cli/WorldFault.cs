using System.ComponentModel;
using Npgsql;

namespace MgProvenance.Cli;

/// <summary>A fault of the surroundings and not of the program: no room, no right, no server. It gets a sentence that says what to do, and no stack trace.</summary>
internal sealed record WorldFault(string Code, string Sentence)
{
    // errno(3) on Linux and macOS alike; EDQUOT differs.
    private const int NoAccess = 13, NotPermitted = 1, TooBig = 27, NoSpace = 28, ReadOnly = 30, QuotaOnLinux = 122, QuotaOnMac = 69;
    private const string Kept = "Nothing that was acknowledged is lost, and what was recorded is not recorded twice: then give the same command again.";

    /// <summary>Null for what may be a defect.</summary>
    public static WorldFault? In(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Of(cause) is { } fault) return fault;
        }

        return null;
    }

    private static WorldFault? Of(Exception cause) => cause switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } e => Full($"the database says: {e.MessageText}"),
        PostgresException { SqlState: PostgresErrorCodes.IoError } e => new("database.io", $"The database cannot read or write its files: {e.MessageText}. Look at the disk. {Kept}"),
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } e => Lost(e.MessageText),
        PostgresException => null,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException } e => Lost(e.InnerException!.Message),
        Win32Exception e => OfErrno(e.NativeErrorCode, e.Message),
        UnauthorizedAccessException e => Denied(e.Message),
        IOException e => OfErrno(e.HResult, e.Message),
        _ => null,
    };

    private static WorldFault? OfErrno(int errno, string message) => errno switch
    {
        NoSpace or QuotaOnLinux or QuotaOnMac or TooBig => Full(message),
        ReadOnly or NoAccess or NotPermitted => Denied(message),
        _ => null,
    };

    private static WorldFault Full(string message) => new("disk.full", $"There is no room on the disk: {Ended(message)} Make room. {Kept}");

    private static WorldFault Denied(string message) => new("folder.not-writable", $"A file or folder cannot be used: {Ended(message)} Give this account the right to it, or name another folder. {Kept}");

    private static WorldFault Lost(string message) => new("server.lost", $"The connection to the database server was lost: {Ended(message)} See that it runs. {Kept}");

    private static string Ended(string message) => message.TrimEnd('.', ' ') + ".";
}
