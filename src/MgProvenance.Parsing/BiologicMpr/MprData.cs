using System.Buffers.Binary;

namespace MgProvenance.Parsing.BiologicMpr;

/// <summary>The data module: row count, column ids, then fixed-length records.</summary>
internal sealed record MprData(string Version, int RowCount, int[] Ids, List<Column> Columns)
{
    /// <summary>Decodes the module, or says why not (then the result is null and the finding fatal).</summary>
    public static MprData? Read(MprModule module, ReadOnlySpan<byte> file, FindingList findings)
    {
        if (Layout.Of(module) is not { } layout)
        {
            findings.Fatal("mpr.data-version", FindingList.AtByte(module.Start), $"The data module has version {module.Version}/{module.NewVersion}, whose layout is not known.",
                "version 0, 2 or 3 with an old header, second version 11 with a new one");
            return null;
        }

        var available = file.Length > module.DataStart ? file[(int)module.DataStart..] : default;
        if (available.Length < layout.Records || module.Length < layout.Records)
        {
            findings.Fatal("mpr.truncated", FindingList.AtByte(file.Length), $"The file ends before the first record of the data module.",
                $"{layout.Records} bytes of column list", $"{Math.Min(available.Length, module.Length)} bytes");
            return null;
        }

        var rows = BinaryPrimitives.ReadUInt32LittleEndian(available);
        var ids = layout.ReadIds(available);
        if (ids is null)
        {
            findings.Fatal("mpr.column-count", FindingList.AtByte(module.DataStart + 4), $"The data module has no columns, or more than its column list can hold.");
            return null;
        }

        if (available[(layout.IdsAt + ids.Length * layout.IdBytes)..(layout.Records - 1)].ContainsAnyExcept((byte)0))
        {
            findings.Warn("mpr.data-header", FindingList.AtByte(module.DataStart), $"Between the column list and the first record there are bytes whose meaning is not known.", "zeros");
        }

        var stated = module.Length - layout.Records;
        if (FindRecord(ids, rows, stated, module, findings) is not { } record) return null;
        var found = Math.Min(stated, available.Length - layout.Records);
        if (found < stated)
        {
            findings.Fatal("mpr.truncated", FindingList.AtByte(file.Length), $"The file ends within the records of the data module.",
                $"{rows} rows", $"{found / record.Size} rows");
            return null;
        }

        return new MprData(layout.Name, (int)rows, ids, record.Decode(available[layout.Records..], (int)rows));
    }

    /// <summary>The layout whose record length times the row count is exactly the module's length.</summary>
    private static MprRecord? FindRecord(int[] ids, uint rows, long bytes, MprModule module, FindingList findings)
    {
        var (record, unknown) = MprRecord.From(ids, MprColumnIds.Charges);
        if (unknown.Count > 0)
        {
            var names = string.Join(", ", unknown);
            findings.Fatal("mpr.unknown-column", FindingList.AtByte(module.DataStart), $"Column id {names} is not known, so the length of its cell and all columns after it are not either.",
                "known column ids", $"id {names} in [{string.Join(' ', ids)}]");
            return null;
        }

        if (Fits(record)) return IsResolved(MprColumnIds.Charges) ? record : null;
        var (other, _) = MprRecord.From(ids, MprColumnIds.Harmonics);
        if (Fits(other)) return IsResolved(MprColumnIds.Harmonics) ? other : null;
        var lengths = record.Size == other.Size ? $"{record.Size}" : $"{record.Size} or {other.Size}";
        findings.Fatal("mpr.record-length", FindingList.AtByte(module.DataStart), $"The records do not have the length that their columns add up to.",
            $"{rows} rows of {lengths} bytes", $"{bytes} bytes");
        return null;

        bool Fits(MprRecord candidate) => candidate.Size * (long)rows == bytes && bytes <= int.MaxValue;

        bool IsResolved(IReadOnlyDictionary<int, MprColumn> chosen)
        {
            var doubtful = ids.Where(MprColumnIds.HasTwoMeanings).ToArray();
            if (doubtful.Length == 0) return true;
            var names = string.Join(", ", doubtful);
            if (rows > 0)
            {
                findings.Info("mpr.ambiguous-column", FindingList.AtByte(module.DataStart),
                    $"Column id {names} has two published meanings; the record length fits only {string.Join(", ", doubtful.Select(id => chosen[id].Name))}.");
                return true;
            }

            findings.Fatal("mpr.ambiguous-column", FindingList.AtByte(module.DataStart),
                $"Column id {names} has two published meanings, and without a row nothing tells which one is meant.");
            return false;
        }
    }

    /// <summary>Where the pieces of a data module lie, by version (offsets seen in files of EC-Lab 10 to 11.61).</summary>
    private sealed record Layout(string Name, int IdsAt, int IdBytes, int CountBytes, int Records)
    {
        public static Layout? Of(MprModule module) => (module.NewVersion, module.Version) switch
        {
            (11, _) => new("data 11", 6, 2, 2, 1007),
            (null, 0) => new("data 0", 5, 1, 1, 100),
            (null, 2) => new("data 2", 5, 2, 1, 405),
            (null, 3) => new("data 3", 5, 2, 1, 406),
            _ => null,
        };

        public int[]? ReadIds(ReadOnlySpan<byte> data)
        {
            var count = CountBytes == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(data[4..]) : data[4];
            if (count == 0 || IdsAt + count * IdBytes >= Records) return null;
            var ids = new int[count];
            for (var i = 0; i < count; i++)
            {
                ids[i] = IdBytes == 1 ? data[IdsAt + i] : BinaryPrimitives.ReadUInt16LittleEndian(data[(IdsAt + 2 * i)..]);
            }

            return ids;
        }
    }
}
