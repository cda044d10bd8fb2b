using System.Runtime.InteropServices;

namespace MgProvenance.Integrity.Signing;

/// <summary>The few functions of OpenSSL's libcrypto (1.1.1 or newer) that Ed25519 needs; .NET 10 has no Ed25519 of its own.</summary>
internal static class LibCrypto
{
    /// <summary>NID_ED25519 of OpenSSL's obj_mac.h.</summary>
    public const int Ed25519Type = 1087;

    private const string Library = "mgp-libcrypto";
    private static readonly string[] Candidates = ["libcrypto.so.3", "libcrypto.so.1.1", "crypto"];
    private static readonly Lazy<nint> Loaded = new(() => Load(Candidates));

    static LibCrypto() =>
        NativeLibrary.SetDllImportResolver(typeof(LibCrypto).Assembly, (name, _, _) => name == Library ? Loaded.Value : 0);

    /// <summary>Loads the first library that exists.</summary>
    public static nint Load(IReadOnlyList<string> candidates)
    {
        foreach (var name in candidates)
        {
            if (NativeLibrary.TryLoad(name, typeof(LibCrypto).Assembly, null, out var handle)) return handle;
        }

        throw new DllNotFoundException($"Ed25519 signatures need libcrypto of OpenSSL 1.1.1 or newer; none of these could be loaded: {string.Join(", ", candidates)}.");
    }

    [DllImport(Library)]
    public static extern PkeyHandle EVP_PKEY_new_raw_private_key(int type, nint engine, in byte key, nuint keyLength);

    [DllImport(Library)]
    public static extern PkeyHandle EVP_PKEY_new_raw_public_key(int type, nint engine, in byte key, nuint keyLength);

    [DllImport(Library)]
    public static extern int EVP_PKEY_get_raw_public_key(PkeyHandle key, ref byte publicKey, ref nuint length);

    [DllImport(Library)]
    public static extern void EVP_PKEY_free(nint key);

    [DllImport(Library)]
    public static extern MdContextHandle EVP_MD_CTX_new();

    [DllImport(Library)]
    public static extern void EVP_MD_CTX_free(nint context);

    [DllImport(Library)]
    public static extern int EVP_DigestSignInit(MdContextHandle context, nint keyContext, nint digest, nint engine, PkeyHandle key);

    [DllImport(Library)]
    public static extern int EVP_DigestSign(MdContextHandle context, ref byte signature, ref nuint signatureLength, in byte message, nuint messageLength);

    [DllImport(Library)]
    public static extern int EVP_DigestVerifyInit(MdContextHandle context, nint keyContext, nint digest, nint engine, PkeyHandle key);

    [DllImport(Library)]
    public static extern int EVP_DigestVerify(MdContextHandle context, in byte signature, nuint signatureLength, in byte message, nuint messageLength);

    [DllImport(Library)]
    public static extern void ERR_clear_error();

    internal sealed class PkeyHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_PKEY_free(handle);
            return true;
        }
    }

    internal sealed class MdContextHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_MD_CTX_free(handle);
            return true;
        }
    }
}
