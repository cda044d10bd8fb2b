using System.Security.Cryptography;
using System.Text;
using MgProvenance.Application.Events;
using MgProvenance.Storage.RawFiles;

namespace MgProvenance.Storage.Tests.RawFiles;

public sealed class FileRawFilesTests : IDisposable
{
    private readonly string _notebook = Directory.CreateTempSubdirectory("mgp-raw-").FullName;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly FileRawFiles _files;

    public FileRawFilesTests() => _files = new(_notebook);

    public void Dispose() => Directory.Delete(_notebook, recursive: true);

    [Fact]
    public async Task A_file_is_stored_under_its_digest_and_read_back()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var sha256 = await Store(bytes);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256);
        Assert.Equal(bytes, await _files.Read(sha256, _stop));
        Assert.True(File.Exists(PathOf(sha256)));
        Assert.Equal(sha256, await Store(bytes));
        Assert.Equal([sha256], _files.Stored());
        Assert.Empty(Directory.GetFiles(Path.Combine(_notebook, "raw", ".incoming")));
    }

    [Fact]
    public async Task What_is_not_stored_is_null_and_what_is_not_a_digest_is_a_defect()
    {
        Assert.Null(await _files.Read(new('0', 64), _stop));
        await Assert.ThrowsAsync<ArgumentException>(() => _files.Read("../../etc/passwd", _stop));
        await Assert.ThrowsAsync<ArgumentException>(() => _files.Read(new('A', 64), _stop));
    }

    [Fact]
    public async Task A_changed_file_is_neither_read_nor_taken_for_stored()
    {
        var bytes = "cycle,capacity\n1,2.5\n"u8.ToArray();
        var sha256 = await Store(bytes);
        File.Delete(PathOf(sha256));
        await File.WriteAllTextAsync(PathOf(sha256), "cycle,capacity\n1,3.5\n", _stop);
        var changed = Convert.ToHexStringLower(SHA256.HashData("cycle,capacity\n1,3.5\n"u8));

        var read = await Assert.ThrowsAsync<RawFileDamagedException>(() => _files.Read(sha256, _stop));
        Assert.Equal(sha256, read.Sha256);
        Assert.Contains(changed, read.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RawFileDamagedException>(() => Store(bytes));
    }

    [Fact]
    public async Task A_stream_that_fails_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _files.Store(new FailingStream(), _stop));
        Assert.Empty(_files.Stored());
        Assert.Empty(Directory.GetFiles(Path.Combine(_notebook, "raw", ".incoming")));
    }

    [Fact]
    public async Task Orphans_are_the_files_that_no_event_names()
    {
        var named = await Store("named"u8.ToArray());
        var orphan = await Store("orphan"u8.ToArray());
        Assert.Equal([orphan], _files.Orphans(new HashSet<string> { named }));
        Assert.Empty(_files.Orphans(new HashSet<string> { named, orphan }));
    }

    [Fact]
    public async Task Storing_one_file_many_times_at_once_is_harmless()
    {
        var bytes = Encoding.UTF8.GetBytes(new string('x', 100_000));
        var digests = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store(bytes)));
        Assert.Equal(bytes, await _files.Read(Assert.Single(digests.Distinct()), _stop));
    }

    private string PathOf(string sha256) => Path.Combine(_notebook, "raw", sha256[..2], sha256[2..]);

    private async Task<string> Store(byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await _files.Store(content, _stop);
    }

    private sealed class FailingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The cable was pulled.");
    }
}
