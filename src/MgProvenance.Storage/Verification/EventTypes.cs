using System.Text.Json;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reports;
using MgProvenance.Integrity;

namespace MgProvenance.Storage.Verification;

/// <summary>What the types of the events tell while they pass by: those nobody here can read, and the raw files that events name.</summary>
internal sealed class EventTypes(Findings findings)
{
    // Marten fills gaps with rows of this type; they are no facts and belong to no subject.
    private const string Tombstone = "tombstone";
    private const string DigestField = "sha256";
    private const string MapField = "mapSha256";

    /// <summary>Files of a report, and the member that says whether they were kept.</summary>
    private static readonly (string Digest, string Kept)[] ReportFiles = [("numbersSha256", "numbersKept"), ("definitionSha256", "definitionKept")];

    /// <summary>Of a report's list of files, which is always kept.</summary>
    private const string FilesField = "filesSha256";

    private readonly HashSet<string> _quarantined = new(StringComparer.Ordinal);
    private byte[] _last = [];
    private bool _known, _namesRawFile, _isReport;

    /// <summary>Every raw file that an event names, with the first event that does.</summary>
    public Dictionary<Digest, Place> RawFiles { get; } = [];

    public void Look(CopyRows row, long? index)
    {
        if (!row.Bytes(EventRow.Type).SequenceEqual(_last))
        {
            _last = row.Bytes(EventRow.Type).ToArray();
            var type = row.Text(EventRow.Type)!;
            var fact = EventCatalogue.TypeOf(type);
            _known = type == Tombstone || fact is not null;
            _namesRawFile = typeof(INamesRawFile).IsAssignableFrom(fact);
            _isReport = fact == typeof(ReportIssued);
        }

        if (!_known) Quarantine(row, index);
        if (_namesRawFile) NoteRawFile(row, index);
        if (_isReport) NoteReportFiles(row, index);
    }

    private void Quarantine(CopyRows row, long? index)
    {
        var place = EventRow.PlaceOf(row, index);
        if (findings.NoticeCount > findings.Notices.Count || !_quarantined.Add(place.Stream ?? string.Empty)) return;
        findings.Add(NoticeKind.Quarantined, place, $"This program does not know events of type {row.Text(EventRow.Type)}; nothing is concluded from {place.Stream}.");
    }

    private void NoteRawFile(CopyRows row, long? index)
    {
        var place = EventRow.PlaceOf(row, index);
        var json = EventRow.Json(row, EventRow.Data);
        if (DigestIn(json, MapField) is { } map) RawFiles.TryAdd(map, place);
        if (DigestIn(json, DigestField) is { } digest) RawFiles.TryAdd(digest, place);
        else findings.Add(FaultKind.RawFileMissing, place, $"An event of type {row.Text(EventRow.Type)} names no raw file by a SHA-256.");
    }

    private void NoteReportFiles(CopyRows row, long? index)
    {
        var json = EventRow.Json(row, EventRow.Data);
        if (DigestIn(json, FilesField) is { } list) RawFiles.TryAdd(list, EventRow.PlaceOf(row, index));
        foreach (var (field, keptField) in ReportFiles)
        {
            var kept = new Utf8JsonReader(json);
            if (Find(ref kept, keptField) && kept.TokenType == JsonTokenType.True && DigestIn(json, field) is { } file) RawFiles.TryAdd(file, EventRow.PlaceOf(row, index));
        }
    }

    private static Digest? DigestIn(ReadOnlySpan<byte> json, string field)
    {
        var reader = new Utf8JsonReader(json);
        return Find(ref reader, field) && reader.TokenType == JsonTokenType.String && Digest.TryParse(reader.GetString(), out var digest) ? digest : null;
    }

    /// <summary>Moves to the value of this member of the outermost object.</summary>
    private static bool Find(ref Utf8JsonReader reader, string field)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
            var found = reader.ValueTextEquals(field);
            reader.Read();
            if (found) return true;
            reader.Skip();
        }

        return false;
    }
}
