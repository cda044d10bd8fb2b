namespace MgProvenance.Domain.Kernel;

public static class Digests
{
    private const int Sha256HexLength = 64;

    /// <summary>Whether a text is a SHA-256 digest as the notebook writes it: 64 lower-case hex digits.</summary>
    public static bool IsSha256(string text) => text.Length == Sha256HexLength && text.All(char.IsAsciiHexDigitLower);
}
