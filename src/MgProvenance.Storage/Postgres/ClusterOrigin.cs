namespace MgProvenance.Storage.Postgres;

/// <summary>
/// The data folder's note of its notebook. As root both lie apart, so a copied notebook folder would name the original's data; two notebooks on one database is what this prevents.
/// </summary>
internal static class ClusterOrigin
{
    private const string FileName = "notebook.path";

    public static Task Write(string home, string notebook, ServerUser user, CancellationToken ct) => user.WriteFile(Path.Combine(home, FileName), notebook, ct);

    /// <exception cref="DatabaseSetupException">The folder is a copy: the original is still there and names the same data.</exception>
    public static void Check(string home, string notebook, ServerUser user)
    {
        if (home.StartsWith(notebook + "/", StringComparison.Ordinal)) return; // data inside were copied along
        var path = Path.Combine(home, FileName);
        var origin = File.Exists(path) ? File.ReadAllText(path) : notebook;
        if (origin == notebook || !Directory.Exists(origin) || IsSameFolder(origin, notebook)) return;
        if (ClusterRecord.Read(origin)?.HomeFolder(origin) != home) return;
        throw new DatabaseSetupException(
            "postgres.copied-notebook", $"{notebook} is a copy of {origin}: both name the database in {home} (account '{user.Name}'), which belongs to the original. Use backup and restore to copy a notebook.");
    }

    private static bool IsSameFolder(string one, string other) =>
        Posix.Identify(one, followLinks: true) is { } a && Posix.Identify(other, followLinks: true) is { } b && a.IsSameFileAs(b);
}
