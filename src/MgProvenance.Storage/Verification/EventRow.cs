using System.Buffers.Text;
using System.Text;

namespace MgProvenance.Storage.Verification;

/// <summary>A row of <c>mt_events</c> as it comes out of a COPY, and how it compares with its leaf.</summary>
internal static class EventRow
{
    public const string Query = """
        select seq_id, id, stream_id, version, type, timestamp, user_name, correlation_id, causation_id, headers, data,
               (bdata is not null)::int + 2 * (is_archived is distinct from false)::int + 4 * (tenant_id is distinct from '*DEFAULT*')::int
        from public.mt_events order by seq_id
        """;

    public const int SeqId = 0, Id = 1, Stream = 2, Version = 3, Type = 4, Time = 5, Actor = 6, Correlation = 7, Causation = 8, Headers = 9, Data = 10, Marks = 11, Fields = 12;

    /// <summary>Bits of <see cref="Marks"/>.</summary>
    public const int HasBinaryBody = 1, IsArchived = 2, HasTenant = 4;

    // PostgreSQL counts time from 2000-01-01, a leaf from 1970-01-01.
    private const long EpochMicroseconds = 946_684_800_000_000;
    private const byte JsonbVersion = 1;

    private static readonly (int Row, int Leaf, string Name)[] Texts =
    [
        (Stream, LeafSpans.Stream, "stream"), (Type, LeafSpans.Type, "type"), (Actor, LeafSpans.Actor, "actor"),
        (Correlation, LeafSpans.Correlation, "correlation"), (Causation, LeafSpans.Causation, "causation"),
    ];

    public static Place PlaceOf(CopyRows row, long? index) =>
        new(row.Text(Stream), row.IsNull(Version) ? null : row.Int64(Version), row.IsNull(Id) ? null : row.Uuid(Id), index);

    /// <summary>Names of the fields that differ, for a sentence; null when row and leaf hold the same values.</summary>
    public static string? Differences(CopyRows row, scoped in LeafSpans leaf)
    {
        StringBuilder? names = null;
        if (!(Utf8Parser.TryParse(leaf[LeafSpans.EventId], out Guid id, out var used, 'D') && used == leaf[LeafSpans.EventId].Length && id == row.Uuid(Id))) Note(ref names, "id");
        if (!IsNumber(leaf[LeafSpans.Version], row.Int64(Version))) Note(ref names, "version");
        if (!IsTime(leaf[LeafSpans.Time], row.Int64(Time))) Note(ref names, "time");
        foreach (var (column, field, name) in Texts)
        {
            if (row.IsNull(column) != leaf.IsNull(field) || !row.Bytes(column).SequenceEqual(leaf[field])) Note(ref names, name);
        }

        if (!IsJson(row, Headers, leaf, LeafSpans.Headers)) Note(ref names, "headers");
        if (!IsJson(row, Data, leaf, LeafSpans.Data)) Note(ref names, "data");
        return names?.ToString();
    }

    /// <summary>The text of a jsonb field as COPY sends it, without the byte that tells its version.</summary>
    public static ReadOnlySpan<byte> Json(CopyRows row, int field)
    {
        var bytes = row.Bytes(field);
        if (bytes.IsEmpty) return bytes;
        return bytes[0] == JsonbVersion ? bytes[1..] : throw new InvalidOperationException($"The server sends jsonb in version {bytes[0]}, which this program does not read.");
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, long value) => Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length && number == value;

    private static bool IsTime(ReadOnlySpan<byte> text, long sincePostgres) =>
        sincePostgres < long.MaxValue - EpochMicroseconds && sincePostgres > long.MinValue && IsNumber(text, sincePostgres + EpochMicroseconds);

    private static bool IsJson(CopyRows row, int column, scoped in LeafSpans leaf, int field) =>
        row.IsNull(column) || leaf.IsNull(field) ? row.IsNull(column) && leaf.IsNull(field) : JsonSameness.Same(Json(row, column), leaf[field]);

    private static void Note(ref StringBuilder? names, string name)
    {
        if (names is null) names = new(name);
        else names.Append(", ").Append(name);
    }
}
