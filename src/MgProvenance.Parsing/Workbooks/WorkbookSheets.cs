using System.Text;
using ExcelDataReader;
using MgProvenance.Parsing.Records;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.Workbooks;

/// <summary>The sheets of a workbook, one after the other: records go into one table, all else is kept as written.</summary>
/// <param name="instruments">Of which records are looked for; the first record table decides.</param>
/// <param name="mostBytes">That are held of all sheets: wide empty rows and texts that are stored once and shown in many cells are larger here than in the file.</param>
internal sealed class WorkbookSheets(IReadOnlyList<WorkbookInstrument> instruments, long mostBytes, FindingList findings)
{
    private const int FirstRows = 64;   // the row count that a sheet states is not to be trusted for an allocation

    private readonly List<NamedTable> _tables = [];
    private readonly List<string> _names = [];
    private IReadOnlyList<WorkbookInstrument> _instruments = instruments;
    private RecordSheet? _records;
    private string[] _header = [];
    private long _held;

    /// <param name="reader">On the first row of the sheet.</param>
    public void Read(IExcelDataReader reader)
    {
        var first = WorkbookCells.Row(reader);
        if (!IsNestedHeader(first) && (_records is null ? _instruments.Any(i => i.Dialect.IsHeader(first)) : IsContinued(first))) ReadRecords(reader, first);
        else ReadOther(reader, first);
    }

    /// <summary>Null where no sheet held records.</summary>
    public ParseResult? Finish(string variant) => _records is null ? null : _instruments[0].Finish(new WorkbookRecords(_records, variant, _names, _tables), findings);

    private bool IsNestedHeader(string[] row) => _instruments.Any(i => i.IsNestedHeader(row));

    private void ReadRecords(IExcelDataReader reader, string[] first)
    {
        if (_records is null) Begin(first);
        else if (!first.SequenceEqual(_header, StringComparer.Ordinal)) Add(first, reader.Name, 1);   // the sheet continues the rows without a header of its own
        _names.Add(reader.Name);
        for (var row = 2; !findings.HasFatal && reader.Read(); row++) Add(WorkbookCells.Row(reader), reader.Name, row);
    }

    /// <summary>A table of another kind, or records nested below their cycle and step: then what is no record is kept as the table.</summary>
    private void ReadOther(IExcelDataReader reader, string[] first)
    {
        List<IReadOnlyList<string>> rows = [];
        var isNested = false;
        var cells = first;
        for (var row = 1; ; cells = WorkbookCells.Row(reader), row++)
        {
            if (IsNestedHeader(cells)) isNested = BeginNested(cells, reader.Name, isNested, row);
            else if (isNested && _instruments[0].IsNestedRecord(cells)) Add(cells, reader.Name, row);
            else if (row > 1 && MayHold(cells, cells.Length, reader.Name, row)) rows.Add(cells);
            if (findings.HasFatal || !reader.Read()) break;
        }

        if (first.Any(c => c.Length > 0) && !IsNestedHeader(first)) _tables.Add(new NamedTable(reader.Name, first, rows));
    }

    private bool BeginNested(string[] header, string sheet, bool isAgain, int row)
    {
        if (_records is null) Begin(header);
        else if (!header.SequenceEqual(_header, StringComparer.Ordinal)) findings.Fatal($"{_instruments[0].Dialect.Rules}.header-changed", FindingList.AtLine(row), $"The record header in sheet {sheet} differs from the first one.", string.Join(',', _header), string.Join(',', header));
        else if (!isAgain) findings.Fatal("workbook.several-tests", sheet, $"This is a second sheet of nested records. Each belongs to another channel, hence to another cell; export them one by one.", _names[0], sheet);
        if (!isAgain) _names.Add(sheet);
        return true;
    }

    private void Begin(string[] header)
    {
        _instruments = [_instruments.First(i => i.Dialect.IsHeader(header))];
        _header = header;
        _records = new RecordSheet(header, (byte)'\t', FirstRows, _instruments[0].Dialect, findings);
    }

    /// <summary>A later sheet repeats the header, or goes on with rows of as many cells, the first of which is a number.</summary>
    private bool IsContinued(string[] first) =>
        first.SequenceEqual(_header, StringComparer.Ordinal) || (first.Length == _header.Length && Numbers.TryRead(first[0], out _));

    private void Add(string[] cells, string sheet, int row)
    {
        if (Array.TrueForAll(cells, c => c.Length == 0) || !MayHold(cells, _header.Length, sheet, row)) return;
        if (cells.Length < _header.Length) cells = [.. cells, .. Enumerable.Repeat("", _header.Length - cells.Length)];
        _records!.Add(Encoding.UTF8.GetBytes(string.Join('\t', cells)), row);
    }

    private bool MayHold(string[] cells, int width, string sheet, int row)
    {
        _held += (long)sizeof(double) * width + cells.Sum(c => (long)c.Length);
        if (_held <= mostBytes) return true;
        findings.Fatal("workbook.too-large", FormattableString.Invariant($"sheet {sheet}, row {row}"), $"The sheets grow beyond what is read: rows are wide and mostly empty, or long texts are shown in many cells.", $"{mostBytes} bytes at most");
        return false;
    }
}
