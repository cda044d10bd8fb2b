using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MgProvenance.Application.Derivation;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reports;
using MgProvenance.Integrity;
using MgProvenance.Integrity.Notes;

namespace MgProvenance.Application.Reports;

public enum EvidenceState
{
    Holds,

    /// <summary>What is needed to check it is not at hand.</summary>
    NotChecked,

    Wrong,
}

/// <summary>One thing that was checked of a report.</summary>
public sealed record EvidenceLine(EvidenceState State, string Code, string Sentence);

/// <summary>What the files of a report prove by themselves: no database, no network.</summary>
public sealed class ReportEvidence
{
    /// <summary>Code of a file that is not at hand, which takes nothing from what was proven.</summary>
    public const string FileAbsent = "file.absent";

    private readonly List<EvidenceLine> _lines = [];

    private ReportEvidence()
    {
    }

    public IReadOnlyList<EvidenceLine> Lines => _lines;

    public bool IsBroken => _lines.Any(l => l.State == EvidenceState.Wrong);

    /// <summary>The event that names the report; null where no proof holds it.</summary>
    public ReportIssued? Issued { get; private set; }

    /// <summary>As attached to the PDF; null where it cannot be read.</summary>
    public ReportProvenance? Provenance { get; private set; }

    /// <param name="proof">Null where there is none.</param>
    /// <param name="key">Of the log; null where it is not known.</param>
    /// <param name="beside">The bytes of another file of the report; null where it is not there.</param>
    public static ReportEvidence Of(byte[] pdf, ReportProof? proof, VerifierKey? key, Func<string, byte[]?> beside)
    {
        var evidence = new ReportEvidence();
        var checkpoint = proof is null ? null : evidence.Open(proof.Checkpoint, key);
        if (proof is not null) evidence.FindIssued(proof, checkpoint);
        evidence.HoldPdf(pdf, proof, beside);
        if (evidence.Provenance is not { } provenance) return evidence;
        evidence.HoldPosition(provenance, key, signatureIsNews: proof is null);
        if (proof is not null) evidence.HoldCited(provenance, proof, checkpoint);
        return evidence;
    }

    /// <summary>Every event that numbers rest on, corrections included.</summary>
    public static IReadOnlyCollection<(string Stream, long Version)> CitedBy(IEnumerable<PrintedNumber> numbers) =>
        [.. numbers.SelectMany(n => n.Sources.Events).SelectMany(Cited).Distinct()];

    private static IEnumerable<(string Stream, long Version)> Cited(EventRef e) =>
        e.CorrectedBy is { } correction ? [(e.Stream, e.Version), (e.Stream, correction)] : [(e.Stream, e.Version)];

    private Checkpoint? Open(string note, VerifierKey? key)
    {
        Checkpoint? checkpoint;
        string? error;
        if (key is null)
        {
            if (SignedNote.TryParse(note, out var signed, out error) && Checkpoint.TryParse(signed.Text, out checkpoint, out error))
            {
                Say(EvidenceState.NotChecked, "checkpoint.no-key", $"Signature not checked: no key. The checkpoint says that it is of the log {checkpoint.Origin}, signed by {string.Join(", ", signed.Signatures.Select(s => s.KeyName))}.");
                return checkpoint;
            }
        }
        else if (Checkpoint.TryOpen(Encoding.UTF8.GetBytes(note), key.Name, key, out checkpoint, out error))
        {
            Say(EvidenceState.Holds, "checkpoint.signed", $"The checkpoint over {checkpoint.Size} events was signed by {key.Name}.");
            return checkpoint;
        }

        Say(EvidenceState.Wrong, "checkpoint.wrong", $"The checkpoint does not hold: {error}");
        return null;
    }

    private void FindIssued(ReportProof proof, Checkpoint? checkpoint)
    {
        if (Proven(proof.Issued, checkpoint, out var wrong) is not { } leaf) Say(EvidenceState.Wrong, "event.wrong", $"The event that issued the report is not proven: {wrong}");
        else if (ReadIssued(leaf) is not { } issued) Say(EvidenceState.Wrong, "event.wrong", "The event in the proof issues no report.");
        else
        {
            Issued = issued;
            Say(EvidenceState.Holds, "event.proven", $"The event that issued {issued.Label} is in the ledger, at index {proof.Issued.Index}.");
        }
    }

    private static ReportIssued? ReadIssued(LeafFields leaf)
    {
        try
        {
            return leaf is { Type: { } type, Data: { } data } ? EventCatalogue.Read(type, data) as ReportIssued : null;
        }
        catch (Exception e) when (e is JsonException or MalformedValueException)
        {
            // Not one of ours, which the caller says.
            return null;
        }
    }

    private void HoldPdf(byte[] pdf, ReportProof? proof, Func<string, byte[]?> beside)
    {
        var digest = Sha256(pdf);
        if (Issued is { } issued && digest != issued.PdfSha256) Say(EvidenceState.Wrong, "file.changed", $"The PDF was changed: its SHA-256 is {digest}; {issued.Label} was issued with {issued.PdfSha256}.");
        else if (Issued is { } same) Say(EvidenceState.Holds, "file.same", $"The PDF is byte for byte the one that was issued as {same.Label}.");
        var attached = PdfAttachments.Read(pdf);
        HoldProvenance(attached);
        if (proof is null) return;
        if (Issued?.FilesSha256 is { } list && ReportFiles.Sha256(proof.Files.Skip(1)) != list) Say(EvidenceState.Wrong, "files.changed", "The list of files in the proof is not the one that was issued.");
        foreach (var file in proof.Files.Skip(1)) HoldFile(file, attached.GetValueOrDefault(file.Name), beside);
    }

    private void HoldProvenance(IReadOnlyDictionary<string, byte[]> attached)
    {
        if (!attached.TryGetValue(ReportProvenance.FileName, out var json))
        {
            Say(EvidenceState.Wrong, "provenance.missing", $"No {ReportProvenance.FileName} can be read out of the PDF: it was changed, or is no report of this program.");
            return;
        }

        if (Issued is { } issued && Sha256(json) != issued.NumbersSha256) Say(EvidenceState.Wrong, "provenance.changed", $"The attached {ReportProvenance.FileName} was changed: its SHA-256 is {Sha256(json)}; {issued.Label} was issued with {issued.NumbersSha256}.");
        try
        {
            Provenance = ReportProvenance.Read(json);
            if (Issued?.NumbersSha256 == Sha256(json)) Say(EvidenceState.Holds, "provenance.same", $"The attached {ReportProvenance.FileName} is the issued one, with {Provenance.Numbers.Count} numbers.");
        }
        catch (JsonException e)
        {
            Say(EvidenceState.Wrong, "provenance.malformed", $"The attached {ReportProvenance.FileName} cannot be read: {e.Message}");
        }
    }

    /// <param name="inPdf">Tables are carried by the PDF too, which proves those of a report whose event has no list of files; null for other files.</param>
    private void HoldFile(ReportFile file, byte[]? inPdf, Func<string, byte[]?> beside)
    {
        if (inPdf is null ? Issued?.FilesSha256 is null : Sha256(inPdf) != file.Sha256) Say(EvidenceState.Wrong, "file.changed", $"{file.Name} in the PDF is not the one of the proof.");
        else if (beside(file.Name) is not { } content) Say(EvidenceState.NotChecked, FileAbsent, $"{file.Name} is not beside the PDF.");
        else if (Sha256(content) != file.Sha256) Say(EvidenceState.Wrong, "file.changed", $"{file.Name} was changed: its SHA-256 is {Sha256(content)}, not {file.Sha256}.");
        else Say(EvidenceState.Holds, "file.same", inPdf is null ? $"{file.Name} is the one that was issued." : $"{file.Name} is the one that the PDF carries.");
    }

    private void HoldPosition(ReportProvenance provenance, VerifierKey? key, bool signatureIsNews)
    {
        if (Issued is { } issued && (issued.Position != provenance.Ledger.Position || issued.Root != provenance.Ledger.Root)) Say(EvidenceState.Wrong, "position.wrong", "The attached provenance names another ledger position or root than the event that issued the report.");
        if ((signatureIsNews || key is not null) && Open(provenance.Ledger.Checkpoint, key) is { } built && (built.Size != provenance.Ledger.Position || built.Root.ToString() != provenance.Ledger.Root))
            Say(EvidenceState.Wrong, "position.wrong", "The checkpoint of the attached provenance is of another ledger position or root than it says.");
    }

    private void HoldCited(ReportProvenance provenance, ReportProof proof, Checkpoint? checkpoint)
    {
        var (needed, found) = (CitedBy(provenance.Numbers), new HashSet<(string, long)>());
        foreach (var cited in proof.Cited)
        {
            if (Proven(cited, checkpoint, out var wrong) is not { } leaf) Say(EvidenceState.Wrong, "event.wrong", $"The event at index {cited.Index} is not proven: {wrong}");
            else if (long.TryParse(leaf.Version, System.Globalization.CultureInfo.InvariantCulture, out var version)) found.Add((leaf.StreamId!, version));
        }

        var missing = needed.Where(e => !found.Contains(e)).ToList();
        foreach (var (stream, version) in missing) Say(EvidenceState.Wrong, "event.unproven", $"The report cites version {version} of {stream}, and the proof does not hold it.");
        if (missing.Count == 0 && checkpoint is not null) Say(EvidenceState.Holds, "cited.proven", $"All {needed.Count} events that the numbers cite are in the ledger.");
    }

    private static LeafFields? Proven(ProvenEvent e, Checkpoint? checkpoint, out string wrong)
    {
        wrong = string.Empty;
        var path = new List<Digest>(e.Path.Count);
        foreach (var hex in e.Path) if (Digest.TryParse(hex, out var node)) path.Add(node);
        if (!Leaf.TryDecode(e.Leaf, out var leaf, out var error)) wrong = error;
        else if (path.Count != e.Path.Count) wrong = "a hash of its proof has not 64 hex digits.";
        else if (checkpoint is not null && MerkleProofs.VerifyInclusion(e.Index, checkpoint.Size, Digest.OfLeaf(e.Leaf), path, checkpoint.Root) is { IsOk: false } verdict) wrong = verdict.Reason;
        else return leaf;
        return null;
    }

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private void Say(EvidenceState state, string code, string sentence) => _lines.Add(new EvidenceLine(state, code, sentence));
}
