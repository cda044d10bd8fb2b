using MgProvenance.Application.Reports;
using MgProvenance.Cli.Tests.Support;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Testing.Tables;

namespace MgProvenance.Cli.Tests.Verbs;

/// <summary>One report in every format: each table is read back from each file, and every file is proven with the PDF.</summary>
[Collection(ExampleCollection.Name)]
public sealed class FormatsTests(ExampleNotebook example)
{
    private const string All = "pdf,docx,xlsx,latex,html,csv,svg";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Issued => Assert.Single(Directory.GetDirectories(Path.Combine(example.Folder, "reports"), "MO6S8-1C-methods-si-*"));

    private long Position => long.Parse(Issued[(Issued.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_table_of_the_example_is_the_same_in_every_format_and_every_file_in_another_process()
    {
        var folder = FolderOf((await example.Notebook.Mgp(AtItsPosition("every-format"))).Done());
        var tables = (await Model()).Blocks.OfType<TableBlock>().ToList();
        Assert.True(tables.Count > 12, $"{tables.Count} tables");

        using (var word = new DocxReader(await Single(folder, "*.docx"))) AssertSame(tables, word.Tables());
        using (var workbook = new XlsxReader(await Single(folder, "*.xlsx"))) AssertSame(tables, workbook.Tables());
        Assert.Equal(tables.SelectMany(TableLines.Of), HtmlReader.Tables(await Single(folder, "*.html")).SelectMany(t => t));
        Assert.Equal(tables.SelectMany(TableLines.Of).Select(LatexReader.Normal), LatexReader.Tables(await Single(Path.Combine(folder, "latex"), "*.tex")).SelectMany(t => t).Select(LatexReader.Normal));
        foreach (var table in tables) AssertSame(table, CsvReader.Rows(await Single(folder, table.Anchor + ".csv")));

        var elsewhere = new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = "Asia/Kathmandu", ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8" };
        var again = FolderOf((await MgpProcess.Run(Surroundings.NewFolder("formats-process"), elsewhere, [.. AtItsPosition("every-format-again"), "--notebook", example.Folder])).Done());
        Assert.Equal(Files(folder), Files(again));
        foreach (var file in Files(folder).Where(f => !f.EndsWith(".proof.json", StringComparison.Ordinal))) Assert.True(File.ReadAllBytes(Path.Combine(folder, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(again, file))), $"{file} differs");
    }

    [Fact]
    public async Task The_event_names_every_file_and_they_are_verified_and_built_again()
    {
        string[] study = [.. Bench.Lots("FM"), .. Bench.Batch("FM"), Bench.Release("FM"), .. Bench.Cell("FM"), .. Bench.Study("FM")];
        (await example.Notebook.Record("FM", study)).Done();
        (await example.Notebook.Mgp("attach", Surroundings.Write("FM.csv", SmallFiles.Land), "--run", "FM-RUN", "--time-zone", "Europe/Berlin")).Done();
        var ran = (await example.Notebook.Mgp("report", "build", "methods-si", "--study", "FM-STUDY", "--format", "html,xlsx,docx,latex,svg", "--json")).Done();
        var (folder, pdf) = (FolderOf(ran), ran.Json.GetProperty("pdf").GetString()!);
        var verified = (await example.Notebook.Mgp("report", "verify", pdf)).Done().Out;
        Assert.Contains("Built again at its ledger position: identical.", verified, StringComparison.Ordinal);
        var others = Files(folder).Where(f => f != Path.GetFileName(pdf) && !f.EndsWith(".proof.json", StringComparison.Ordinal)).ToList();
        Assert.Equal([".docx", ".html", ".json", ".pdf", ".svg", ".tex", ".xlsx"], others.Select(f => Path.GetExtension(f)!).Distinct().Order(StringComparer.Ordinal));
        foreach (var file in others) Assert.Contains($"ok          {file} is the one that was issued.", verified, StringComparison.Ordinal);

        // Without --format an issued report comes back in the formats that it had.
        Assert.Equal(Files(folder), Files(FolderOf((await example.Notebook.Mgp("report", "build", "methods-si", "--study", "FM-STUDY", "--at", $"{ran.Json.GetProperty("position").GetInt64()}", "--out", Surroundings.NewFolder("formats-again"), "--json")).Done())));

        foreach (var file in others)
        {
            var path = Path.Combine(folder, file);
            var whole = await File.ReadAllBytesAsync(path, Cancel);
            var changed = whole.ToArray();
            changed[changed.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(path, changed, Cancel);
            Assert.Contains($"WRONG       {file} was changed", (await Mgp.Run("report", "verify", pdf)).Ends(ExitCodes.Integrity).Out, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(path, whole, Cancel);
        }

        var sidecar = pdf + ".proof.json";
        Assert.True(ReportProof.TryRead(await File.ReadAllBytesAsync(sidecar, Cancel), out var proof, out var error), error);
        await File.WriteAllBytesAsync(sidecar, (proof with { Files = [.. proof.Files, new ReportFile("../more.docx", new string('0', 64))] }).ToBytes(), Cancel);
        var forged = (await Mgp.Run("report", "verify", pdf)).Ends(ExitCodes.Integrity).Out;
        Assert.Contains("The list of files in the proof is not the one that was issued.", forged, StringComparison.Ordinal);
        Assert.Contains("../more.docx is not beside the PDF.", forged, StringComparison.Ordinal);
    }

    private string[] AtItsPosition(string folder) =>
        ["report", "build", "methods-si", "--study", "MO6S8-1C", "--at", $"{Position}", "--format", All, "--out", Surroundings.NewFolder(folder), "--json"];

    private async Task<ReportDocument> Model()
    {
        await using var notebook = await Notebook.Open(example.Folder, create: false, new Terminal(TextWriter.Null, TextWriter.Null, interactive: false), Cancel);
        var definition = DefinitionFiles.Read("methods-si");
        var subject = new ReportSubject(await notebook.Resolve<StudyId>("MO6S8-1C", Cancel));
        return (await IssuedReports.Composer(notebook).Compose(definition, definition.Sha256(), subject, await notebook.PositionAt(Position, Cancel), Cancel)).Document;
    }

    private static void AssertSame(List<TableBlock> tables, IReadOnlyList<ReadTable> read)
    {
        Assert.Equal(tables.Count, read.Count);
        Assert.All(tables.Zip(read), pair => Assert.Null(ReadTable.Difference(ReadTable.Of(pair.First), pair.Second)));
    }

    /// <summary>A group is a column of its rows there, and a number has a plain minus.</summary>
    private static void AssertSame(TableBlock table, IReadOnlyList<string[]> read)
    {
        var grouped = table.Rows.Any(r => r.Kind == RowKind.Group) ? 1 : 0;
        Assert.Equal(table.Columns.Select(c => c.Unit ?? ""), read[1].Skip(grouped));
        Assert.Equal(table.Rows.Where(r => r.Kind != RowKind.Group).Select(r => string.Join('|', r.Cells.Select(ReadTable.Plain)).Replace('−', '-')), read.Skip(2).Select(r => string.Join('|', r.Skip(grouped)).Replace('−', '-')));
    }

    private static string FolderOf(Ran built) => Path.GetDirectoryName(built.Json.GetProperty("pdf").GetString()!)!;

    private static List<string> Files(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private static Task<byte[]> Single(string folder, string pattern) => File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(folder, pattern)), Cancel);
}
