using Npgsql;

namespace MgProvenance.Storage.Tests;

internal static class SqlExtensions
{
    public static async Task<T> Scalar<T>(this NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public static async Task Execute(this NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SQLSTATE with which the statement is refused; null when it succeeds.</summary>
    public static async Task<string?> SqlStateOf(this NpgsqlDataSource database, string sql)
    {
        try
        {
            await database.Execute(sql);
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }
}
