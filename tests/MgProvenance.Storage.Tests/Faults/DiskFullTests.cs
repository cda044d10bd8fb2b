using MgProvenance.Application.Events;
using MgProvenance.Storage.Events;
using MgProvenance.Storage.Ledger;
using MgProvenance.Storage.Postgres;
using MgProvenance.Storage.RawFiles;
using MgProvenance.Storage.Tests.Verification;
using MgProvenance.Storage.Verification;
using Npgsql;
using static MgProvenance.Storage.Tests.Requests;

namespace MgProvenance.Storage.Tests.Faults;

/// <summary>A full disk stops what needs room and loses nothing; after room is made everything goes on.</summary>
public sealed class DiskFullTests
{
    private const int NoSpace = 28;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_raw_file_that_does_not_fit_leaves_nothing_behind()
    {
        var notebook = Directory.CreateTempSubdirectory("mgp-full-").FullName;
        using (var disk = SmallDisk.Over(notebook, "64k"))
        {
            var files = new FileRawFiles(notebook);
            var kept = await Store(files, 1000);
            disk.Fill();
            Assert.Equal(NoSpace, (await Assert.ThrowsAsync<IOException>(() => Store(files, 20_000))).HResult);
            Assert.Equal([kept], files.Stored());
            Assert.Empty(Directory.GetFiles(Path.Combine(notebook, "raw", ".incoming")));
            Assert.Equal(1000, (await files.Read(kept, Stop))!.Length);

            disk.MakeRoom();
            await Store(files, 20_000);
            Assert.Equal(2, files.Stored().Count());
        }

        Directory.Delete(notebook);
    }

    [Fact]
    public async Task A_checkpoint_that_the_second_copy_cannot_take_is_signed_when_there_is_room()
    {
        await using var notebook = await SignedNotebook.Create();
        using (var disk = SmallDisk.Over(Path.GetDirectoryName(notebook.SecondCopyPath)!, "4k"))
        {
            disk.Fill();
            Assert.Equal(NoSpace, Assert.IsType<IOException>((await Assert.ThrowsAsync<SecondCopyException>(notebook.Sign)).InnerException).HResult);
            Assert.Equal(10, (await notebook.Store().InDatabase(Stop))[^1].Checkpoint.Size);
        }

        await notebook.Sign();
        var report = await notebook.Verify();
        Assert.Empty(report.Faults);
        Assert.Empty(report.Notices);
        Assert.Equal((13L, 0L), (report.Last!.Size, report.UncoveredTail));
    }

    [Fact]
    public async Task A_database_without_room_refuses_events_and_keeps_those_it_acknowledged()
    {
        var root = Directory.CreateTempSubdirectory("mgp-full-").FullName;
        using (var disk = SmallDisk.Over(root, "160m"))
        {
            var (notebook, folders) = (Path.Combine(root, "notebook"), new LogFolders(Path.Combine(root, "keys"), Path.Combine(root, "state")));
            var acknowledged = new List<string>();
            await using (var cluster = await EmbeddedCluster.Open(notebook, TestCluster.Options(root), ct: Stop))
            {
                await cluster.Migrate(MigrationScript.BuiltIn(), ct: Stop);
                await using var database = NpgsqlDataSource.Create(cluster.AppConnectionString);
                await LogIdentity.Create(database, folders, Stop);
                acknowledged.Add(await Append(database));
                disk.Fill();
                var refused = await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
                {
                    while (true) acknowledged.Add(await Append(database));
                });
                Assert.Equal(PostgresErrorCodes.DiskFull, Assert.IsType<PostgresException>(refused).SqlState);

                disk.MakeRoom();
                acknowledged.Add(await Append(database));
            }

            await using (var cluster = await EmbeddedCluster.Open(notebook, TestCluster.Options(root), ct: Stop))
            {
                await using var database = NpgsqlDataSource.Create(cluster.AppConnectionString);
                await new Checkpoints(database, await LogIdentity.Read(database, Stop), folders).Sign(Stop);
                var kept = await new NpgsqlEventLog(database).ReadStreams(acknowledged, null, Stop);
                Assert.Equal(acknowledged.Order(StringComparer.Ordinal), kept.Select(e => e.StreamId));
                var report = await new Verifier(database).Verify(new() { Folders = folders }, null, Stop);
                Assert.Empty(report.Faults);
                Assert.Equal((acknowledged.Count, 0L), (report.Events, report.UncoveredTail));
            }
        }

        Directory.Delete(root);
    }

    private static async Task<string> Store(FileRawFiles files, int bytes)
    {
        using var content = new MemoryStream(System.Security.Cryptography.RandomNumberGenerator.GetBytes(bytes));
        return await files.Store(content, Stop);
    }

    /// <summary>An event that needs pages of its own; what cannot be compressed.</summary>
    private static async Task<string> Append(NpgsqlDataSource database)
    {
        var lot = NewStream("lot");
        var large = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(40_000));
        Assert.IsType<AppendOutcome.Appended>(await new NpgsqlEventLog(database).Append(Request(To(lot, 0, Event(data: $$"""{"text":"{{large}}"}"""))), Stop));
        return lot;
    }
}
