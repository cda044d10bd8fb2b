namespace MgProvenance.Documents;

/// <summary>Where the resolver of DOIs answers for one.</summary>
internal static class DoiAddress
{
    public static string Of(string doi) => "https://doi.org/" + Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal);
}
