using System.Diagnostics;
using MgProvenance.Documents.Typst;

namespace MgProvenance.Documents.Tests.Typst;

public sealed class SideProcessTests : IDisposable
{
    private static readonly ReportDocument Small = Samples.Document(new Paragraph("Text."));

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_crash_in_the_middle_of_a_job_is_survived()
    {
        var crashesOnce = Node($"if [ ! -e '{_folder.Path}/crashed' ]; then touch '{_folder.Path}/crashed'; echo '{{\"ready\":\"fake\"}}'; read -r job; exit 9; fi; exec node \"$@\"");
        using var renderer = new TypstRenderer(new TypstSettings { Node = crashesOnce });

        var bytes = await renderer.RenderPdf(Small, Cancel);

        Assert.True(File.Exists(_folder.File("crashed")));
        Assert.Equal("%PDF"u8.ToArray(), bytes[..4]);
    }

    [Fact]
    public async Task A_killed_process_is_replaced()
    {
        using var renderer = new TypstRenderer();
        var first = await renderer.RenderPdf(Small, Cancel);
        var id = renderer.SideProcessId!.Value;
        using (var side = Process.GetProcessById(id))
        {
            side.Kill();
            await side.WaitForExitAsync(Cancel);
        }

        Assert.Equal(first, await renderer.RenderPdf(Small, Cancel));
        Assert.NotEqual(id, renderer.SideProcessId);
    }

    [Fact]
    public async Task Two_crashes_on_one_document_are_reported_with_what_the_process_said()
    {
        using var renderer = new TypstRenderer(new TypstSettings { Node = Node("echo '{\"ready\":\"fake\"}'; read -r job; echo out of luck >&2; exit 9") });

        var e = await Assert.ThrowsAsync<PdfEngineException>(() => renderer.RenderPdf(Small, Cancel));

        Assert.Contains("crashed twice", e.Message, StringComparison.Ordinal);
        Assert.Contains("out of luck", e.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_takes_too_long_ends_with_its_process()
    {
        var stuck = Node($"echo $$ > '{_folder.Path}/pid'; echo '{{\"ready\":\"fake\"}}'; exec sleep 600");
        using var renderer = new TypstRenderer(new TypstSettings { Node = stuck, TimeOut = TimeSpan.FromSeconds(3) });

        var e = await Assert.ThrowsAsync<PdfEngineException>(() => renderer.RenderPdf(Small, Cancel));

        Assert.Contains("within 3 s", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("/proc/" + (await File.ReadAllTextAsync(_folder.File("pid"), Cancel)).Trim()));
    }

    [Fact]
    public async Task Cancelling_is_not_a_time_out()
    {
        using var renderer = new TypstRenderer(new TypstSettings { Node = Node("echo '{\"ready\":\"fake\"}'; exec sleep 600") });
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => renderer.RenderPdf(Small, cancel.Token));
    }

    [Fact]
    public async Task A_process_that_grew_too_large_is_let_go()
    {
        using var small = new TypstRenderer(new TypstSettings { RecycleAboveBytes = 1 });
        using var large = new TypstRenderer();

        var bytes = await small.RenderPdf(Small, Cancel);
        Assert.Null(small.SideProcessId);
        Assert.Equal(bytes, await small.RenderPdf(Small, Cancel));

        await large.RenderPdf(Small, Cancel);
        Assert.NotNull(large.SideProcessId);
    }

    [Fact]
    public async Task Jobs_wait_their_turn_and_each_gets_its_own_answer()
    {
        using var renderer = new TypstRenderer();
        var documents = Enumerable.Range(0, 6).Select(i => Samples.Document(new Paragraph($"Number {i}."))).ToList();

        var all = await Task.WhenAll(documents.Select(d => renderer.RenderPdf(d, Cancel)));

        for (var i = 0; i < all.Length; i++)
        {
            using var read = new PdfReader(all[i]);
            Assert.Contains($"Number {i}.", await read.Text(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Missing_node_is_said_plainly()
    {
        using var renderer = new TypstRenderer(new TypstSettings { Node = _folder.File("no-such-node") });
        var e = await Assert.ThrowsAsync<PdfEngineException>(() => renderer.RenderPdf(Small, Cancel));
        Assert.Contains("Node.js 20 or newer is needed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_node_is_said_plainly()
    {
        await File.WriteAllTextAsync(_folder.File("old.cjs"), "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.1' } });", Cancel);
        using var renderer = new TypstRenderer(new TypstSettings { Node = Node($"exec node --require '{_folder.Path}/old.cjs' \"$@\"") });
        var e = await Assert.ThrowsAsync<PdfEngineException>(() => renderer.RenderPdf(Small, Cancel));
        Assert.Contains("this is 18.20.1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_packages_are_said_plainly()
    {
        Assert.Contains(TypstFiles.PackagesVariable, Assert.Throws<PdfEngineException>(() => TypstFiles.FindPackages(_folder.Path, null)).Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, Assert.Throws<PdfEngineException>(() => TypstFiles.FindPackages(AppContext.BaseDirectory, _folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_ends_when_its_input_closes()
    {
        var packages = TypstFiles.FindPackages(AppContext.BaseDirectory, null);
        var (exit, output, _) = await Tool.Run("node", ["--eval", TypstFiles.Sidecar, "--", packages]);
        Assert.Equal(0, exit);
        Assert.StartsWith("{\"ready\":", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_source_names_the_reason()
    {
        using var engine = new TypstEngine(new TypstSettings());
        var e = await Assert.ThrowsAsync<PdfEngineException>(() => engine.Compile("#panic(\"seen\")", [], null, Cancel));
        Assert.Contains("seen", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Node(string body) => Tool.Script(_folder.Path, "node", body);
}
