using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MgProvenance.Integrity.Notes;

/// <summary>A C2SP tlog-checkpoint: which log, how many leaves, which root. Two are equal when their texts are.</summary>
public sealed record Checkpoint
{
    /// <summary>Impossible values (empty origin, negative size, empty extension line, newline in either) are <see cref="ArgumentException"/>s.</summary>
    public Checkpoint(string origin, long size, Digest root, IReadOnlyList<string>? extensions = null)
    {
        extensions ??= [];
        if (!IsLine(origin)) throw new ArgumentException("The origin is one line and not empty.", nameof(origin));
        if (!extensions.All(IsLine)) throw new ArgumentException("An extension is one line and not empty.", nameof(extensions));
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        (Origin, Size, Root, Extensions) = (origin, size, root, extensions);
    }

    /// <summary>Names the log, by custom a URL without scheme.</summary>
    public string Origin { get; }

    /// <summary>Number of leaves.</summary>
    public long Size { get; }

    /// <summary>RFC 6962 root over these leaves.</summary>
    public Digest Root { get; }

    /// <summary>Further lines, which no monitor can audit; we write none.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The note text, ending in a newline.</summary>
    public string Text =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.ToBytes())}\n{string.Concat(Extensions.Select(e => $"{e}\n"))}");

    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint, [NotNullWhen(false)] out string? error)
    {
        (checkpoint, error) = (null, null);
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length != 0) error = "A checkpoint has at least three lines, each ending in a newline.";
        else if (!lines[..^1].All(IsLine)) error = "A line of the checkpoint is empty or has control characters.";
        else if (!TryParseSize(lines[1], out var size)) error = $"The size is not a decimal number without leading zeros, or too large: '{lines[1]}'.";
        else if (!NoteText.TryFromBase64(lines[2], out var hash)) error = $"The root is not base64: '{lines[2]}'.";
        else if (!Digest.TryFrom(hash, out var root)) error = $"The root has {hash.Length} bytes, not {Digest.Length}.";
        else checkpoint = new(lines[0], size, root, lines[3..^1]);
        return checkpoint is not null;
    }

    /// <summary>Reads a signed checkpoint and accepts it only when <paramref name="logKey"/> signed it and it is of the log <paramref name="origin"/>.</summary>
    public static bool TryOpen(
        ReadOnlySpan<byte> note, string origin, VerifierKey logKey, [NotNullWhen(true)] out Checkpoint? checkpoint, [NotNullWhen(false)] out string? error)
    {
        checkpoint = null;
        if (!SignedNote.TryParse(note, out var signed, out error)) return false;
        error = signed.Verify([logKey]).Verdict.Reason;
        if (error is not null || !TryParse(signed.Text, out var parsed, out error)) return false;
        if (parsed.Origin == origin) checkpoint = parsed;
        else error = $"The checkpoint is of the log '{parsed.Origin}', not '{origin}'.";
        return checkpoint is not null;
    }

    public SignedNote Sign(SignerKey signer) => SignedNote.Sign(Text, signer);

    public bool Equals(Checkpoint? other) => other is not null && other.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static bool IsLine(string line) => line.Length > 0 && !line.Contains('\n') && NoteText.IsWellFormed(line);

    private static bool TryParseSize(string text, out long size) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) && (text.Length == 1 || text[0] != '0');
}
