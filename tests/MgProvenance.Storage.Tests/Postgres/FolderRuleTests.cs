using MgProvenance.Storage.Postgres;

namespace MgProvenance.Storage.Tests.Postgres;

public sealed class FolderRuleTests
{
    private const string Mounts = """
        /dev/sda1 / ext4 rw,relatime 0 0
        server:/export /home/lab nfs4 rw 0 0
        /dev/sdb1 /home/lab/local xfs rw 0 0
        //nas/group /mnt/group\040drive cifs rw 0 0
        C:\134 /mnt/c 9p rw,aname=drvfs 0 0
        me@host: /mnt/far fuse.sshfs rw 0 0
        /dev/sdc1 /mnt/over ext4 rw 0 0
        server:/x /mnt/over nfs rw 0 0
        """;

    private static readonly ServerUser Me = ServerUser.Current;

    [Theory]
    [InlineData("/home/lab/notebook", "nfs4")]
    [InlineData("/home/lab", "nfs4")]
    [InlineData("/mnt/group drive/notebook", "cifs")]
    [InlineData("/mnt/c/Users/me/notebook", "9p")]
    [InlineData("/mnt/far/notebook", "fuse.sshfs")]
    [InlineData("/mnt/over/notebook", "nfs")]
    public void Network_folders_are_refused_by_name(string folder, string type) => Assert.Contains($"({type} at ", NetworkFolders.Explain(folder, Mounts), StringComparison.Ordinal);

    [Theory]
    [InlineData("/home/me/notebook")]
    [InlineData("/home/laboratory/notebook")]
    [InlineData("/home/lab/local/notebook")]
    [InlineData("/mnt/cellar")]
    public void Local_folders_are_not(string folder) => Assert.Null(NetworkFolders.Explain(folder, Mounts));

    [Fact]
    public void A_socket_path_of_107_bytes_is_the_longest()
    {
        var longest = "/" + new string('a', SocketFolder.LongestSocketPath - 1 - SocketFolder.SocketName.Length);
        SocketFolder.Check(longest);
        Assert.Equal("postgres.socket-path", Assert.Throws<DatabaseSetupException>(() => SocketFolder.Check(longest + "a")).Code);
    }

    [Theory]
    [InlineData("/tmp/with space")]
    [InlineData("/tmp/quo'te")]
    [InlineData("/tmp/sem;colon")]
    public void A_socket_path_that_a_shell_would_take_apart_is_refused(string path) => Assert.Throws<DatabaseSetupException>(() => SocketFolder.Check(path));

    [Fact]
    public void The_name_is_short_however_deep_the_notebook_lies() => SocketFolder.Check(SocketFolder.Name("/home/" + new string('x', 4000), Me));

    [Fact]
    public void A_socket_folder_must_be_a_private_folder_of_ones_own()
    {
        var root = Directory.CreateTempSubdirectory("mgp-socket-").FullName;
        try
        {
            var good = Path.Combine(root, "good");
            Assert.True(Posix.CreateFolder(good, 0x1C0));
            Assert.False(Posix.CreateFolder(good, 0x1C0));
            SocketFolder.Verify(good, Me);
            Assert.Contains("belongs to user", Fault(good, Me with { Uid = Me.Uid + 1 }), StringComparison.Ordinal);

            var link = Path.Combine(root, "link");
            Directory.CreateSymbolicLink(link, good);
            Assert.Contains("is not a folder", Fault(link, Me), StringComparison.Ordinal);
            Assert.Contains("is missing", Fault(Path.Combine(root, "none"), Me), StringComparison.Ordinal);

            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(good, (UnixFileMode)0b111_101_101);
            Assert.Contains("has mode 755", Fault(good, Me), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Fault(string path, ServerUser user) => Assert.Throws<DatabaseSetupException>(() => SocketFolder.Verify(path, user)).Message;
}
