using System.Text.Json;
using MgProvenance.Integration.Tests.Audits;

namespace MgProvenance.Integration.Tests.Load;

/// <summary>A line of a journal: what became of a command.</summary>
/// <param name="Stored">Its events; null where it was refused or rolled back.</param>
internal sealed record Line(string Command, IReadOnlyList<Entry>? Stored)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static void Enter(Books books, string json)
    {
        var line = JsonSerializer.Deserialize<Line>(json)!;
        if (line.Stored is null) books.Refused.Add(line.Command);
        else books.Stored.Add(line.Command, line.Stored);
    }
}
