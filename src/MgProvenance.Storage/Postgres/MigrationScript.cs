using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MgProvenance.Storage.Postgres;

/// <summary>One migration: a plain SQL file <c>NNNN_name.sql</c>, never edited once released.</summary>
public sealed partial record MigrationScript(int Number, string Name, string Sql)
{
    private const string ResourceFolder = "migrations/";

    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Number:0000}_{Name}.sql");

    /// <summary>Lower-case hex of the text in UTF-8 with line ends as LF, so that a checkout with CRLF is the same migration.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public static MigrationScript Parse(string fileName, string sql)
    {
        var match = Pattern().Match(fileName);
        return match.Success
            ? new MigrationScript(int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), match.Groups["name"].Value, sql)
            : throw new DatabaseSetupException("migration.bad-name", $"The migration '{fileName}' is not named NNNN_name.sql.");
    }

    /// <summary>The migrations built into this program, in order.</summary>
    public static IReadOnlyList<MigrationScript> BuiltIn()
    {
        var assembly = typeof(MigrationScript).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Load)];

        MigrationScript Load(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            return Parse(resource[ResourceFolder.Length..], reader.ReadToEnd());
        }
    }

    /// <exception cref="DatabaseSetupException">The numbers do not run 1, 2, 3, … each once.</exception>
    public static void RefuseGaps(IReadOnlyList<MigrationScript> scripts)
    {
        foreach (var (script, expected) in scripts.Select((script, index) => (script, index + 1)))
        {
            if (script.Number == expected) continue;
            var fault = script.Number < expected ? "appears twice or out of order" : "follows a gap";
            throw new DatabaseSetupException("migration.numbering", $"The migration {script.FileName} {fault}: number {expected:0000} was expected.");
        }
    }

    [GeneratedRegex(@"^(?<number>\d{4})_(?<name>[a-z0-9_-]+)\.sql$")]
    private static partial Regex Pattern();
}
