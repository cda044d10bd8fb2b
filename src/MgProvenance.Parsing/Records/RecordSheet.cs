using System.Globalization;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.Records;

/// <summary>The one record table of a text or a workbook.</summary>
internal sealed class RecordSheet(string[] header, byte separator, int capacity, RecordDialect dialect, FindingList findings)
{
    private readonly BadRows _bad = new($"{dialect.Rules}.row", findings);
    private readonly RecordNumbers _numbers = new($"{dialect.Rules}.record-gap", findings);
    private RowTable? _table;
    private CellReader? _number;

    public int Rows => _table?.Rows ?? 0;

    public void Add(ReadOnlySpan<byte> line, int number, bool isCut = false)
    {
        _table ??= MakeTable(line);
        if (isCut) _bad.Add(number, "the file ends within it");
        else if (_table.Add(line) is { } wrong) _bad.Add(number, wrong);
        else if (_number is not null) _numbers.Check(_number.ValueAt(Rows - 1), number);
    }

    /// <summary>The columns of all rows; says what was noticed on the way.</summary>
    public List<Column> Finish()
    {
        _bad.Close();
        _numbers.Close();
        _table ??= MakeTable([]);
        if (Rows == 0) findings.Warn($"{dialect.Rules}.no-rows", "file", $"The file has column names but no rows.");
        List<Column> columns =
        [
            .. _table.Cells.Select(c =>
            {
                var (meaning, unit) = dialect.Describe(c.Name);
                return c.ToColumn(Rows, meaning, unit);
            }),
        ];
        CheckTime(columns);
        return columns;
    }

    private void CheckTime(List<Column> columns)
    {
        var time = columns.Find(c => c is { Meaning: Meaning.Time, Texts: null });
        for (var row = 1; row < time?.Values.Length; row++)
        {
            if (!(time.Values[row] < time.Values[row - 1])) continue;
            findings.Warn($"{dialect.Rules}.time-backwards", string.Create(CultureInfo.InvariantCulture, $"row {row + 1}"), $"The test time runs backwards here: rows were damaged, or two tests were joined.");
            return;
        }
    }

    private RowTable MakeTable(ReadOnlySpan<byte> firstRow)
    {
        var first = CsvRow.Cells(firstRow, separator);
        List<CellReader> cells = [.. header.Select((name, i) => new CellReader(name, KindOf(name, i < first.Length ? first[i] : ""), capacity))];
        _number = cells.Find(c => c.Kind == CellKind.Number && dialect.Describe(c.Name).Meaning == Meaning.RecordNumber);
        return new RowTable(cells, new RowSyntax((char)separator, '.', "-", emptyIsMissing: true), capacity);
    }

    /// <summary>Of a column that we do not know and that begins empty, nothing tells whether numbers or remarks follow; as texts neither costs a row.</summary>
    private CellKind KindOf(string name, string firstCell) =>
        firstCell.Length == 0 && dialect.Describe(name).Meaning == Meaning.None ? CellKind.Text : dialect.KindOf(name, firstCell);
}
