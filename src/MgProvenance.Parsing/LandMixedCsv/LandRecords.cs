using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandMixedCsv;

/// <summary>The records of all steps, gathered into one table.</summary>
/// <param name="lines">Lines that stand below record headers.</param>
/// <param name="bytes">Of the whole file.</param>
internal sealed class LandRecords(int lines, int bytes, FindingList findings)
{
    private readonly BadRows _bad = new("land.row", findings);
    private readonly RecordNumbers _numbers = new("land.record-gap", findings);
    private string[] _header = [];
    private RowTable? _table;
    private CellReader? _capacityCell;
    private CellReader? _numberCell;
    private int _sectionStart;

    public int Rows => _table?.Rows ?? 0;

    public bool HasHeader => _header.Length > 0;

    public string CapacityUnit => _capacityCell is null ? "" : LandUnits.Split(_capacityCell.Name).Unit;

    /// <summary>Begins the records of the next step. A unit may change with the range: values are then brought to the unit of the first header, and that is said.</summary>
    public bool Begin(string[] header, int line)
    {
        if (!HasHeader)
        {
            _header = header;
            return true;
        }

        _sectionStart = Rows;
        for (var c = 0; c < Math.Max(header.Length, _header.Length); c++)
        {
            var first = c < _header.Length ? LandUnits.Split(_header[c]) : default;
            var now = c < header.Length ? LandUnits.Split(header[c]) : default;
            if (first.Quantity != now.Quantity || LandUnits.Ratio(now.Unit, first.Unit) is not { } ratio)
            {
                findings.Fatal("land.header-changed", FindingList.AtLine(line), $"This Record header differs from the first one in more than the prefix of a unit.", string.Join(',', _header), string.Join(',', header));
                return false;
            }

            if (ratio != 1) findings.Info("land.unit-changed", FindingList.AtLine(line), $"Column {header[c]} is given in {first.Unit}, as in the first header.");
            if (_table is not null) _table.Cells[c].Scale = ratio;
        }

        return true;
    }

    public void Add(ReadOnlySpan<byte> line, bool isCut, int number)
    {
        _table ??= MakeTable(line);
        if (isCut) _bad.Add(number, "the file ends within it");
        else if (_table.Add(line) is { } wrong) _bad.Add(number, wrong);
        else if (_numberCell is not null) _numbers.Check(_numberCell.ValueAt(Rows - 1), number);
    }

    /// <summary>Largest capacity since the last record header; NaN where none is recorded.</summary>
    public double LargestCapacityOfStep()
    {
        if (_capacityCell is null) return double.NaN;
        var largest = 0.0;
        for (var row = _sectionStart; row < Rows; row++)
        {
            if (_capacityCell.ValueAt(row) > largest) largest = _capacityCell.ValueAt(row);
        }

        return largest;
    }

    public List<Column> Finish()
    {
        _bad.Close();
        _numbers.Close();
        if (_table is null) return [];
        return [.. _table.Cells.Select(c =>
        {
            var (meaning, unit) = LandColumn.Describe(c.Name);
            return c.ToColumn(Rows, meaning, unit);
        })];
    }

    private RowTable MakeTable(ReadOnlySpan<byte> firstRow)
    {
        var first = CsvRow.Cells(firstRow);
        var capacity = RowCount.AtMost(lines, bytes, _header.Length);
        var cells = _header.Select((name, i) => new CellReader(name, LandColumn.KindOf(name, i < first.Length ? first[i] : ""), capacity)).ToList();
        _capacityCell = cells.Find(c => c.Kind == CellKind.Number && LandColumn.Describe(c.Name).Meaning == Meaning.Capacity);
        _numberCell = cells.Find(c => c.Kind == CellKind.Number && LandColumn.Describe(c.Name).Meaning == Meaning.RecordNumber);
        return new RowTable(cells, new RowSyntax(',', '.', "-", emptyIsMissing: true), capacity);
    }
}
