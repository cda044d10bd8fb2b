using System.Globalization;
using System.Text.Json;
using MgProvenance.Application.Events;
using MgProvenance.Application.Reports;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Integrity;
using MgProvenance.Integrity.Notes;
using MgProvenance.Storage.Ledger;

namespace MgProvenance.Cli;

/// <summary>What was found out about a report.</summary>
/// <param name="Report">Label; null where nothing tells.</param>
/// <param name="Identical">Whether a build at its position gives the issued bytes; null where it was not built.</param>
/// <param name="Rebuilt">Numbers that this program prints otherwise at the report's own position.</param>
/// <param name="Since">Numbers that a build of today prints otherwise.</param>
/// <param name="Standing">Out of date or superseded; null without a notebook.</param>
internal sealed record ReportVerdict(
    string File, string? Report, bool? Identical, IReadOnlyList<EvidenceLine> Lines, IReadOnlyList<NumberChange> Rebuilt, IReadOnlyList<NumberChange> Since, ReportStanding? Standing)
{
    // Neither takes anything from what was proven.
    private static readonly string[] Harmless = [ReportEvidence.FileAbsent, ReportVerification.ProofFromNotebook];

    public int ExitCode =>
        Lines.Any(l => l.State == EvidenceState.Wrong) ? ExitCodes.Integrity
        : Identical == false || Rebuilt.Count > 0 || Since.Any(c => c.Was is not null) || Lines.Any(l => l.State == EvidenceState.NotChecked && !Harmless.Contains(l.Code)) ? ExitCodes.Findings
        : ExitCodes.Done;
}

/// <summary>Holds a report against its proof, and against the notebook where there is one. It writes nothing.</summary>
internal sealed class ReportVerification(FileInfo pdf, byte[] bytes, VerifierKey? key, Terminal terminal)
{
    public const string ProofFromNotebook = "sidecar.absent";

    private readonly List<EvidenceLine> _lines = [];
    private readonly string _proofFile = ReportProof.FileNameOf(pdf.FullName);

    /// <summary>With the files alone.</summary>
    public async Task<ReportVerdict> Offline(CancellationToken cancellation)
    {
        var proof = await ReadProof(cancellation).ConfigureAwait(false);
        var evidence = ReportEvidence.Of(bytes, proof, key, Beside);
        if (!File.Exists(_proofFile))
        {
            Say(EvidenceState.NotChecked, "sidecar.missing", string.Create(
                CultureInfo.InvariantCulture, $"Page content not checked: no sidecar {Path.GetFileName(_proofFile)}. Name the notebook with --notebook, or bring it back there with mgp report build … --at {evidence.Provenance?.Ledger.Position}."));
        }

        return new ReportVerdict(pdf.Name, evidence.Issued?.Label.Text, null, [.. _lines, .. evidence.Lines], [], [], null);
    }

    public async Task<ReportVerdict> Against(Notebook notebook, CancellationToken cancellation)
    {
        var trusted = key ?? notebook.LogKey;
        var proof = await ReadProof(cancellation).ConfigureAwait(false);
        var label = proof?.Report ?? Path.GetFileNameWithoutExtension(pdf.Name);
        var proofs = new ReportProofs(notebook);
        if (await proofs.Find(label, cancellation).ConfigureAwait(false) is not { } issued)
        {
            if (proof is null && _lines.Count == 0) throw VerbEndsException.Refused("report.unknown", $"No report called {label} was issued from this notebook. Without its sidecar a report is known by its file name.");
            Say(EvidenceState.Wrong, "report.unknown", $"No report called {label} was issued from this notebook.");
            return new ReportVerdict(pdf.Name, null, null, [.. _lines, .. ReportEvidence.Of(bytes, proof, trusted, Beside).Lines], [], [], null);
        }

        var signed = await notebook.Checkpoints.InDatabase(cancellation).ConfigureAwait(false) is [.., var newest] ? newest : null;
        if (signed is null || signed.Checkpoint.Size <= issued.Index) Say(EvidenceState.NotChecked, "checkpoint.missing", "No checkpoint covers the event that issued the report; the next verb that records signs one.");
        else if (proof is not null) await HoldAgainstLedger(notebook, proof, signed, cancellation).ConfigureAwait(false);
        else if (await Numbers(notebook, issued, cancellation).ConfigureAwait(false) is { } kept)
        {
            if (!File.Exists(_proofFile)) Say(EvidenceState.NotChecked, ProofFromNotebook, $"There is no sidecar {Path.GetFileName(_proofFile)}; the notebook proves the report in its place.");
            proof = await proofs.Of(issued, ReportFile.Of(pdf.Name, bytes), kept, signed, cancellation).ConfigureAwait(false);
            await HoldAgainstLedger(notebook, proof, signed, cancellation).ConfigureAwait(false);
        }

        var evidence = ReportEvidence.Of(bytes, proof, trusted, Beside);
        var verdict = new ReportVerdict(pdf.Name, label, null, [], [], [], (await new ReportStandings(notebook.Projections, notebook.Now).Of([issued.Stream], cancellation).ConfigureAwait(false))[issued.Stream]);
        verdict = await BuiltAgain(notebook, issued, evidence.Provenance, verdict, cancellation).ConfigureAwait(false);
        return verdict with { Lines = [.. evidence.Lines, .. _lines] };
    }

    private async Task<ReportProof?> ReadProof(CancellationToken cancellation)
    {
        if (!File.Exists(_proofFile)) return null;
        if (ReportProof.TryRead(await Verbs.Shared.ReadFile(new FileInfo(_proofFile), cancellation).ConfigureAwait(false), out var proof, out var error)) return proof;
        Say(EvidenceState.Wrong, "sidecar.changed", $"The sidecar {Path.GetFileName(_proofFile)} was changed: {error}");
        return null;
    }

    /// <summary>Every event of the proof as the ledger has it, and as it counts: the leaf is what was hashed, the row is what is read.</summary>
    private async Task HoldAgainstLedger(Notebook notebook, ReportProof proof, StoredCheckpoint signed, CancellationToken cancellation)
    {
        var leaves = new Dictionary<(string Stream, long Version), (ProvenEvent Proven, LeafFields Leaf)>();
        foreach (var proven in proof.Cited.Prepend(proof.Issued))
        {
            if (Leaf.TryDecode(proven.Leaf, out var leaf, out _) && long.TryParse(leaf.Version, CultureInfo.InvariantCulture, out var version)) leaves[(leaf.StreamId!, version)] = (proven, leaf);
        }

        var ledger = (await new ReportProofs(notebook).Prove(leaves.Keys, signed, cancellation).ConfigureAwait(false)).ToDictionary(e => e.Index);
        var rows = (await notebook.Log.ReadStreams([.. leaves.Keys.Select(k => k.Stream).Distinct(StringComparer.Ordinal)], null, cancellation).ConfigureAwait(false)).ToDictionary(e => (e.StreamId, e.Version));
        var differ = 0;
        foreach (var ((stream, version), (proven, leaf)) in leaves)
        {
            var inLedger = ledger.TryGetValue(proven.Index, out var own) && own.Leaf.AsSpan().SequenceEqual(proven.Leaf);
            if (inLedger && rows.TryGetValue((stream, version), out var row) && Same(row, leaf)) continue;
            differ++;
            Say(EvidenceState.Wrong, "ledger.other", string.Create(CultureInfo.InvariantCulture, $"Version {version} of {stream} is not in the notebook as the report cites it{(inLedger ? ": the stored event differs from its leaf" : string.Empty)}."));
        }

        if (differ == 0) Say(EvidenceState.Holds, "ledger.same", $"All {leaves.Count} events of the proof are in the notebook as they were hashed.");
    }

    private static bool Same(StoredEvent row, LeafFields leaf)
    {
        if (row.Type != leaf.Type || leaf.Data is null) return false;
        using var stored = JsonDocument.Parse(row.Data);
        using var hashed = JsonDocument.Parse(leaf.Data);
        return JsonElement.DeepEquals(stored.RootElement, hashed.RootElement);
    }

    private static async Task<IReadOnlyList<PrintedNumber>?> Numbers(Notebook notebook, IssuingEvent issued, CancellationToken cancellation) =>
        await IssuedNumbers.Read(notebook.RawFiles, issued.Fact, cancellation).ConfigureAwait(false);

    private async Task<ReportVerdict> BuiltAgain(Notebook notebook, IssuingEvent issued, ReportProvenance? attached, ReportVerdict verdict, CancellationToken cancellation)
    {
        if (await notebook.RawFiles.Read(issued.Fact.DefinitionSha256, cancellation).ConfigureAwait(false) is not { } kept)
        {
            Say(EvidenceState.NotChecked, "definition.not-kept", $"Not built again: the definition {issued.Fact.Definition} (SHA-256 {issued.Fact.DefinitionSha256}) was not kept.");
            return verdict;
        }

        var definition = ReportDefinition.Read(kept);
        var (subject, names) = (new ReportSubject(issued.Fact.Study, issued.Fact.Manuscript), await Names.Read(notebook, cancellation).ConfigureAwait(false));
        var printed = await Numbers(notebook, issued, cancellation).ConfigureAwait(false) ?? attached?.Numbers;
        var programs = (attached?.Program, ProgramVersion.Text);
        var position = await notebook.PositionAt(issued.Fact.Position, cancellation).ConfigureAwait(false);
        try
        {
            var formats = IssuedReports.FormatsOf(issued) ?? [ReportFormat.Pdf];
            var (composed, files) = await IssuedReports.Make(notebook, definition, issued.Fact.DefinitionSha256, subject, position, issued.Fact.Label.Text.Replace('/', '-'), formats, terminal, cancellation).ConfigureAwait(false);
            var again = files.Select(f => ReportFile.Of(f.Path, f.Content)).ToList();
            var identical = again[0].Sha256 == issued.Fact.PdfSha256 && await SameFiles(notebook, issued, again[1..], cancellation).ConfigureAwait(false);
            verdict = verdict with { Identical = identical, Rebuilt = identical || printed is null ? [] : NumberChange.Between(printed, composed.Numbers, programs, names.Of) };
        }
        catch (MalformedValueException refused)
        {
            Say(EvidenceState.NotChecked, refused.Refusal.Code, $"Not built again: {refused.Message}");
            return verdict;
        }

        return printed is null ? verdict : verdict with { Since = await Since(notebook, definition, issued, subject, printed, names, cancellation).ConfigureAwait(false) };
    }

    private async Task<bool> SameFiles(Notebook notebook, IssuingEvent issued, IReadOnlyList<ReportFile> again, CancellationToken cancellation)
    {
        if (await ReportFiles.Read(notebook.RawFiles, issued.Fact, cancellation).ConfigureAwait(false) is not { } listed) return true;
        var others = listed.Concat(again).GroupBy(f => f.Name, StringComparer.Ordinal).Where(g => g.DistinctBy(f => f.Sha256).Count() > 1 || g.Count() == 1).Select(g => g.Key).ToList();
        foreach (var name in others) Say(EvidenceState.NotChecked, "rebuilt.other", $"{name} comes out with other bytes.");
        return others.Count == 0;
    }

    /// <summary>What a build of today would print otherwise. What stops such a build says nothing against the report.</summary>
    private async Task<IReadOnlyList<NumberChange>> Since(
        Notebook notebook, ReportDefinition definition, IssuingEvent issued, ReportSubject subject, IReadOnlyList<PrintedNumber> printed, Names names, CancellationToken cancellation)
    {
        var head = await notebook.Log.Seal(cancellation).ConfigureAwait(false);
        try
        {
            // Only numbers are looked at, so neither date nor checkpoint of the document matter.
            var now = new ReportPosition(head.Size, head.Root, string.Empty, DateTimeOffset.UnixEpoch);
            var composed = await IssuedReports.Composer(notebook).Compose(definition, issued.Fact.DefinitionSha256, subject, now, cancellation).ConfigureAwait(false);
            return NumberChange.Between(printed, composed.Numbers, (ProgramVersion.Text, ProgramVersion.Text), names.Of);
        }
        catch (MalformedValueException refused)
        {
            Say(EvidenceState.NotChecked, refused.Refusal.Code, $"Not compared with what a build of today prints: {refused.Message}");
            return [];
        }
    }

    private byte[]? Beside(string name)
    {
        var file = Path.GetFullPath(Path.Combine(pdf.DirectoryName!, name));
        return file.StartsWith(pdf.DirectoryName + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    private void Say(EvidenceState state, string code, string sentence) => _lines.Add(new EvidenceLine(state, code, sentence));
}
