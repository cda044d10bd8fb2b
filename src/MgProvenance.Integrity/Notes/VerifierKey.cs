using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using MgProvenance.Integrity.Signing;

namespace MgProvenance.Integrity.Notes;

/// <summary>A named Ed25519 public key, in text the "vkey" of C2SP signed-note: <c>name+hex key id+base64(0x01 ‖ public key)</c>.</summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    internal const byte Ed25519Type = 0x01;

    private readonly byte[] _publicKey;

    /// <summary>A bad name or a key of another length than 32 bytes is an <see cref="ArgumentException"/>; for untrusted text see <see cref="TryParse"/>.</summary>
    public VerifierKey(string name, ReadOnlySpan<byte> publicKey)
    {
        if (!NoteText.IsKeyName(name)) throw new ArgumentException($"'{name}' cannot name a key: it is empty or has a space, plus or control character.", nameof(name));
        if (publicKey.Length != Ed25519.PublicKeyLength) throw new ArgumentException($"An Ed25519 public key has {Ed25519.PublicKeyLength} bytes.", nameof(publicKey));
        Name = name;
        _publicKey = publicKey.ToArray();
        KeyId = IdOf(name, publicKey);
    }

    public string Name { get; }

    /// <summary>First four bytes, big-endian, of SHA-256(name ‖ newline ‖ 0x01 ‖ public key). It identifies; it does not protect.</summary>
    public uint KeyId { get; }

    public ReadOnlySpan<byte> PublicKey => _publicKey;

    public static bool TryParse(string text, [NotNullWhen(true)] out VerifierKey? key, [NotNullWhen(false)] out string? error)
    {
        key = null;
        error = null;
        var parts = text.Split('+', 3);
        if (parts.Length != 3) error = "A verifier key has three parts: name, key id and key.";
        else if (!NoteText.IsKeyName(parts[0])) error = "The key name is empty or has a space or control character.";
        else if (!NoteText.TryFromBase64(parts[2], out var typed) || typed.Length == 0) error = "The key is not base64.";
        else if (typed[0] != Ed25519Type) error = $"Keys of type 0x{typed[0]:x2} are not supported, only Ed25519 (0x01).";
        else if (typed.Length != 1 + Ed25519.PublicKeyLength) error = $"An Ed25519 key has {Ed25519.PublicKeyLength} bytes, not {typed.Length - 1}.";
        else
        {
            var parsed = new VerifierKey(parts[0], typed.AsSpan(1));
            if (parts[1] == HexOf(parsed.KeyId)) key = parsed;
            else error = $"The key id is {parts[1]}, but name and key give {HexOf(parsed.KeyId)}.";
        }

        return key is not null;
    }

    /// <summary>Whether the signature claims to be of this key: same name and same id.</summary>
    public bool Matches(NoteSignature signature) => signature.KeyName == Name && signature.KeyId == KeyId;

    /// <summary>The vkey text.</summary>
    public override string ToString() => $"{Name}+{HexOf(KeyId)}+{Convert.ToBase64String([Ed25519Type, .. _publicKey])}";

    public bool Equals(VerifierKey? other) => other is not null && other.Name == Name && other.PublicKey.SequenceEqual(PublicKey);

    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    public override int GetHashCode() => HashCode.Combine(Name, KeyId);

    internal static string HexOf(uint keyId) => keyId.ToString("x8", CultureInfo.InvariantCulture);

    private static uint IdOf(string name, ReadOnlySpan<byte> publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. StrictUtf8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey]));
}
