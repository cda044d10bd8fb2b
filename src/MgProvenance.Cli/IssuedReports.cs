using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Reports;
using MgProvenance.Documents;
using MgProvenance.Documents.Csv;
using MgProvenance.Documents.Typst;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli;

/// <summary>A report as it lies on disk.</summary>
/// <param name="Issued">Whether an event names these bytes: now, or from an earlier build.</param>
internal sealed record BuiltReport(string Label, FileInfo Pdf, IReadOnlyList<FileInfo> Tables, string PdfSha256, ReportPosition Position, ComposedReport Composed, bool Issued);

/// <summary>Builds reports at a ledger position and records that they were issued.</summary>
internal sealed class IssuedReports(Notebook notebook, Actor actor)
{
    /// <param name="at">Null: the position after everything that is acknowledged. Otherwise an old one, for which a checkpoint was signed; nothing is issued then.</param>
    /// <param name="folder">Where the files go.</param>
    public async Task<BuiltReport> Build(ReportDefinition definition, ReportSubject subject, long? at, string folder, Terminal terminal, CancellationToken cancellation)
    {
        var kept = definition.ToBytes();
        var definitionSha256 = Convert.ToHexStringLower(SHA256.HashData(kept));
        var position = at is { } old ? await notebook.PositionAt(old, cancellation).ConfigureAwait(false) : await notebook.PositionNow(cancellation).ConfigureAwait(false);
        var subjectLabel = await notebook.LabelOf(subject.Manuscript?.Value ?? subject.Study.Value, cancellation).ConfigureAwait(false);
        var label = new Label(string.Create(CultureInfo.InvariantCulture, $"{subjectLabel}-{definition.Name}-{position.Position}")).Text;
        var (composed, pdf) = await Make(notebook, definition, definitionSha256, subject, position, terminal, cancellation).ConfigureAwait(false);
        var name = label.Replace('/', '-');
        var target = Directory.CreateDirectory(Path.Combine(folder, name));
        var file = WholeFile.Write(Path.Combine(target.FullName, name + ".pdf"), pdf);
        var tables = CsvTables.Of(composed.Document).Select(t => WholeFile.Write(Path.Combine(target.FullName, t.FileName), t.Content)).ToList();
        var pdfSha256 = Convert.ToHexStringLower(SHA256.HashData(pdf));
        var issued = at is null && await Issue(label, definition.Name, kept, definitionSha256, subject, position, composed, pdfSha256, cancellation).ConfigureAwait(false);
        await WriteProof(label, file, tables, pdfSha256, composed, cancellation).ConfigureAwait(false);
        return new BuiltReport(label, file, tables, pdfSha256, position, composed, issued);
    }

    /// <summary>The report at this position: its document and its PDF. Nothing is written.</summary>
    public static async Task<(ComposedReport Composed, byte[] Pdf)> Make(
        Notebook notebook, ReportDefinition definition, string definitionSha256, ReportSubject subject, ReportPosition position, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Progress?.Report($"Composing {definition.Name} at ledger position {position.Position}…");
        var composed = await Composer(notebook).Compose(definition, definitionSha256, subject, position, cancellation).ConfigureAwait(false);
        terminal.Progress?.Report("Setting the PDF…");
        using var renderer = new TypstRenderer();
        return (composed, await renderer.RenderPdf(composed.Document, cancellation).ConfigureAwait(false));
    }

    public static ReportComposer Composer(Notebook notebook) => new(notebook.Log, notebook.Projections, notebook.Runs, notebook.Analyses, ProgramVersion.Text);

    /// <summary>Beside any file whose bytes an event names, so that building an issued report again at its position brings back a proof that a crash prevented.</summary>
    private async Task WriteProof(string label, FileInfo pdf, IReadOnlyList<FileInfo> tables, string pdfSha256, ComposedReport composed, CancellationToken cancellation)
    {
        var proofs = new ReportProofs(notebook);
        if (await proofs.Find(label, cancellation).ConfigureAwait(false) is not { } issued || issued.Fact.PdfSha256 != pdfSha256) return;
        var signed = await notebook.Checkpoints.Sign(cancellation).ConfigureAwait(false) ?? throw new InvalidOperationException("A ledger with a report is not empty.");
        var proof = await proofs.Of(issued, [pdf, .. tables], composed.Numbers, signed, cancellation).ConfigureAwait(false);
        WholeFile.Write(Path.Combine(pdf.DirectoryName!, ReportProof.FileNameOf(pdf.Name)), proof.ToBytes());
    }

    /// <summary>Numbers and definition are kept before the event names them, so that no crash between the two leaves an event without its files.</summary>
    private async Task<bool> Issue(string label, string name, byte[] definition, string definitionSha256, ReportSubject subject, ReportPosition position, ComposedReport composed, string pdfSha256, CancellationToken cancellation)
    {
        foreach (var kept in new[] { composed.NumbersFile, definition })
        {
            using var content = new MemoryStream(kept);
            await notebook.RawFiles.Store(content, cancellation).ConfigureAwait(false);
        }

        var body = new JsonObject
        {
            ["label"] = label,
            ["definition"] = name,
            ["definitionSha256"] = definitionSha256,
            ["study"] = subject.Study.Value,
            ["position"] = position.Position,
            ["root"] = position.Root,
            ["pdfSha256"] = pdfSha256,
            ["cells"] = new JsonArray([.. composed.Cells.Select(c => (JsonNode)c.Value)]),
            ["batches"] = new JsonArray([.. composed.Batches.Select(b => (JsonNode)b.Value)]),
            ["runs"] = new JsonArray([.. composed.Runs.Select(r => (JsonNode)r.Value)]),
            ["numbersSha256"] = composed.NumbersSha256,
            ["simulated"] = composed.Simulated,
            ["numbersKept"] = true,
            ["definitionKept"] = true,
        };
        if (subject.Manuscript is { } manuscript) body["manuscript"] = manuscript.Value;
        var reply = await notebook.Handler.Handle(new Request(actor.Person, $"report:{label}", "issue-report", body, actor.Headers), cancellation).ConfigureAwait(false);
        return reply switch
        {
            Reply.Recorded => true,
            Reply.Refused refused => throw VerbEndsException.Refused(refused.Refusal.Code, refused.Refusal.Sentence),
            _ => throw new VerbEndsException(ExitCodes.Conflict, "version.conflict", "Others kept writing; build the report again."),
        };
    }
}
