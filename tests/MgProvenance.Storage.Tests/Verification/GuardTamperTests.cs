using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.Verification;

namespace MgProvenance.Storage.Tests.Verification;

/// <summary>Guards that were switched off, replaced or bypassed by rights are found although no row was changed.</summary>
public sealed class GuardTamperTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("alter table mt_events disable trigger mgp_write_ledger", "trigger mgp_write_ledger on public.mt_events")]
    [InlineData("alter table mt_events enable trigger mgp_write_ledger", "trigger mgp_write_ledger on public.mt_events")]
    [InlineData("alter table mgp.sealed disable trigger mgp_append_only", "trigger mgp_append_only on mgp.sealed")]
    [InlineData("drop trigger mgp_append_only on mgp.checkpoint", "trigger mgp_append_only on mgp.checkpoint")]
    [InlineData("drop trigger mgp_append_only on mgp.ledger; create trigger mgp_append_only before delete on mgp.ledger for each statement execute function mgp.refuse_change(); alter table mgp.ledger enable always trigger mgp_append_only", "trigger mgp_append_only on mgp.ledger")]
    [InlineData("create or replace function mgp.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as 'begin return null; end'", "function mgp.refuse_change")]
    [InlineData("alter function mgp.write_ledger() reset search_path", "function mgp.write_ledger")]
    [InlineData("alter function mgp.write_ledger() security invoker", "function mgp.write_ledger")]
    [InlineData("drop function mgp.seal_advance(bigint, bytea, bytea)", "function mgp.seal_advance")]
    [InlineData("create function mgp.backdoor() returns void language sql security definer as 'delete from mgp.ledger'; revoke all on function mgp.backdoor() from public", "function mgp.backdoor")]
    public async Task A_changed_guard_is_named(string sql, string subject)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Sql(sql);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.GuardWrong);
        Assert.Equal(subject, report.The(FaultKind.GuardWrong).Place.Subject);
    }

    [Theory]
    [InlineData("grant update on mgp.ledger to mgp_app", "UPDATE on mgp.ledger")]
    [InlineData("grant delete on mt_events to public", "DELETE on public.mt_events")]
    [InlineData("grant update (data) on mt_events to mgp_app", "UPDATE of column data on public.mt_events")]
    [InlineData("grant update on mt_streams to mgp_app", "UPDATE on public.mt_streams")]
    [InlineData("grant truncate on mgp.sealed to mgp_app", "TRUNCATE on mgp.sealed")]
    [InlineData("grant trigger on mgp.checkpoint to mgp_app", "TRIGGER on mgp.checkpoint")]
    [InlineData("grant insert (seq_id) on mgp.sealed to mgp_app", "INSERT of column seq_id on mgp.sealed")]
    [InlineData("grant execute on function mgp.refuse_event to mgp_app", "may run mgp.refuse_event")]
    [InlineData("grant create on schema mgp to mgp_app", "may create objects")]
    public async Task A_widened_right_is_named(string sql, string said)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Sql(sql);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.RightsWidened);
        Assert.Contains(said, report.The(FaultKind.RightsWidened).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("superuser", "", "is a superuser")]
    [InlineData("createrole", "", "may create roles")]
    [InlineData("", "grant set on parameter session_replication_role to {0}", "session_replication_role")]
    [InlineData("", "grant mgp_owner to {0}", "owns tables of the ledger or belongs to their owner")]
    public async Task A_role_with_power_over_the_ledger_is_named(string attribute, string grant, string said)
    {
        await using var notebook = await SignedNotebook.Create();
        var role = $"strong_{Guid.NewGuid():N}";
        await notebook.Sql($"create role {role} {attribute}; {string.Format(System.Globalization.CultureInfo.InvariantCulture, grant, role)}");
        try
        {
            var findings = new Findings(10);
            await using (var connection = await notebook.Database.App.OpenConnectionAsync(_stop)) await new GuardsPass(connection, findings, role).Run(_stop);
            Assert.Contains(findings.Faults, f => f.Kind == FaultKind.RightsWidened && f.Sentence.Contains(said, StringComparison.Ordinal));
        }
        finally
        {
            await notebook.Sql($"drop owned by {role}; drop role {role}");
        }
    }

    [Fact]
    public async Task A_trigger_of_somebody_else_is_a_notice()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Sql("create function public.watch() returns trigger language plpgsql as 'begin return null; end'; create trigger watcher after insert on mt_events for each statement execute function public.watch()");
        var report = await notebook.Verify();
        Assert.True(report.Ok);
        Assert.Equal("trigger watcher on public.mt_events", Assert.Single(report.Notices, n => n.Kind == NoticeKind.ForeignTrigger).Place.Subject);
    }

    [Fact]
    public async Task A_table_that_is_gone_is_a_fault_and_no_crash()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Sql("drop table mgp.pending");
        (await notebook.Verify()).AreOnly(FaultKind.Unreadable);
    }

    [Fact]
    public async Task Every_trigger_and_function_of_a_new_notebook_is_one_that_the_migrations_are_seen_to_make()
    {
        await using var notebook = await SignedNotebook.Create();
        var schema = GuardedSchema.OfThisProgram;
        Assert.Equal(
            await notebook.Database.Superuser.Scalar<string>("select string_agg(tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text, ',' order by 1) from (select * from pg_trigger where not tgisinternal order by tgrelid::regclass::text collate \"C\", tgname) t"),
            string.Join(',', schema.Triggers.Select(t => $"{t.Table.Replace("public.", "", StringComparison.Ordinal)} {t.Name} {t.Enabled}").Order(StringComparer.Ordinal)));
        Assert.Equal(
            await notebook.Database.Superuser.Scalar<string>("select string_agg(proname, ',' order by proname collate \"C\") from pg_proc where pronamespace = 'mgp'::regnamespace"),
            string.Join(',', schema.Functions.Keys.Select(f => f["mgp.".Length..]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_migrations_text_is_read_as_PostgreSQL_reads_it()
    {
        var schema = GuardedSchema.Of(MigrationScript.Parse("0001_a.sql", """
            -- grant delete on mgp.t to mgp_app;
            create function mgp.f(a text) returns trigger language plpgsql security definer as $$ begin grant all on mgp.x to mgp_app; end $$;
            create constraint trigger late after update or delete on mgp.t deferrable initially deferred for each row execute function mgp.f();
            create trigger early before insert or truncate on public.u for each statement execute function mgp.f();
            alter table public.u enable always trigger early;
            grant select, update (a, b) on mgp.t, public.u to mgp_app;
            """));
        Assert.Equal([new("mgp.t", "late", "mgp.f", 1 | 8 | 16, 'O'), new("public.u", "early", "mgp.f", 2 | 4 | 32, 'A')], schema.Triggers);
        Assert.Equal(new("mgp.f", " begin grant all on mgp.x to mgp_app; end ", true), Assert.Single(schema.Functions.Values));
        Assert.Equal(["mgp.t SELECT", "mgp.t UPDATE a", "mgp.t UPDATE b", "public.u SELECT", "public.u UPDATE a", "public.u UPDATE b"], schema.Granted.Order(StringComparer.Ordinal));
    }
}
