using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports;

/// <summary>An event with the way from its leaf to the root of a checkpoint.</summary>
/// <param name="Index">In the ledger.</param>
/// <param name="Leaf">The bytes that were hashed: the whole event.</param>
/// <param name="Path">RFC 6962 inclusion proof, from the leaf's sibling upward, lower-case hex.</param>
public sealed record ProvenEvent(long Index, byte[] Leaf, IReadOnlyList<string> Path);

/// <summary>
/// The file beside a report's PDF that proves it without the notebook: the event that names the PDF's digest and every event that its numbers cite, each with its way to a checkpoint that
/// was signed after them.
/// </summary>
/// <param name="Report">Label.</param>
/// <param name="Key">Name of the key that signed the checkpoint; the key itself comes from elsewhere, or it would prove nothing.</param>
/// <param name="Checkpoint">The signed note.</param>
/// <param name="Files">The PDF first.</param>
/// <param name="Sha256">Of this file as it is without this member, so that no accidental change goes unseen.</param>
public sealed record ReportProof(
    string Format, string Report, string Key, string Checkpoint, IReadOnlyList<ReportFile> Files, ProvenEvent Issued, IReadOnlyList<ProvenEvent> Cited, string? Sha256 = null)
{
    public const string CurrentFormat = "mgprovenance-report-proof/1";

    private static readonly JsonSerializerOptions Json = new(KernelJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static string FileNameOf(string pdf) => pdf + ".proof.json";

    public byte[] ToBytes()
    {
        var bare = this with { Sha256 = null };
        return JsonSerializer.SerializeToUtf8Bytes(bare with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(bare, Json))) }, Json);
    }

    /// <summary>Strict: only bytes that <see cref="ToBytes"/> writes are read.</summary>
    public static bool TryRead(byte[] bytes, [NotNullWhen(true)] out ReportProof? proof, [NotNullWhen(false)] out string? error)
    {
        (proof, error) = (null, null);
        try
        {
            var read = JsonSerializer.Deserialize<ReportProof>(bytes, Json);
            if (read?.Format is { } format && format != CurrentFormat) error = $"its format is {format}, and this program reads {CurrentFormat}.";
            else if (read is null || !read.ToBytes().AsSpan().SequenceEqual(bytes)) error = "it is not what was written: its own digest is another.";
            else proof = read;
        }
        catch (JsonException e)
        {
            error = $"it is no proof of a report: {e.Message}";
        }

        return proof is not null;
    }
}
