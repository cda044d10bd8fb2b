namespace MgProvenance.Testing;

/// <summary>Real instrument files and test vectors. They lie in <c>shared/data</c> beside the checkout and are never committed.</summary>
public static class RealFiles
{
    public static string Checkout { get; } = FindCheckout();

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Checkout, "..", "shared", "data"));

    /// <summary>Full path of a real file; the calling test is reported as skipped where the folder is missing.</summary>
    public static string Get(string relativePath)
    {
        Assert.SkipUnless(Directory.Exists(Root), "The folder shared/data is not beside this checkout.");
        return Path.Combine(Root, relativePath);
    }

    private static string FindCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MgProvenance.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds MgProvenance.sln.");
    }
}
