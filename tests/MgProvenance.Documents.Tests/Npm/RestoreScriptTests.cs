using MgProvenance.Documents.Tests.Typst;

namespace MgProvenance.Documents.Tests.Npm;

public sealed class RestoreScriptTests : IDisposable
{
    private static readonly string Source = Path.Combine(RealFiles.Checkout, "src", "MgProvenance.Documents", "npm");

    private readonly TemporaryFolder _folder = new();
    private readonly string _npm;
    private readonly string _tools;

    public RestoreScriptTests()
    {
        _npm = Directory.CreateDirectory(_folder.File("npm")).FullName;
        _tools = Directory.CreateDirectory(_folder.File("tools")).FullName;
        File.Copy(Path.Combine(Source, "restore.sh"), Path.Combine(_npm, "restore.sh"));
        File.Copy(Path.Combine(Source, "package-lock.json"), Path.Combine(_npm, "package-lock.json"));
        Tool.Script(_tools, "npm", $"echo \"$@\" >> '{Calls}'; sleep 0.3; mkdir -p node_modules/@myriaddreamin/engine node_modules/@resvg/engine");
        Tool.Script(_tools, "node", "echo 20");
    }

    private string Calls => _folder.File("calls");

    [Fact]
    public async Task Fetches_once_and_never_again_while_the_lock_file_stays()
    {
        Assert.Equal(0, (await Restore()).Exit);
        Assert.Equal(0, (await Restore()).Exit);
        Assert.Single(await File.ReadAllLinesAsync(Calls, TestContext.Current.CancellationToken));

        await File.AppendAllTextAsync(Path.Combine(_npm, "package-lock.json"), "\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Restore()).Exit);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Calls, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Parallel_builds_fetch_once()
    {
        var all = await Task.WhenAll(Restore(), Restore(), Restore());
        Assert.All(all, r => Assert.Equal(0, r.Exit));
        Assert.Single(await File.ReadAllLinesAsync(Calls, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_old_node_is_refused_before_anything_is_fetched()
    {
        Tool.Script(_tools, "node", "echo 18");
        var (exit, _, error) = await Restore();
        Assert.Equal(1, exit);
        Assert.Contains("node on PATH is version 18", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Calls));
    }

    [Theory]
    [InlineData("exit 1", "npm ci failed")]
    [InlineData("mkdir -p node_modules", "no PDF engine")]
    [InlineData("mkdir -p node_modules/@myriaddreamin/engine", "no PDF engine")]
    public async Task A_failed_fetch_leaves_no_stamp(string npm, string message)
    {
        Tool.Script(_tools, "npm", npm);
        var (exit, _, error) = await Restore();
        Assert.Equal(1, exit);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_npm, "node_modules", ".stamp")));
    }

    [Fact]
    public void The_lock_file_holds_hashes_and_no_addresses()
    {
        var text = File.ReadAllText(Path.Combine(Source, "package-lock.json"));
        Assert.Contains("\"integrity\": \"sha512-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("resolved", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<(int Exit, string Out, string Error)> Restore() => Tool.Run(
        "sh", [Path.Combine(_npm, "restore.sh")], new Dictionary<string, string> { ["PATH"] = _tools + ":" + Environment.GetEnvironmentVariable("PATH") });
}
