using System.Diagnostics.CodeAnalysis;
using MgProvenance.Integrity.Signing;

namespace MgProvenance.Integrity.Notes;

/// <summary>
/// A named Ed25519 private key. Its text is that of the Go checksum database's tools: <c>PRIVATE+KEY+name+hex key id+base64(0x01 ‖ seed)</c>.
/// Only <see cref="ExportSecret"/> gives it away; <see cref="ToString"/> shows the public half.
/// </summary>
public sealed class SignerKey
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly byte[] _seed;

    public SignerKey(string name, ReadOnlySpan<byte> seed)
    {
        Verifier = new VerifierKey(name, Ed25519.PublicKeyOf(seed));
        _seed = seed.ToArray();
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    public static SignerKey Generate(string name) => new(name, Ed25519.Generate().Seed);

    /// <summary>The error never repeats the text, which may be a secret.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SignerKey? key, [NotNullWhen(false)] out string? error)
    {
        key = null;
        error = null;
        var parts = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('+', 3) : [];
        if (parts.Length != 3) error = $"A private key starts with {Prefix} and has then three parts: name, key id and key.";
        else if (!NoteText.IsKeyName(parts[0])) error = "The key name is empty or has a space or control character.";
        else if (!NoteText.TryFromBase64(parts[2], out var typed) || typed.Length == 0) error = "The key is not base64.";
        else if (typed[0] != VerifierKey.Ed25519Type) error = "Only Ed25519 keys (type 0x01) are supported.";
        else if (typed.Length != 1 + Ed25519.SeedLength) error = $"An Ed25519 seed has {Ed25519.SeedLength} bytes, not {typed.Length - 1}.";
        else
        {
            var parsed = new SignerKey(parts[0], typed.AsSpan(1));
            if (parts[1] == VerifierKey.HexOf(parsed.Verifier.KeyId)) key = parsed;
            else error = "The key id does not belong to this name and key.";
        }

        return key is not null;
    }

    /// <summary>The private text, for a file that only its owner can read.</summary>
    public string ExportSecret() => $"{Prefix}{Verifier.Name}+{VerifierKey.HexOf(Verifier.KeyId)}+{Convert.ToBase64String([VerifierKey.Ed25519Type, .. _seed])}";

    public NoteSignature Sign(string text) => new(Verifier.Name, Verifier.KeyId, Ed25519.Sign(_seed, StrictUtf8.GetBytes(text)));

    public override string ToString() => Verifier.ToString();
}
