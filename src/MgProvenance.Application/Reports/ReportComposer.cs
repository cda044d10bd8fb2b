using System.Globalization;
using System.Security.Cryptography;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Documents.Csv;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports;

/// <summary>The ledger position at which a report is built, with the checkpoint that was signed for it.</summary>
/// <param name="Position">Events with an index below it are in the report.</param>
/// <param name="Root">RFC 6962 tree hash at that size, lower-case hex.</param>
/// <param name="Checkpoint">The signed note.</param>
/// <param name="Time">When the last event below the position was recorded: the date of the document.</param>
public sealed record ReportPosition(long Position, string Root, string Checkpoint, DateTimeOffset Time);

/// <summary>A composed report: the document and what its event has to say.</summary>
/// <param name="NumbersFile">The attached provenance file: every printed number.</param>
/// <param name="Supersedes">Label of the report that it takes the place of; null where it is the first.</param>
public sealed record ComposedReport(ReportDocument Document, IReadOnlyList<PrintedNumber> Numbers, IReadOnlyList<CellId> Cells, IReadOnlyList<BatchId> Batches, IReadOnlyList<RunId> Runs, byte[] NumbersFile, bool Simulated, string? Supersedes)
{
    public string NumbersSha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(NumbersFile));
}

/// <summary>Composes a report from the streams as of one position. The same definition, position and program give the same document.</summary>
public sealed class ReportComposer(IEventLog log, IProjections projections, RunSummaries summaries, RunAnalyses analyses, string program)
{
    private const string SimulatedBanner = "SIMULATED DATA";

    /// <exception cref="MalformedValueException">No such study, pending deviations (a report may not hide them) or derivations (it must be complete), or a fault of the definition.</exception>
    public async Task<ComposedReport> Compose(ReportDefinition definition, string definitionSha256, ReportSubject subject, ReportPosition position, CancellationToken cancellation)
    {
        var scope = await ReportScope.Read(new NotebookAt(log, position.Position), projections, summaries, analyses, subject, cancellation).ConfigureAwait(false);
        RefuseWhileDeviationsWait(scope);
        await RefuseWhileDerivationsWait(scope, cancellation).ConfigureAwait(false);
        var supersedes = await Superseded(definition, subject, position, cancellation).ConfigureAwait(false);
        var context = new SectionContext(scope, new Wording(definition.Wording), new NumberBook(), position, supersedes);
        var blocks = new List<Block>();
        if (scope.Simulated) blocks.Add(new Callout(CalloutKind.Warning, context.Wording.Say("simulated")));
        blocks.Add(new TableOfContents());
        foreach (var section in definition.Sections) blocks.AddRange(await ReportSections.Find(section)!.Compose(context, cancellation).ConfigureAwait(false));

        var provenance = Provenance(definition, definitionSha256, scope, position, context.Numbers.Numbers);
        var info = new DocumentInfo(
            definition.Title,
            FormulasIn.Text(scope.Manuscript?.Title ?? scope.Main.Opened.Title),
            [],
            definition.Language,
            position.Time,
            scope.Simulated ? SimulatedBanner : null,
            string.Create(CultureInfo.InvariantCulture, $"{program} · ledger position {position.Position}"),
            Style: definition.Style);
        var document = Numbering.Apply(new ReportDocument(info, blocks, [new Attachment(ReportProvenance.FileName, "application/json", provenance, "Every printed number with method, events and raw files", AttachmentRelationship.Source)]));
        return new ComposedReport(
            document with { Attachments = [.. document.Attachments, .. CsvTables.Of(document)] },
            context.Numbers.Numbers,
            [.. scope.Cells.Where(c => c.IsReported).Select(c => CellId.Of(c.Story.Cell.StreamId)).Distinct()],
            [.. scope.Studies.SelectMany(s => s.Batches).Select(b => BatchId.Of(b.StreamId)).Distinct()],
            [.. scope.Cells.Where(c => c.IsReported).Select(c => RunId.Of(c.RunStream!.StreamId)).Distinct()],
            provenance,
            scope.Simulated,
            supersedes);
    }

    private static void RefuseWhileDeviationsWait(ReportScope scope)
    {
        var waiting = scope.AllStreams.SelectMany(s => s.Deviations.Open.Select(d => $"{NameOf(s)} #{d.Number}: {d.Sentence}")).ToList();
        if (waiting.Count > 0)
        {
            throw new MalformedValueException("deviation.pending", $"{waiting.Count} deviation(s) wait for a reason, so the report is not built; answer them with the command answer-deviation. {string.Join(" ", waiting)}");
        }
    }

    /// <summary>
    /// What a file's bytes decide is reported, failure included; so a failed file is looked at again, and damage found now stops the report.
    /// What only waits, or was given up, would make the report depend on the day.
    /// </summary>
    private async Task RefuseWhileDerivationsWait(ReportScope scope, CancellationToken cancellation)
    {
        var waiting = new List<string>();
        foreach (var cell in scope.Cells)
        {
            if (cell.Run is not { State: RunState.Pending or RunState.GivenUp or RunState.Failed } run) continue;
            var holds = run.State == RunState.Failed && (await summaries.Read(cell.RunStream!, cancellation).ConfigureAwait(false)).Data is null;
            if (!holds) waiting.Add($"{run.Label}: {run.Reason}");
        }

        if (waiting.Count > 0)
        {
            throw new MalformedValueException("derivation.pending", $"The numbers of {waiting.Count} run(s) are not there yet, so the report is not built; see mgp jobs. {string.Join(" ", waiting)}");
        }
    }

    /// <summary>Label of the report of this definition and subject that was issued last below the position; null where this is the first.</summary>
    private async Task<string?> Superseded(ReportDefinition definition, ReportSubject subject, ReportPosition position, CancellationToken cancellation) =>
        (await new ReportStandings(projections, new NotebookAt(log, position.Position)).IssuedOf(subject, cancellation).ConfigureAwait(false)).LastOrDefault(r => r.Definition == definition.Name)?.Label.Text;

    private byte[] Provenance(ReportDefinition definition, string definitionSha256, ReportScope scope, ReportPosition position, IReadOnlyList<PrintedNumber> numbers) =>
        new ReportProvenance(
            ReportProvenance.CurrentFormat,
            program,
            definition.Name,
            definitionSha256,
            scope.Main.Stream.StreamId,
            scope.Manuscript?.Manuscript,
            scope.Simulated,
            new ProvenancePlace(position.Position, position.Root, position.Checkpoint),
            [.. scope.AllStreams.Select(s => new ProvenanceStream(s.StreamId, NameOf(s), s.Version)).OrderBy(s => s.Id, StringComparer.Ordinal)],
            numbers).ToBytes();

    private static string NameOf(RecordedStream stream) => stream.Label ?? stream.StreamId;
}
