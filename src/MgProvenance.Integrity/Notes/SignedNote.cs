using System.Diagnostics.CodeAnalysis;
using MgProvenance.Integrity.Signing;

namespace MgProvenance.Integrity.Notes;

/// <summary>A C2SP signed note: text that ends in a newline, a blank line, signature lines. Parsing verifies nothing; <see cref="Verify"/> does.</summary>
public sealed class SignedNote
{
    /// <summary>More signatures than this are refused; the specification asks for at least 16.</summary>
    public const int MaxSignatures = 100;

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>What is signed: the text with its last newline, without the blank line.</summary>
    public string Text { get; }

    /// <summary>At least one, in the order of the note.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Signs a text; one that does not end in a newline, or has control characters, is an <see cref="ArgumentException"/>.</summary>
    public static SignedNote Sign(string text, SignerKey signer)
    {
        if (!text.EndsWith('\n') || !NoteText.IsWellFormed(text)) throw new ArgumentException("A note ends in a newline and has no control characters.", nameof(text));
        return new(text, [signer.Sign(text)]);
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out SignedNote? note, [NotNullWhen(false)] out string? error)
    {
        if (StrictUtf8.TryDecode(utf8, out var text)) return TryParse(text, out note, out error);
        (note, error) = (null, "The note is not valid UTF-8.");
        return false;
    }

    public static bool TryParse(string whole, [NotNullWhen(true)] out SignedNote? note, [NotNullWhen(false)] out string? error)
    {
        note = null;
        error = NoteText.IsWellFormed(whole) ? null : "The note has a control character or a lone surrogate.";
        if (error is not null) return false;
        var blank = whole.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || blank + 2 == whole.Length || !whole.EndsWith('\n'))
        {
            error = "A note is text, a blank line and signature lines, and ends in a newline.";
            return false;
        }

        var lines = whole[(blank + 2)..^1].Split('\n');
        if (lines.Length > MaxSignatures)
        {
            error = $"The note has more than {MaxSignatures} signatures.";
            return false;
        }

        var signatures = new List<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            if (NoteSignature.Read(line) is { } signature) signatures.Add(signature);
            else error ??= $"This is not a signature line: '{line}'.";
        }

        if (error is null) note = new(whole[..(blank + 1)], signatures);
        return note is not null;
    }

    /// <summary>
    /// Signatures of keys not in <paramref name="known"/> are ignored; a known key with a bad signature rejects the whole note; at least one must be good.
    /// </summary>
    public NoteVerification Verify(IReadOnlyCollection<VerifierKey> known)
    {
        var message = StrictUtf8.GetBytes(Text);
        var (verified, ignored) = (new List<VerifierKey>(), new List<NoteSignature>());
        foreach (var signature in Signatures)
        {
            var candidates = known.Where(key => key.Matches(signature)).Distinct().ToList();
            switch (candidates)
            {
                case []:
                    ignored.Add(signature);
                    break;
                case [var key] when Ed25519.Verify(key.PublicKey, message, signature.Value):
                    if (!verified.Contains(key)) verified.Add(key);
                    break;
                case [var key]:
                    return NoteVerification.Reject($"The signature of {key.Name} is wrong.");
                default:
                    return NoteVerification.Reject($"Two known keys share the name {signature.KeyName} and an id.");
            }
        }

        return verified.Count == 0 ? NoteVerification.Reject("No signature is of a known key.") : new(Verdict.Ok, verified, ignored);
    }

    /// <summary>The same text with one more signature at the end, for example a second key's.</summary>
    public SignedNote Append(NoteSignature signature) => new(Text, [.. Signatures, signature]);

    public SignedNote Append(SignerKey signer) => Append(signer.Sign(Text));

    /// <summary>The whole note in UTF-8, as it is stored and sent.</summary>
    public byte[] ToBytes() => StrictUtf8.GetBytes(ToString());

    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => $"{s}\n"))}";
}

/// <summary>What verifying a note gave. Both lists are empty when the note is rejected.</summary>
public sealed record NoteVerification(Verdict Verdict, IReadOnlyList<VerifierKey> VerifiedBy, IReadOnlyList<NoteSignature> Ignored)
{
    internal static NoteVerification Reject(string reason) => new(Verdict.Rejected(reason), [], []);
}
