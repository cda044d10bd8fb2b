using System.Diagnostics;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Storage.RawFiles;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>Names under which no instrument file lies end at once and with a sentence.</summary>
public sealed class HostileFileTests
{
    [Theory]
    [InlineData("inspect", 3L << 30, "3,221,225,472")]
    [InlineData("summary", InputFile.MostBytes + 1, "1,073,741,825")]
    public async Task A_sparse_file_beyond_the_limit_is_refused_before_it_is_read(string verb, long bytes, string said)
    {
        var path = Surroundings.Write($"sparse-{verb}.mpr", string.Empty);
        using (var file = File.OpenWrite(path)) file.SetLength(bytes);
        var ran = await Mgp.Run(verb, path);
        ran.Refused("file.too-large");
        Assert.Contains($"has {said} bytes; a file of more than 1,073,741,824 is not read.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_file() => (await Mgp.Run("inspect", Surroundings.Home)).Refused("file.folder");

    [Fact]
    public async Task A_device_has_no_end() => (await Mgp.Run("inspect", "/dev/zero")).Refused("file.not-plain");

    /// <summary>The kernel states no length for it and gives bytes all the same, like a file that an instrument writes to.</summary>
    [Fact]
    public async Task A_file_that_gives_more_than_its_length_is_not_whole() => (await Mgp.Run("inspect", "/proc/version")).Refused("file.changing");

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        var pipe = Path.Combine(Surroundings.Home, "pipe.mpr");
        using (var made = Process.Start("mkfifo", pipe)) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var link = Path.Combine(Surroundings.Home, "link-to-pipe.mpr");
        File.CreateSymbolicLink(link, pipe);
        foreach (var path in new[] { pipe, link }) (await Mgp.Run("inspect", path)).Refused("file.not-plain");
    }

    /// <summary>Reading at address 0 of one's own memory fails, whoever asks.</summary>
    [Fact]
    public async Task What_cannot_be_read_says_why() => (await Mgp.Run("inspect", "/proc/self/mem")).Refused("file.no-access");

    [Fact]
    public async Task A_link_to_nowhere_is_missing()
    {
        var link = Path.Combine(Surroundings.Home, "link-to-nowhere.mpr");
        File.CreateSymbolicLink(link, Path.Combine(Surroundings.Home, "nowhere.mpr"));
        (await Mgp.Run("inspect", link)).Refused("file.missing");
    }
}
