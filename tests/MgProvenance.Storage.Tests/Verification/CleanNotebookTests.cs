using MgProvenance.Storage.Verification;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Verification;

/// <summary>A notebook that nobody touched verifies clean, whatever its size and whoever writes meanwhile.</summary>
public sealed class CleanNotebookTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_report_says_what_there_is_and_what_protects_it()
    {
        await using var notebook = await SignedNotebook.Create();
        var report = await notebook.Verify();
        Assert.Empty(report.Faults);
        Assert.Empty(report.Notices);
        Assert.Equal((13L, 12L, 3L, 1L, 3L, 1L), (report.Events, report.Size, report.Checkpoints, report.Unsealed, report.UncoveredTail, report.RawFiles));
        Assert.Equal((10L, ProtectionLevel.SecondStore), (report.Last!.Size, report.Protection));
        Assert.Equal((await new Storage.Ledger.Sealer(notebook.Database.App).Head(_stop)).Root, report.Root);
        Assert.NotNull(report.Last.Signed);
        Assert.True(report.Ok);
    }

    [Fact]
    public async Task Without_anything_outside_the_notebook_the_protection_is_local_and_the_key_is_taken_on_trust()
    {
        await using var notebook = await SignedNotebook.Create();
        var report = await notebook.Verify(new());
        Assert.True(report.Ok);
        Assert.Equal(ProtectionLevel.Local, report.Protection);
        Assert.Equal(NoticeKind.KeyFromNotebook, Assert.Single(report.Notices).Kind);
    }

    [Fact]
    public async Task An_empty_notebook_is_not_protected_and_not_damaged()
    {
        var database = new LogDatabase();
        await database.InitializeAsync();
        await using var _ = database;
        var report = await new Verifier(database.App).Verify(new(), null, _stop);
        Assert.Empty(report.Faults);
        Assert.Equal((0L, 0L, ProtectionLevel.None, null), (report.Events, report.UncoveredTail, report.Protection, report.Last));
    }

    [Fact]
    public async Task Thousands_of_events_of_every_shape_verify()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Database.Superuser.Execute("""
            insert into mt_streams (id, type, version) select 'lot-' || s, 'lot', 50 from generate_series(1, 100) s;
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, user_name, correlation_id)
            select nextval('mt_events_sequence'), gen_random_uuid(), 'lot-' || s, v,
                   jsonb_build_object('n', v, 'exact', (v || '.50')::numeric, 'tiny', 1e-20 * v, 'text', repeat('ü"\ ', v % 40), 'list', jsonb_build_array(null, true, '')),
                   'lot.opened.v1', now() - v * interval '1 year', case when v % 3 = 0 then '{"device": "b"}'::jsonb end, case when v % 2 = 0 then 'p' end, case when v % 5 = 0 then '' end
            from generate_series(1, 100) s, generate_series(1, 50) v
            """);
        await notebook.Sign();
        var report = await notebook.Verify();
        Assert.Empty(report.Faults);
        Assert.Equal((5013L, 5013L, 0L, ProtectionLevel.SecondStore), (report.Events, report.Size, report.UncoveredTail, report.Protection));
    }

    [Fact]
    public async Task While_eight_writers_append_and_others_seal_and_sign_every_verification_is_clean()
    {
        await using var notebook = await SignedNotebook.Create();
        using var done = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var n = 0; n < 25; n++)
            {
                var lot = NewStream("lot");
                await notebook.Append(lot, 0, Requests.Events(2));
                await notebook.Append(lot, 2, Requests.Events(1));
            }
        }).ToArray();
        var signing = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) await notebook.Sign();
        }, _stop);

        var reports = new List<VerificationReport>();
        while (!writers.All(w => w.IsCompleted)) reports.Add(await notebook.Verify());
        await Task.WhenAll(writers);
        await done.CancelAsync();
        await signing;
        await notebook.Sign();
        reports.Add(await notebook.Verify());

        Assert.All(reports, r => Assert.Empty(r.Faults));
        Assert.True(reports.Count > 1, "No verification ran beside the writers.");
        Assert.Equal((613L, 0L), (reports[^1].Events, reports[^1].UncoveredTail));
    }

    [Fact]
    public async Task Verifying_changes_nothing()
    {
        await using var notebook = await SignedNotebook.Create();
        var before = await Fingerprint(notebook.Database.Superuser);
        await notebook.Verify();
        Assert.Equal(before, await Fingerprint(notebook.Database.Superuser));
    }

    private static Task<string> Fingerprint(NpgsqlDataSource database) => database.Scalar<string>("""
        select concat_ws(' ', (select count(*) from mt_events), (select count(*) from mgp.sealed), (select count(*) from mgp.checkpoint),
            (select sum(cardinality(seq_ids)) from mgp.pending), (select size from mgp.head), (select xmin::text from mgp.head))
        """);
}
