using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandMixedCsv;

/// <summary>The cycle and step tables, as written: the vendor's numbers, with which ours are compared.</summary>
internal sealed class LandTables(FindingList findings)
{
    private readonly Dictionary<string, (List<string> Header, List<IReadOnlyList<string>> Rows)> _tables = new(StringComparer.Ordinal);
    private int _stepsSinceRecords;

    /// <summary>Begins or continues a table; false where its header differs from the one before.</summary>
    public bool Begin(string kind, string[] header, int line)
    {
        if (!_tables.TryGetValue(kind, out var table))
        {
            _tables[kind] = ([.. header], []);
            return true;
        }

        if (table.Header.SequenceEqual(header)) return true;
        findings.Fatal("land.header-changed", FindingList.AtLine(line), $"This {kind} header differs from the first one.", string.Join(',', table.Header), string.Join(',', header));
        return false;
    }

    public void Add(string kind, string[] cells, int line)
    {
        var (header, rows) = _tables[kind];
        if (cells.Length < header.Count || cells.Skip(header.Count).Any(c => c.Length > 0))
        {
            findings.Error("land.row", FindingList.AtLine(line), $"This {kind} row does not fit its header and is left out.", $"{header.Count} cells", $"{cells.Length} cells");
            return;
        }

        rows.Add(cells[..header.Count]);
        if (kind == "Step") _stepsSinceRecords++;
    }

    /// <summary>The step table states the capacity of its step, the records must reach it; otherwise records are missing.</summary>
    public void CheckStep(double largestRecorded, string unit, int line)
    {
        const double relative = 0.005;
        var isOne = _stepsSinceRecords == 1;
        _stepsSinceRecords = 0;
        if (!isOne || double.IsNaN(largestRecorded)) return;
        var (header, rows) = _tables["Step"];
        var at = header.FindIndex(h => LandUnits.Split(h).Quantity == "Capacity");
        if (at < 0 || !Numbers.TryRead(rows[^1][at], out var stated)) return;
        if (LandUnits.Ratio(LandUnits.Split(header[at]).Unit, unit) is not { } ratio) return;
        stated *= ratio;
        if (Math.Abs(stated - largestRecorded) <= Math.Max(relative * stated, 2e-6)) return;
        findings.Warn("land.step-incomplete", FindingList.AtLine(line), $"The records of step {rows[^1][0]} do not reach the capacity that the step table states; records may be missing.",
            FormattableString.Invariant($"{stated} {unit}"), FormattableString.Invariant($"{largestRecorded} {unit}"));
    }

    public IReadOnlyList<NamedTable> All => [.. _tables.Select(t => new NamedTable(t.Key, t.Value.Header, t.Value.Rows))];
}
