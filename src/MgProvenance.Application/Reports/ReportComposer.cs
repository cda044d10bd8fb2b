using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Application.Events;
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
public sealed class ReportComposer(IEventLog log, IProjections projections, RunSummaries summaries, string program)
{
    private const string SimulatedBanner = "SIMULATED DATA";

    public static IReadOnlySet<string> KnownSections { get; } = new HashSet<string>(StringComparer.Ordinal) { "methods", "electrolytes", "cells", "exclusions", "profiles", "cycling", "provenance", "ledger" };

    /// <exception cref="MalformedValueException">No such study, pending deviations (a report may not hide them) or derivations (it must be complete), or a fault of the definition.</exception>
    public async Task<ComposedReport> Compose(ReportDefinition definition, string definitionSha256, StudyId studyId, ReportPosition position, CancellationToken cancellation)
    {
        var study = await StudyAt.Read(new NotebookAt(log, position.Position), projections, summaries, studyId, cancellation).ConfigureAwait(false);
        RefuseWhileDeviationsWait(study);
        await RefuseWhileDerivationsWait(study, cancellation).ConfigureAwait(false);
        var supersedes = await Superseded(definition, studyId, position, cancellation).ConfigureAwait(false);
        var numbers = new NumberBook();
        var simulated = study.Cells.Any(c => c.Run is { Simulated: true }) || study.AllStreams.SelectMany(s => s.Events).Any(e => e.Stored.Headers.Source is not null);
        var blocks = new List<Block>();
        if (simulated) blocks.Add(new Callout(CalloutKind.Warning, new Wording(definition.Wording).Say("simulated")));
        blocks.Add(new TableOfContents());
        foreach (var section in definition.Sections) blocks.AddRange(await Section(section, definition, study, numbers, position, supersedes, cancellation).ConfigureAwait(false));

        var provenance = Provenance(definition, definitionSha256, study, position, numbers.Numbers, simulated);
        var info = new DocumentInfo(
            definition.Title,
            study.Opened.Title,
            [],
            definition.Language,
            position.Time,
            simulated ? SimulatedBanner : null,
            string.Create(CultureInfo.InvariantCulture, $"{program} · ledger position {position.Position}"));
        var document = new ReportDocument(info, blocks, [new Attachment("provenance.json", "application/json", provenance, "Every printed number with method, events and raw files", AttachmentRelationship.Source)]);
        return new ComposedReport(
            document with { Attachments = [.. document.Attachments, .. CsvTables.Of(document)] },
            numbers.Numbers,
            [.. study.Cells.Where(c => c.IsReported).Select(c => CellId.Of(c.Story.Cell.StreamId))],
            [.. study.Batches.Select(b => BatchId.Of(b.StreamId))],
            [.. study.Cells.Where(c => c.IsReported).Select(c => RunId.Of(c.RunStream!.StreamId))],
            provenance,
            simulated,
            supersedes);
    }

    private static void RefuseWhileDeviationsWait(StudyAt study)
    {
        var waiting = study.AllStreams.SelectMany(s => s.Deviations.Open.Select(d => $"{NameOf(s)} #{d.Number}: {d.Sentence}")).ToList();
        if (waiting.Count > 0)
        {
            throw new MalformedValueException("deviation.pending", $"{waiting.Count} deviation(s) wait for a reason, so the report is not built; answer them with the command answer-deviation. {string.Join(" ", waiting)}");
        }
    }

    /// <summary>
    /// What a file's bytes decide is reported, failure included; so a failed file is looked at again, and damage found now stops the report.
    /// What only waits, or was given up, would make the report depend on the day.
    /// </summary>
    private async Task RefuseWhileDerivationsWait(StudyAt study, CancellationToken cancellation)
    {
        var waiting = new List<string>();
        foreach (var cell in study.Cells)
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

    private async Task<IEnumerable<Block>> Section(string section, ReportDefinition definition, StudyAt study, NumberBook numbers, ReportPosition position, string? supersedes, CancellationToken cancellation) => section switch
    {
        "methods" => new MethodsSection(study, new Wording(definition.Wording)).Blocks(),
        "electrolytes" => [new Heading(1, "Supplementary tables", "tables"), .. new ElectrolyteTable(study, numbers).Blocks()],
        "cells" => new PerformanceTable(study, numbers).Blocks(),
        "exclusions" => ExclusionLedger.Blocks(study),
        "profiles" => [new Heading(1, "Supplementary figures", "figures"), await new Figures(study, summaries).Profiles(cancellation).ConfigureAwait(false)],
        "cycling" => [new Figures(study, summaries).Cycling()],
        "provenance" => new ProvenanceAppendix(numbers, Names(study)).Blocks(),
        "ledger" => Ledger(position, supersedes),
        _ => throw new InvalidOperationException($"The section “{section}” is known but not written."),
    };

    /// <summary>Label of the report of this definition and study that was issued last below the position; null where this is the first.</summary>
    private async Task<string?> Superseded(ReportDefinition definition, StudyId study, ReportPosition position, CancellationToken cancellation) =>
        (await new ReportStandings(projections, new NotebookAt(log, position.Position)).IssuedOf(study, cancellation).ConfigureAwait(false)).LastOrDefault(r => r.Definition == definition.Name)?.Label.Text;

    private static IEnumerable<Block> Ledger(ReportPosition position, string? supersedes)
    {
        yield return new Heading(1, "Ledger", "ledger");
        yield return new Paragraph("This report was built from the events below the ledger position stated here. The root is that of an RFC 6962 Merkle tree over all of them; the checkpoint is a signed note that commits to size and root.");
        yield return new KeyValues(
        [
            new KeyValueRow("Events", position.Position.ToString(CultureInfo.InvariantCulture)),
            new KeyValueRow("Root", RichText.Build().Mono(position.Root).Done()),
            new KeyValueRow("Last event recorded", position.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
            .. supersedes is null ? Array.Empty<KeyValueRow>() : [new KeyValueRow("Supersedes", supersedes)],
            .. position.Checkpoint.TrimEnd('\n').Split('\n').Select((line, i) => new KeyValueRow(i == 0 ? "Checkpoint" : " ", RichText.Build().Mono(line.Length == 0 ? " " : line).Done())),
        ]);
    }

    private static byte[] Provenance(ReportDefinition definition, string definitionSha256, StudyAt study, ReportPosition position, IReadOnlyList<PrintedNumber> numbers, bool simulated) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                format = "mgprovenance-report-provenance/1",
                definition = definition.Name,
                definitionSha256,
                study = study.Stream.StreamId,
                simulated,
                ledger = new { position = position.Position, root = position.Root, checkpoint = position.Checkpoint },
                streams = study.AllStreams.Select(s => new { id = s.StreamId, label = NameOf(s), version = s.Version }).OrderBy(s => s.id, StringComparer.Ordinal),
                numbers,
            },
            ProvenanceJson);

    private static readonly JsonSerializerOptions ProvenanceJson = new(KernelJson.Options) { WriteIndented = true };

    private static Func<string, string> Names(StudyAt study)
    {
        var names = study.AllStreams.ToDictionary(s => s.StreamId, NameOf, StringComparer.Ordinal);
        return id => names.GetValueOrDefault(id, id);
    }

    private static string NameOf(RecordedStream stream) => stream.Label ?? stream.StreamId;
}
