using MgProvenance.Storage.Postgres;
using Npgsql;

namespace MgProvenance.Storage.Verification;

/// <summary>Whether what protects the ledger still stands: triggers and functions as the migrations made them, and no right of the application role beyond theirs.</summary>
internal sealed class GuardsPass(NpgsqlConnection connection, Findings findings, string role = EmbeddedCluster.ApplicationRole)
{
    private const string TriggersQuery = """
        select n.nspname || '.' || c.relname, t.tgname::text, pn.nspname || '.' || p.proname, t.tgtype, t.tgenabled::text, t.tgqual is not null or t.tgnargs > 0 or t.tgattr <> ''
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_proc p on p.oid = t.tgfoid join pg_namespace pn on pn.oid = p.pronamespace
        where not t.tgisinternal and (n.nspname = 'mgp' or n.nspname = 'public' and c.relname in ('mt_events', 'mt_streams'))
        """;

    private const string FunctionsQuery = """
        select n.nspname || '.' || p.proname, p.prosrc, p.prosecdef, coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false), has_function_privilege($1, p.oid, 'EXECUTE')
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'mgp'
        """;

    // A right to the whole table has no column; a right to some columns comes once per column.
    private const string RightsQuery = """
        select n.nspname || '.' || c.relname, r.held, null
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as r(held)
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and (n.nspname = 'mgp' or n.nspname = 'public' and c.relname like 'mt\_%') and has_table_privilege($1, c.oid, r.held)
        union all
        select n.nspname || '.' || c.relname, r.held, a.attname::text
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join unnest(array['INSERT', 'UPDATE', 'REFERENCES']) as r(held)
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and (n.nspname = 'mgp' or n.nspname = 'public' and c.relname like 'mt\_%')
          and not has_table_privilege($1, c.oid, r.held) and has_column_privilege($1, c.oid, a.attnum, r.held)
        """;

    private const string PowersQuery = """
        select r.rolsuper, r.rolcreaterole, has_parameter_privilege(r.oid, 'session_replication_role', 'SET'),
               exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                       where (n.nspname = 'mgp' or n.nspname = 'public' and c.relname like 'mt\_%') and pg_has_role(r.oid, c.relowner, 'MEMBER')),
               has_schema_privilege(r.oid, 'mgp', 'CREATE')
        from pg_roles r where r.rolname = $1
        """;

    private static readonly string[] Powers = ["is a superuser", "may create roles", "may switch triggers off by session_replication_role", "owns tables of the ledger or belongs to their owner", "may create objects in the schema mgp"];

    private readonly GuardedSchema _schema = GuardedSchema.OfThisProgram;

    public async Task Run(CancellationToken cancellation)
    {
        await Triggers(cancellation);
        await Functions(cancellation);
        if (await HasPowers(cancellation)) return; // then it has every right below, too
        await Rights(cancellation);
    }

    private async Task Triggers(CancellationToken cancellation)
    {
        var missing = _schema.Triggers.ToDictionary(t => (t.Table, t.Name));
        await using var read = new NpgsqlCommand(TriggersQuery, connection);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var found = new GuardTrigger(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt16(3), row.GetString(4)[0]);
            var place = new Place(Subject: $"trigger {found.Name} on {found.Table}");
            if (!missing.Remove((found.Table, found.Name), out var wanted))
            {
                findings.Add(NoticeKind.ForeignTrigger, place, $"The {place.Subject} is none of this program's.");
            }
            else if (found.Enabled != wanted.Enabled)
            {
                findings.Add(FaultKind.GuardWrong, place, $"The {place.Subject} is {(found.Enabled == 'D' ? "switched off" : "not enabled as it was")}.");
            }
            else if (found != wanted || row.GetBoolean(5))
            {
                findings.Add(FaultKind.GuardWrong, place, $"The {place.Subject} is not the one that the migrations made.");
            }
        }

        foreach (var gone in missing.Values)
        {
            findings.Add(FaultKind.GuardWrong, new(Subject: $"trigger {gone.Name} on {gone.Table}"), $"The trigger {gone.Name} on {gone.Table} is missing.");
        }
    }

    private async Task Functions(CancellationToken cancellation)
    {
        var missing = new Dictionary<string, GuardFunction>(_schema.Functions, StringComparer.Ordinal);
        await using var read = new NpgsqlCommand(FunctionsQuery, connection) { Parameters = { new() { Value = role } } };
        await using var row = await read.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (name, body, asOwner, fixedPath, mayRun) = (row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4));
            var place = new Place(Subject: $"function {name}");
            if (!missing.Remove(name, out var wanted))
            {
                if (asOwner) findings.Add(FaultKind.GuardWrong, place, $"The function {name} runs with its owner's rights and is none of this program's.");
            }
            else if (body.ReplaceLineEndings("\n") != wanted.Body || asOwner != wanted.AsOwner || (asOwner && !fixedPath))
            {
                findings.Add(FaultKind.GuardWrong, place, $"The function {name} is not the one that the migrations made.");
            }

            if (mayRun && !_schema.Granted.Contains($"{name} EXECUTE")) findings.Add(FaultKind.RightsWidened, place, $"{role} may run {name}, which was never granted.");
        }

        foreach (var name in missing.Keys) findings.Add(FaultKind.GuardWrong, new(Subject: $"function {name}"), $"The function {name} is missing.");
    }

    private async Task<bool> HasPowers(CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand(PowersQuery, connection) { Parameters = { new() { Value = role } } };
        await using var row = await read.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            findings.Add(FaultKind.GuardWrong, new(Subject: $"role {role}"), $"There is no role {role}.");
            return true;
        }

        var found = Powers.Where((_, power) => row.GetBoolean(power)).ToArray();
        foreach (var power in found) findings.Add(FaultKind.RightsWidened, new(Subject: $"role {role}"), $"{role} {power}.");
        return found.Length > 0;
    }

    private async Task Rights(CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand(RightsQuery, connection) { Parameters = { new() { Value = role } } };
        await using var row = await read.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (table, right, column) = (row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2));
            if (_schema.Granted.Contains($"{table} {right}") || (column is not null && _schema.Granted.Contains($"{table} {right} {column}"))) continue;
            var what = column is null ? $"{right} on {table}" : $"{right} of column {column} on {table}";
            findings.Add(FaultKind.RightsWidened, new(Subject: table), $"{role} has the right {what}, which was never granted.");
        }
    }
}
