using System.Globalization;
using System.Text.Json.Nodes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Reports;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli;

/// <summary>A report as it lies on disk.</summary>
/// <param name="Files">All others than the PDF.</param>
/// <param name="Issued">Whether an event names these bytes: now, or from an earlier build.</param>
internal sealed record BuiltReport(string Label, FileInfo Pdf, IReadOnlyList<FileInfo> Files, string PdfSha256, ReportPosition Position, ComposedReport Composed, bool Issued);

/// <summary>Builds reports at a ledger position and records that they were issued.</summary>
internal sealed class IssuedReports(Notebook notebook, Actor actor)
{
    /// <param name="at">Null: the position after everything that is acknowledged. Otherwise an old one, for which a checkpoint was signed; nothing is issued then.</param>
    /// <param name="formats">The PDF among them; null for those in which the report was issued, or the usual ones.</param>
    /// <param name="folder">Where the files go.</param>
    public async Task<BuiltReport> Build(
        ReportDefinition definition, ReportSubject subject, long? at, IReadOnlyList<ReportFormat>? formats, string folder, Terminal terminal, CancellationToken cancellation)
    {
        var (kept, definitionSha256) = (definition.ToBytes(), definition.Sha256());
        var position = at is { } old ? await notebook.PositionAt(old, cancellation).ConfigureAwait(false) : await notebook.PositionNow(cancellation).ConfigureAwait(false);
        var subjectLabel = await notebook.LabelOf(subject.Manuscript?.Value ?? subject.Study.Value, cancellation).ConfigureAwait(false);
        var label = new Label(string.Create(CultureInfo.InvariantCulture, $"{subjectLabel}-{definition.Name}-{position.Position}")).Text;
        var written = formats ?? FormatsOf(await new ReportProofs(notebook).Find(label, cancellation).ConfigureAwait(false)) ?? FormatChoice.Usual;
        var (composed, files) = await Make(notebook, definition, definitionSha256, subject, position, label.Replace('/', '-'), written, terminal, cancellation).ConfigureAwait(false);
        var target = Path.Combine(folder, label.Replace('/', '-'));
        var onDisk = files.Select(f => WholeFile.Write(Path.Combine(target, f.Path), f.Content)).ToList();
        ReportFile[] digests = [.. files.Select(f => ReportFile.Of(f.Path, f.Content))];
        var issued = at is null && await Issue(label, definition.Name, kept, definitionSha256, subject, position, composed, written, digests, cancellation).ConfigureAwait(false);
        await WriteProof(label, onDisk[0], digests[0], composed, cancellation).ConfigureAwait(false);
        return new BuiltReport(label, onDisk[0], onDisk[1..], digests[0].Sha256, position, composed, issued);
    }

    /// <summary>In which an issued report was written; null where it was not, or the event does not say.</summary>
    public static IReadOnlyList<ReportFormat>? FormatsOf(IssuingEvent? issued) => issued?.Fact.Formats is { } names ? [.. names.Select(FormatChoice.One)] : null;

    /// <summary>The report at this position: its document and its files, the PDF first. Nothing is written.</summary>
    /// <param name="name">Base of the file names.</param>
    public static async Task<(ComposedReport Composed, IReadOnlyList<RenderedFile> Files)> Make(
        Notebook notebook,
        ReportDefinition definition,
        string definitionSha256,
        ReportSubject subject,
        ReportPosition position,
        string name,
        IReadOnlyList<ReportFormat> formats,
        Terminal terminal,
        CancellationToken cancellation)
    {
        terminal.Progress?.Report($"Composing {definition.Name} at ledger position {position.Position}…");
        var composed = await Composer(notebook).Compose(definition, definitionSha256, subject, position, cancellation).ConfigureAwait(false);
        using var renderer = new ReportRenderer();
        var files = new List<RenderedFile>();
        foreach (var format in formats)
        {
            terminal.Progress?.Report($"Writing {FormatChoice.NameOf(format)}…");
            files.AddRange(await renderer.Render(format, composed.Document, name, cancellation).ConfigureAwait(false));
        }

        return (composed, files);
    }

    public static ReportComposer Composer(Notebook notebook) => new(notebook.Log, notebook.Projections, notebook.Runs, notebook.Analyses, ProgramVersion.Text);

    /// <summary>Beside any file whose bytes an event names, so that building an issued report again at its position brings back a proof that a crash prevented.</summary>
    private async Task WriteProof(string label, FileInfo pdf, ReportFile digest, ComposedReport composed, CancellationToken cancellation)
    {
        var proofs = new ReportProofs(notebook);
        if (await proofs.Find(label, cancellation).ConfigureAwait(false) is not { } issued || issued.Fact.PdfSha256 != digest.Sha256) return;
        var signed = await notebook.Checkpoints.Sign(cancellation).ConfigureAwait(false) ?? throw new InvalidOperationException("A ledger with a report is not empty.");
        var proof = await proofs.Of(issued, digest, composed.Numbers, signed, cancellation).ConfigureAwait(false);
        WholeFile.Write(Path.Combine(pdf.DirectoryName!, ReportProof.FileNameOf(pdf.Name)), proof.ToBytes());
    }

    /// <summary>Numbers, definition and list of files are kept before the event names them, so that no crash between the two leaves an event without its files.</summary>
    private async Task<bool> Issue(
        string label,
        string name,
        byte[] definition,
        string definitionSha256,
        ReportSubject subject,
        ReportPosition position,
        ComposedReport composed,
        IReadOnlyList<ReportFormat> formats,
        ReportFile[] files,
        CancellationToken cancellation)
    {
        var (pdf, others) = (files[0], files[1..]);
        foreach (var kept in new[] { composed.NumbersFile, definition, ReportFiles.ToBytes(others) })
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
            ["pdfSha256"] = pdf.Sha256,
            ["cells"] = new JsonArray([.. composed.Cells.Select(c => (JsonNode)c.Value)]),
            ["batches"] = new JsonArray([.. composed.Batches.Select(b => (JsonNode)b.Value)]),
            ["runs"] = new JsonArray([.. composed.Runs.Select(r => (JsonNode)r.Value)]),
            ["numbersSha256"] = composed.NumbersSha256,
            ["simulated"] = composed.Simulated,
            ["numbersKept"] = true,
            ["definitionKept"] = true,
            ["formats"] = new JsonArray([.. formats.Select(f => (JsonNode)FormatChoice.NameOf(f))]),
            ["filesSha256"] = ReportFiles.Sha256(others),
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
