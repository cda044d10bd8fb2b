using System.Text.Json.Serialization;

namespace MgProvenance.Application.Reports;

public enum LaterChangeKind
{
    Corrected,

    StruckOut,

    /// <summary>The lot was recalled.</summary>
    Recalled,
}

/// <summary>Something on which a report stands and that counts otherwise now than when the report was built.</summary>
/// <param name="Version">Of the event that was corrected or struck out; of the recall itself.</param>
/// <param name="By">Version of the event, in the same stream, that changed it.</param>
public sealed record LaterChange(string Stream, string Label, long Version, string Event, LaterChangeKind Kind, long By, string Reason, string Actor, DateTimeOffset RecordedAt);

/// <summary>How an issued report stands to what was recorded since.</summary>
/// <param name="Position">Ledger position at which it was built.</param>
/// <param name="Changes">Why it is out of date; empty while it is not.</param>
/// <param name="Supersedes">Label of the report of the same definition and study that was issued before it; null where there is none.</param>
/// <param name="SupersededBy">Label of the one that was issued after it.</param>
public sealed record ReportStanding(string Report, string Label, string Definition, string Study, long Position, IReadOnlyList<LaterChange> Changes, string? Supersedes, string? SupersededBy)
{
    [JsonPropertyOrder(-1)]
    public bool OutOfDate => Changes.Count > 0;
}
