using System.Globalization;
using System.Security.Cryptography;
using MgProvenance.Application.TestRuns;
using MgProvenance.Cli.Tests.Support;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Derivations that wait, fail or were given up are seen as such, and hold up nothing else.</summary>
public sealed class JobsTests : IAsyncLifetime
{
    private OpenNotebook? _notebook;

    private OpenNotebook Notebook => _notebook!;

    public async ValueTask InitializeAsync() => _notebook = await OpenNotebook.Empty();

    public async ValueTask DisposeAsync()
    {
        if (_notebook is not null) await _notebook.DisposeAsync();
    }

    [Fact]
    public async Task A_held_a_damaged_and_a_missing_file_are_told_while_other_cells_show_numbers()
    {
        foreach (var mark in new[] { "JA", "JB" }) (await Notebook.Record($"bench-{mark}", [.. Bench.Lots(mark), .. Bench.Batch(mark), Bench.Release(mark), .. Bench.Cell(mark), .. Bench.Study(mark)])).Done();
        var (fileA, fileB) = (Surroundings.Write("ja.csv", SmallFiles.Land), Surroundings.Write("jb.csv", SmallFiles.Land.Replace("0.6,", "0.65,", StringComparison.Ordinal)));
        var attached = (await Notebook.Mgp("attach", fileA, "--run", "JA-RUN", "--time-zone", "Europe/Berlin", "--json")).Done();
        Assert.Equal("done", attached.Json.GetProperty("numbers").GetProperty("state").GetString());

        // Another process took JB's job before anybody here could, and is at it.
        var job = await Job(fileB);
        await Notebook.Execute($$"""
            insert into mgp.job (kind, key, subject, payload, state, attempts, claim, worker, due, created)
            values ('derive-cycles', '{{job.JobKey}}', 'jb.csv', '{{job.ToJob().Payload}}', 'running', 1, 1, 'bench-2, process 7', now() + interval '1 hour', now())
            """);
        var pending = (await Notebook.Mgp("attach", fileB, "--run", "JB-RUN", "--time-zone", "Europe/Berlin")).Done();
        Assert.StartsWith("pending: bench-2, process 7 is deriving jb.csv (job ", pending.Error, StringComparison.Ordinal);
        await Cells(("done", null), ("pending", "bench-2, process 7 is deriving jb.csv"));
        Assert.Contains("pending: bench-2, process 7", (await Notebook.Mgp("cells")).Done().Out, StringComparison.Ordinal);
        Assert.Contains("pending: bench-2, process 7", (await Notebook.Mgp("summary", "JB-RUN")).Done().Out, StringComparison.Ordinal);
        (await Notebook.Mgp("report", "build", "methods-si", "--study", "JB-STUDY")).Refused("derivation.pending");

        // That process is killed; its lease ends; meanwhile the file was removed, and then came back with other bytes.
        var raw = Path.Combine(Notebook.Folder, "raw", job.Last.RawSha256[..2], job.Last.RawSha256[2..]);
        var bytes = await File.ReadAllBytesAsync(raw, TestContext.Current.CancellationToken);
        File.Delete(raw);
        await Notebook.Execute("update mgp.job set due = now() - interval '1 second' where state = 'running'");
        await Cells(("done", null), ("pending", "Attempt 2 was in vain"));
        (await Notebook.Mgp("report", "build", "methods-si", "--study", "JB-STUDY")).Refused("derivation.pending");
        await File.WriteAllTextAsync(raw, "other bytes", TestContext.Current.CancellationToken);
        (await Notebook.Mgp("jobs", "retry", "all")).Done();
        await Cells(("done", null), ("failed", "was changed on disk"));
        (await Notebook.Mgp("summary", "JB-RUN")).Ends(ExitCodes.Findings);
        (await Notebook.Mgp("summary", "JA-RUN")).Done();
        (await Notebook.Mgp("report", "build", "methods-si", "--study", "JB-STUDY")).Ends(ExitCodes.Integrity);
        Assert.Equal("failed", Assert.Single((await Notebook.Mgp("jobs", "--json")).Done().Json.EnumerateArray()).GetProperty("state").GetString());

        // Mended: tried again on demand, and derived once.
        await File.WriteAllBytesAsync(raw, bytes, TestContext.Current.CancellationToken);
        (await Notebook.Mgp("report", "build", "methods-si", "--study", "JB-STUDY")).Refused("derivation.pending");
        Assert.Equal("0 done, 0 not.", (await Notebook.Mgp("jobs", "run")).Done().Out.Trim());
        var id = await Notebook.Scalar<long>("select id from mgp.job where state = 'failed'");
        (await Notebook.Mgp("jobs", "retry", id.ToString(CultureInfo.InvariantCulture))).Done();
        Assert.Equal("1 done, 0 not.", (await Notebook.Mgp("jobs", "run")).Done().Out.Trim());
        await Cells(("done", null), ("done", null));
        Assert.Equal("Nothing waits; no job failed.", (await Notebook.Mgp("jobs")).Done().Out.Trim());
        Assert.Equal(2L, await Notebook.Scalar<long>("select count(*) from mgp.derived where method like 'measured-cycles/%'"));
    }

    [Fact]
    public async Task The_queue_as_a_person_reads_it()
    {
        await Notebook.Execute("""
            insert into mgp.job (id, kind, key, subject, payload, state, attempts, due, worker, last_error, created, finished) overriding system value values
            (101, 'derive-cycles', 'a', 'first.mpr', '{}', 'waiting', 0, now(), null, null, now() - interval '5 seconds', null),
            (102, 'derive-cycles', 'b', 'second.mpr', '{}', 'waiting', 3, now() + interval '150 seconds', null, 'The raw file of second.mpr is missing from the notebook’s folder.', now() - interval '630 seconds', null),
            (103, 'derive-cycles', 'c', 'third.csv', '{}', 'running', 1, now() + interval '1 hour', 'bench-2, process 7', null, now() - interval '90 seconds', null),
            (104, 'derive-cycles', 'd', 'fourth [EIS].mpr', '{}', 'failed', 1, now(), null, 'fourth [EIS].mpr gives no cycles: It holds no current.', now() - interval '3.5 hours', now()),
            (105, 'derive-cycles', 'e', 'fifth.csv', '{}', 'dead', 10, now(), null, 'IOException: No space left on device.', now() - interval '50 hours', now()),
            (106, 'derive-cycles', 'f', 'sixth.csv', '{}', 'done', 1, now(), null, null, now() - interval '50 hours', now())
            """);
        var said = (await Notebook.Mgp("jobs")).Done().Out;
        Assert.Equal(Approved.Text("jobs.txt"), string.Join('\n', said.Split('\n').Select(l => l.TrimEnd())));
        Assert.Equal([101, 102, 103, 104, 105], (await Notebook.Mgp("jobs", "--json")).Done().Json.EnumerateArray().Select(j => j.GetProperty("id").GetInt32()));
        (await Notebook.Mgp("jobs", "retry", "103")).Refused("job.unknown");
        (await Notebook.Mgp("jobs", "retry", "999")).Refused("job.unknown");
        (await Notebook.Mgp("jobs", "retry", "everything")).Refused("job.id");
    }

    /// <summary>What attaching this file will ask for.</summary>
    private static async Task<DeriveCycles> Job(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        return new DeriveCycles([new AttachedFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), CyclingData.Read(bytes, file).Data!.Parser, Path.GetFileName(file))]);
    }

    /// <summary>The two cells, each with its state and a part of its remark; numbers are there when it is done and only then.</summary>
    private async Task Cells(params (string State, string? Remark)[] expected)
    {
        var lines = (await Notebook.Mgp("cells", "--json")).Done().Json.EnumerateArray().ToList();
        Assert.Equal(expected.Length, lines.Count);
        foreach (var (line, (state, remark)) in lines.Zip(expected))
        {
            Assert.Equal(state, line.GetProperty("state").GetString());
            Assert.Contains(remark ?? string.Empty, line.TryGetProperty("remark", out var said) ? said.GetString() : string.Empty, StringComparison.Ordinal);
            Assert.Equal(state == "done", line.TryGetProperty("firstDischargeMAhPerG", out var number) && number.GetDouble() > 0);
        }
    }
}
