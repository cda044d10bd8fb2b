using System.Text.Json;

namespace MgProvenance.Storage.Postgres;

/// <summary>
/// The notebook's own note of where its cluster lies (<c>postgres.json</c>). <see cref="Major"/> is null until the cluster is complete, so that a crash in between is told from a
/// data folder that has gone missing.
/// </summary>
internal sealed record ClusterRecord(int? Major, string Home, string ServerUser)
{
    public const string FileName = "postgres.json";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static ClusterRecord? Read(string notebook)
    {
        var path = Path.Combine(notebook, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<ClusterRecord>(File.ReadAllText(path), Format) is { Home.Length: > 0, ServerUser.Length: > 0 } record
                ? record
                : throw new DatabaseSetupException("postgres.bad-record", $"{path} does not say where the database lies (home, serverUser).");
        }
        catch (JsonException e)
        {
            throw new DatabaseSetupException("postgres.bad-record", $"{path} cannot be read: {e.Message}", e);
        }
    }

    public void Write(string notebook)
    {
        var path = Path.Combine(notebook, FileName);
        using (var file = new FileStream(path + ".new", FileMode.Create))
        {
            JsonSerializer.Serialize(file, this, Format);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Home is relative to the notebook where it lies inside, so that the notebook can be moved.</summary>
    public string HomeFolder(string notebook) => Path.GetFullPath(Home, notebook);
}
