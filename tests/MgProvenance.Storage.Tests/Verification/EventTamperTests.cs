using MgProvenance.Storage.Verification;

namespace MgProvenance.Storage.Tests.Verification;

/// <summary>What a superuser changes in events and leaves is found and named.</summary>
public sealed class EventTamperTests
{
    [Theory]
    [InlineData("data = '{\"mass\": 2.0, \"note\": \"ü\"}'", "data")]
    [InlineData("data = '{\"mass\": 1, \"note\": \"ü\"}'", "data")]
    [InlineData("headers = headers || '{\"device\": \"another\"}'", "headers")]
    [InlineData("headers = null", "headers")]
    [InlineData("timestamp = timestamp + interval '1 microsecond'", "time")]
    [InlineData("timestamp = 'infinity'", "time")]
    [InlineData("user_name = 'person-x'", "actor")]
    [InlineData("user_name = null", "actor")]
    [InlineData("correlation_id = ''", "correlation")]
    [InlineData("causation_id = 'x'", "causation")]
    [InlineData("type = 'lot.received.v1'", "type")]
    [InlineData("id = gen_random_uuid()", "id")]
    public async Task A_changed_field_of_an_event_names_event_and_field(string change, string field)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($"update mt_events set {change} where stream_id = '{notebook.B}' and version = 2");

        var report = await notebook.Verify();

        report.AreOnly(FaultKind.EventAltered);
        var fault = report.Names(FaultKind.EventAltered, notebook.B, 2);
        Assert.Equal(4, fault.Place.Index);
        Assert.EndsWith($"different: {field}.", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_changed_with_its_leaf_no_longer_has_the_sealed_hash()
    {
        await using var notebook = await SignedNotebook.Create();
        await ChangeWithLeaf(notebook);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.LeafRewritten);
        report.Names(FaultKind.LeafRewritten, notebook.B, 2);
    }

    [Fact]
    public async Task An_event_changed_with_leaf_hash_and_tree_is_bracketed_by_checkpoints()
    {
        await using var notebook = await SignedNotebook.Create();
        await ChangeWithLeaf(notebook);
        await notebook.Forger.RewriteHash(notebook.B, 2);
        await notebook.Forger.RewriteHead();

        var report = await notebook.Verify();

        report.AreOnly(FaultKind.TreeRewritten);
        var fault = report.The(FaultKind.TreeRewritten);
        Assert.Equal(new Bracket(3, 7), fault.Bracket);
        Assert.Contains("between checkpoint of size 3 (good) and size 7 (bad)", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("1 later checkpoints", fault.Sentence, StringComparison.Ordinal);
        Assert.Equal((3L, ProtectionLevel.Local), (report.Last!.Size, report.Protection));
    }

    [Fact]
    public async Task A_leaf_rewritten_with_its_hash_and_tree_still_differs_from_its_row()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.RewriteLeaf(notebook.B, 2, """{"mass": 9.9}""");
        await notebook.Forger.RewriteHash(notebook.B, 2);
        await notebook.Forger.RewriteHead();

        var report = await notebook.Verify();

        report.AreOnly(FaultKind.EventAltered, FaultKind.TreeRewritten);
        report.Names(FaultKind.EventAltered, notebook.B, 2);
        Assert.Contains($"{notebook.B}@2", report.The(FaultKind.TreeRewritten).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_event_is_named_by_its_leaf()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($"delete from mt_events where stream_id = '{notebook.B}' and version = 2");
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.EventDeleted, FaultKind.VersionGap);
        report.Names(FaultKind.EventDeleted, notebook.B, 2);
        Assert.Equal((notebook.B, 2L), (report.The(FaultKind.VersionGap).Place.Stream, report.The(FaultKind.VersionGap).Place.Version));
    }

    [Fact]
    public async Task An_event_deleted_with_its_leaf_leaves_its_index()
    {
        await using var notebook = await SignedNotebook.Create();
        await DeleteWithLeaf(notebook);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.LeafMissing);
        Assert.Equal(6, report.The(FaultKind.LeafMissing).Place.Index);
    }

    [Fact]
    public async Task An_event_deleted_without_a_trace_is_bracketed_by_checkpoints()
    {
        await using var notebook = await SignedNotebook.Create();
        await DeleteWithLeaf(notebook);
        await notebook.Forger.Run("delete from mgp.sealed where idx = 6");
        await notebook.Forger.CloseGaps();
        await notebook.Forger.RewriteHead();
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.TreeRewritten);
        Assert.Equal(new Bracket(3, 7), report.The(FaultKind.TreeRewritten).Bracket);
    }

    [Fact]
    public async Task A_leaf_deleted_alone_is_named_by_its_row()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($"delete from mgp.ledger where event_id = (select id from mt_events where stream_id = '{notebook.B}' and version = 2)");
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.LeafMissing);
        report.Names(FaultKind.LeafMissing, notebook.B, 2);
    }

    [Fact]
    public async Task An_event_inserted_past_the_trigger_has_no_leaf()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($$"""
            insert into mt_events (seq_id, id, stream_id, version, data, type) values (nextval('mt_events_sequence'), gen_random_uuid(), '{{notebook.A}}', 4, '{}', 'lot.opened.v1');
            update mt_streams set version = 4 where id = '{{notebook.A}}'
            """);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.EventWithoutLeaf);
        report.Names(FaultKind.EventWithoutLeaf, notebook.A, 4);
    }

    [Fact]
    public async Task Two_events_that_changed_places_in_their_stream_are_both_named()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($"""
            update mt_events set version = 100 where stream_id = '{notebook.B}' and version = 2;
            update mt_events set version = 2 where stream_id = '{notebook.B}' and version = 3;
            update mt_events set version = 3 where stream_id = '{notebook.B}' and version = 100
            """);
        var report = await notebook.Verify();
        report.AreOnly(FaultKind.EventAltered);
        Assert.Equal([2L, 3L], report.Faults.Select(f => f.Place.Version!.Value).Order());
    }

    [Fact]
    public async Task A_binary_body_is_a_fault_and_marks_that_no_leaf_covers_are_notices()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($"update mt_events set is_archived = true, tenant_id = 'other' where stream_id = '{notebook.B}' and version = 2");
        var report = await notebook.Verify();
        Assert.True(report.Ok);
        Assert.Equal(2, report.Notices.Count(n => n.Kind == NoticeKind.Uncovered && n.Place.Stream == notebook.B && n.Place.Version == 2));

        await notebook.Forger.Run($"update mt_events set bdata = '\\x01' where stream_id = '{notebook.B}' and version = 2");
        (await notebook.Verify()).Names(FaultKind.BinaryBody, notebook.B, 2);
    }

    [Theory]
    [InlineData("update mgp.ledger set leaf = substring(leaf from 1 for 40) where", FaultKind.LeafDamaged, FaultKind.LeafRewritten)]
    [InlineData("update mgp.ledger set leaf = leaf || '\\x00' where", FaultKind.LeafDamaged, FaultKind.LeafRewritten)]
    [InlineData("update mgp.ledger set event_id = gen_random_uuid() where", FaultKind.LeafDamaged)]
    public async Task A_damaged_leaf_is_found(string change, params FaultKind[] kinds)
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run($"{change} event_id = (select id from mt_events where stream_id = '{notebook.B}' and version = 2)");
        var report = await notebook.Verify();
        report.AreOnly(kinds);
        Assert.All(report.Faults, f => Assert.Equal(4, f.Place.Index));
    }

    [Fact]
    public async Task Faults_beyond_the_limit_are_counted()
    {
        await using var notebook = await SignedNotebook.Create();
        await notebook.Forger.Run("update mt_events set user_name = 'x'");
        var report = await notebook.Verify(new() { Kept = 2 });
        Assert.Equal((2, 13L), (report.Faults.Count, report.FaultCount));
        Assert.False(report.Ok);
    }

    private static async Task ChangeWithLeaf(SignedNotebook notebook)
    {
        const string data = """{"mass": 2.0}""";
        await notebook.Forger.Run($"update mt_events set data = '{data}' where stream_id = '{notebook.B}' and version = 2");
        await notebook.Forger.RewriteLeaf(notebook.B, 2, data);
    }

    /// <summary>The last event of a stream, so that no version is missing.</summary>
    private static Task DeleteWithLeaf(SignedNotebook notebook) => notebook.Forger.Run($"""
        delete from mgp.ledger where event_id = (select id from mt_events where stream_id = '{notebook.B}' and version = 4);
        delete from mt_events where stream_id = '{notebook.B}' and version = 4;
        update mt_streams set version = 3 where id = '{notebook.B}'
        """);
}
