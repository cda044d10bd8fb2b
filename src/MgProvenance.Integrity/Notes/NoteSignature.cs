using System.Buffers.Binary;

namespace MgProvenance.Integrity.Notes;

/// <summary>One signature line of a note: <c>— name base64(key id ‖ signature)</c>. Nothing about it is verified.</summary>
public sealed class NoteSignature
{
    private const string Dash = "— ";
    private const int KeyIdLength = 4;

    private readonly byte[] _value;

    public NoteSignature(string keyName, uint keyId, ReadOnlySpan<byte> value)
    {
        if (!NoteText.IsKeyName(keyName)) throw new ArgumentException($"'{keyName}' cannot name a key.", nameof(keyName));
        if (value.IsEmpty) throw new ArgumentException("A signature is not empty.", nameof(value));
        (KeyName, KeyId) = (keyName, keyId);
        _value = value.ToArray();
    }

    public string KeyName { get; }

    public uint KeyId { get; }

    /// <summary>The signature without the key id, as its algorithm made it.</summary>
    public ReadOnlySpan<byte> Value => _value;

    /// <summary>The line without its newline.</summary>
    public override string ToString()
    {
        var bytes = new byte[KeyIdLength + _value.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        _value.CopyTo(bytes, KeyIdLength);
        return $"{Dash}{KeyName} {Convert.ToBase64String(bytes)}";
    }

    /// <summary>Reads one line without its newline; null when it is not a signature line.</summary>
    internal static NoteSignature? Read(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal)) return null;
        var parts = line[Dash.Length..].Split(' ');
        if (parts.Length != 2 || !NoteText.IsKeyName(parts[0])) return null;
        if (!NoteText.TryFromBase64(parts[1], out var bytes) || bytes.Length <= KeyIdLength) return null;
        return new(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsSpan(KeyIdLength));
    }
}
