using System.Text.Json;
using MgProvenance.Application.Events;
using Npgsql;

namespace MgProvenance.Storage.Events;

/// <summary>What <c>mgp.append</c> says of a command that it did not store, and what errors mean; see <c>migrations/0004_append.sql</c>.</summary>
internal static class AppendRefusals
{
    public static AppendOutcome From(string outcome, string detail, CommandIdentity command) => outcome switch
    {
        "repeated" => new AppendOutcome.Repeated(detail),
        "reused" => new AppendOutcome.CommandReused(command.CommandId),
        "conflict" => Read(detail, facts => new AppendOutcome.VersionConflict(Text(facts, "stream"), facts.GetProperty("expected").GetInt64(), facts.GetProperty("actual").GetInt64())),
        "label" => Read(detail, facts => new AppendOutcome.LabelTaken(Text(facts, "label"), Text(facts, "stream"))),
        _ => throw new InvalidOperationException($"mgp.append answered '{outcome}'."),
    };

    /// <summary>The outcome that an error of a single request stands for, or null when it is not a refusal.</summary>
    public static AppendOutcome? From(PostgresException error) => error.SqlState != "MP004" ? null : Read(
        error.Hint ?? throw new InvalidOperationException("SQLSTATE MP004 came without its facts."),
        facts => new AppendOutcome.EventTooLarge(Text(facts, "stream"), Text(facts, "type"), facts.GetProperty("bytes").GetInt32()));

    /// <summary>
    /// A lost race, or a lost connection, after which nobody knows yet whether there was a commit. Sending the same request again is the way to find
    /// out: it gets the stored answer or is stored now, and an earlier sending that is still under way in the server then loses the race for the id.
    /// </summary>
    public static bool MaySucceedAgain(NpgsqlException error) => error is PostgresException answer
        ? answer.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation
            || answer.InvariantSeverity is "FATAL" or "PANIC"
        : error.IsTransient && error.InnerException is not TimeoutException;

    private static AppendOutcome Read(string json, Func<JsonElement, AppendOutcome> outcome)
    {
        using var facts = JsonDocument.Parse(json);
        return outcome(facts.RootElement);
    }

    private static string Text(JsonElement facts, string name) => facts.GetProperty(name).GetString()!;
}
