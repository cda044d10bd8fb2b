using System.Text.RegularExpressions;
using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.Verification;

/// <summary>A trigger as a migration made it.</summary>
/// <param name="Kind">The bits of <c>pg_trigger.tgtype</c>.</param>
/// <param name="Enabled"><c>pg_trigger.tgenabled</c>: A fires whatever <c>session_replication_role</c> says, O does not.</param>
internal sealed record GuardTrigger(string Table, string Name, string Function, short Kind, char Enabled);

/// <summary>A function as a migration made it.</summary>
internal sealed record GuardFunction(string Name, string Body, bool AsOwner);

/// <summary>
/// What the migrations say that must stand: triggers, functions, and what the application role may do. Read out of their text, so that a new
/// migration is guarded without a second list that could fall behind.
/// </summary>
internal sealed partial class GuardedSchema
{
    private const short Row = 1, Before = 2, Insert = 4, Delete = 8, Update = 16, Truncate = 32;

    private GuardedSchema(IReadOnlyList<MigrationScript> migrations)
    {
        var whole = string.Join('\n', migrations.Select(m => m.Sql.ReplaceLineEndings("\n")));
        foreach (Match f in FunctionPattern().Matches(whole))
        {
            Functions[f.Groups["name"].Value] = new(f.Groups["name"].Value, f.Groups["body"].Value, f.Groups["head"].Value.Contains("security definer", StringComparison.OrdinalIgnoreCase));
        }

        var statements = Comment().Replace(FunctionPattern().Replace(whole, ";"), string.Empty);
        var always = AlwaysPattern().Matches(statements).Select(m => (m.Groups["table"].Value, m.Groups["name"].Value)).ToHashSet();
        Triggers = [.. TriggerPattern().Matches(statements).Select(m => Trigger(m, always))];
        foreach (Match grant in GrantPattern().Matches(statements)) Grant(grant.Groups["what"].Value, grant.Groups["on"].Value);
    }

    public static GuardedSchema OfThisProgram { get; } = new(MigrationScript.BuiltIn());

    public IReadOnlyList<GuardTrigger> Triggers { get; }

    public Dictionary<string, GuardFunction> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Privileges of the application role as <c>table PRIVILEGE</c> or <c>table PRIVILEGE column</c>, and <c>function EXECUTE</c>.</summary>
    public HashSet<string> Granted { get; } = new(StringComparer.Ordinal);

    public static GuardedSchema Of(params MigrationScript[] migrations) => new(migrations);

    private static GuardTrigger Trigger(Match m, HashSet<(string, string)> always)
    {
        var events = Words().Matches(m.Groups["events"].Value).Select(w => w.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kind = (m.Groups["each"].Value == "row" ? Row : 0) | (m.Groups["when"].Value == "before" ? Before : 0)
            | (events.Contains("insert") ? Insert : 0) | (events.Contains("delete") ? Delete : 0)
            | (events.Contains("update") ? Update : 0) | (events.Contains("truncate") ? Truncate : 0);
        var (table, name) = (m.Groups["table"].Value, m.Groups["name"].Value);
        return new(table, name, m.Groups["function"].Value, (short)kind, always.Contains((table, name)) ? 'A' : 'O');
    }

    private void Grant(string what, string on)
    {
        var objects = ObjectPattern().Matches(on).Select(m => m.Value).ToArray();
        foreach (Match privilege in PrivilegePattern().Matches(what))
        {
            var name = privilege.Groups["name"].Value.ToUpperInvariant();
            var columns = Words().Matches(privilege.Groups["columns"].Value).Select(c => $" {c.Value}").DefaultIfEmpty(string.Empty);
            Granted.UnionWith(objects.SelectMany(o => columns.Select(c => $"{o} {name}{c}")));
        }
    }

    [GeneratedRegex(@"create\s+(?:or\s+replace\s+)?function\s+(?<name>[\w.]+)\s*\((?<head>.*?)\bas\s+\$\$(?<body>.*?)\$\$\s*;", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex FunctionPattern();

    [GeneratedRegex(@"create\s+(?:constraint\s+)?trigger\s+(?<name>\w+)\s+(?<when>before|after)\s+(?<events>\w+(?:\s+or\s+\w+)*)\s+on\s+(?<table>[\w.]+)[^;]*?for\s+each\s+(?<each>row|statement)\s+execute\s+function\s+(?<function>[\w.]+)", RegexOptions.IgnoreCase)]
    private static partial Regex TriggerPattern();

    [GeneratedRegex(@"alter\s+table\s+(?<table>[\w.]+)\s+enable\s+always\s+trigger\s+(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex AlwaysPattern();

    [GeneratedRegex(@"\bgrant\s+(?<what>[^;]+?)\s+on\s+(?<on>[^;]+?)\s+to\s+mgp_app\s*;", RegexOptions.IgnoreCase)]
    private static partial Regex GrantPattern();

    [GeneratedRegex(@"(?<name>\w+)\s*(?:\((?<columns>[^)]*)\))?")]
    private static partial Regex PrivilegePattern();

    [GeneratedRegex(@"\w+\.\w+")]
    private static partial Regex ObjectPattern();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();
}
