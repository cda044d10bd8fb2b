using System.Runtime.InteropServices;
using System.Security.Cryptography;
using static MgProvenance.Integrity.Signing.LibCrypto;

namespace MgProvenance.Integrity.Signing;

/// <summary>
/// Ed25519 (RFC 8032) by libcrypto. Verification is cofactorless and takes non-canonical public keys, which RFC 8032 would refuse:
/// harmless here, for a verifier trusts named keys only. Where libcrypto is missing, every member throws <see cref="DllNotFoundException"/>.
/// </summary>
public static class Ed25519
{
    public const int SeedLength = 32;
    public const int PublicKeyLength = 32;
    public const int SignatureLength = 64;

    private const int Success = 1;

    /// <summary>A new key from the operating system's random generator.</summary>
    public static (byte[] Seed, byte[] PublicKey) Generate()
    {
        var seed = RandomNumberGenerator.GetBytes(SeedLength);
        return (seed, PublicKeyOf(seed));
    }

    /// <summary>The 32-byte public key of a 32-byte seed.</summary>
    public static byte[] PublicKeyOf(ReadOnlySpan<byte> seed)
    {
        using var key = PrivateKey(seed);
        var publicKey = new byte[PublicKeyLength];
        nuint length = PublicKeyLength;
        Require(EVP_PKEY_get_raw_public_key(key, ref publicKey[0], ref length), nameof(EVP_PKEY_get_raw_public_key));
        return publicKey;
    }

    /// <summary>The 64-byte signature; the same seed and message always give the same bytes.</summary>
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        using var key = PrivateKey(seed);
        using var context = NewContext();
        Require(EVP_DigestSignInit(context, 0, 0, 0, key), nameof(EVP_DigestSignInit));
        var signature = new byte[SignatureLength];
        nuint length = SignatureLength;
        Require(EVP_DigestSign(context, ref signature[0], ref length, in MemoryMarshal.GetReference(message), (nuint)message.Length), nameof(EVP_DigestSign));
        return signature;
    }

    /// <summary>Whether the signature is good; one of another length than 64 bytes is not. A public key of another length than 32 bytes is an <see cref="ArgumentException"/>.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        RequireLength(publicKey, PublicKeyLength, nameof(publicKey));
        if (signature.Length != SignatureLength) return false;
        using var key = EVP_PKEY_new_raw_public_key(Ed25519Type, 0, in MemoryMarshal.GetReference(publicKey), PublicKeyLength);
        Require(key.IsInvalid ? 0 : Success, nameof(EVP_PKEY_new_raw_public_key));
        using var context = NewContext();
        Require(EVP_DigestVerifyInit(context, 0, 0, 0, key), nameof(EVP_DigestVerifyInit));
        var good = EVP_DigestVerify(
            context, in MemoryMarshal.GetReference(signature), SignatureLength, in MemoryMarshal.GetReference(message), (nuint)message.Length) == Success;
        if (!good) ERR_clear_error(); // the queue belongs to the thread, and other users of libcrypto would read our entry as theirs
        return good;
    }

    private static PkeyHandle PrivateKey(ReadOnlySpan<byte> seed)
    {
        RequireLength(seed, SeedLength, nameof(seed));
        var key = EVP_PKEY_new_raw_private_key(Ed25519Type, 0, in MemoryMarshal.GetReference(seed), SeedLength);
        Require(key.IsInvalid ? 0 : Success, nameof(EVP_PKEY_new_raw_private_key));
        return key;
    }

    private static MdContextHandle NewContext()
    {
        var context = EVP_MD_CTX_new();
        Require(context.IsInvalid ? 0 : Success, nameof(EVP_MD_CTX_new));
        return context;
    }

    private static void RequireLength(ReadOnlySpan<byte> bytes, int length, string name)
    {
        if (bytes.Length != length) throw new ArgumentException($"Expected {length} bytes, not {bytes.Length}.", name);
    }

    private static void Require(int result, string function)
    {
        if (result == Success) return;
        ERR_clear_error();
        throw new CryptographicException($"libcrypto: {function} failed.");
    }
}
