namespace MgProvenance.Application.Audits.Vocabulary;

/// <summary>“All” before a subject or a relation.</summary>
internal static class Quantifier
{
    private static readonly string[] Words = ["all ", "every ", "each "];

    public static bool IsUniversal(string text) => Array.Exists(Words, w => text.TrimStart().StartsWith(w, StringComparison.OrdinalIgnoreCase));

    public static string Strip(string text)
    {
        var trimmed = text.Trim();
        return Array.Find(Words, w => trimmed.StartsWith(w, StringComparison.OrdinalIgnoreCase)) is { } word ? trimmed[word.Length..].TrimStart() : trimmed;
    }
}
