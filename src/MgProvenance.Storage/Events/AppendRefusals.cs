using System.Text.Json;
using MgProvenance.Application.Events;
using Npgsql;

namespace MgProvenance.Storage.Events;

/// <summary>What the store's own SQLSTATEs mean; see <c>migrations/0004_append.sql</c>.</summary>
internal static class AppendRefusals
{
    /// <summary>The outcome that this error stands for, or null when it is not a refusal.</summary>
    public static AppendOutcome? From(PostgresException error)
    {
        if (error.SqlState is not ("MP002" or "MP003" or "MP004")) return null;
        using var json = JsonDocument.Parse(error.Hint ?? throw new InvalidOperationException($"SQLSTATE {error.SqlState} came without its facts."));
        var facts = json.RootElement;
        return error.SqlState switch
        {
            "MP002" => new AppendOutcome.VersionConflict(Text(facts, "stream"), facts.GetProperty("expected").GetInt64(), facts.GetProperty("actual").GetInt64()),
            "MP003" => new AppendOutcome.LabelTaken(Text(facts, "label"), Text(facts, "stream")),
            _ => new AppendOutcome.EventTooLarge(Text(facts, "stream"), Text(facts, "type"), facts.GetProperty("bytes").GetInt32()),
        };
    }

    /// <summary>Errors of a lost race: the same request may succeed when it is sent again.</summary>
    public static bool MaySucceedAgain(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;

    private static string Text(JsonElement facts, string name) => facts.GetProperty(name).GetString()!;
}
