using System.Globalization;
using MgProvenance.Parsing.Cycling;
using MgProvenance.Parsing.LandMixedCsv;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.LandText;

/// <summary>The one record table of LAND's texts and workbooks. Where the file counts no steps and cycles, they are derived and marked so.</summary>
internal sealed class LandSheet(string[] header, byte separator, int capacity, FindingList findings)
{
    private readonly BadRows _bad = new("land.row", findings);
    private readonly RecordNumbers _numbers = new("land.record-gap", findings);
    private RowTable? _table;
    private CellReader? _number;

    public int Rows => _table?.Rows ?? 0;

    /// <summary>Test time, voltage and current together are what tells a record table of LAND.</summary>
    public static bool IsHeader(string[] names)
    {
        var meanings = names.Select(n => LandColumn.Describe(n).Meaning).ToHashSet();
        return meanings.IsSupersetOf([Meaning.Time, Meaning.Voltage, Meaning.Current]);
    }

    public void Add(ReadOnlySpan<byte> line, int number, bool isCut = false)
    {
        _table ??= MakeTable(line);
        if (isCut) _bad.Add(number, "the file ends within it");
        else if (_table.Add(line) is { } wrong) _bad.Add(number, wrong);
        else if (_number is not null) _numbers.Check(_number.ValueAt(Rows - 1), number);
    }

    public ParseResult Finish(string format, string variant, string parserVersion, Dictionary<string, string> metadata, IReadOnlyList<NamedTable> tables)
    {
        _bad.Close();
        _numbers.Close();
        _table ??= MakeTable([]);
        if (Rows == 0) findings.Warn("land.no-rows", "file", $"The file has column names but no rows.");
        List<Column> columns =
        [
            .. _table.Cells.Select(c =>
            {
                var (meaning, unit) = LandColumn.Describe(c.Name);
                return c.ToColumn(Rows, meaning, unit);
            }),
        ];
        CheckTime(columns);
        CheckSigns(columns);
        var digest = PrimaryDigest.Of(Rows, columns);
        columns.AddRange(DerivedSteps.Of(columns, Rows, findings));
        if (LandMixedReader.ImpliedMassMg(columns) is { } mass) metadata["mass implied by specific capacity, mg"] = mass.ToString("G4", CultureInfo.InvariantCulture);
        return findings.Done(new InstrumentFile(format, variant, null, Rows, columns, FirstRowClock.Start(columns, findings), InstrumentSettings.None, metadata, digest, format, parserVersion)
        { Tables = tables });
    }

    private void CheckTime(List<Column> columns)
    {
        var time = columns.Find(c => c is { Meaning: Meaning.Time, Texts: null });
        for (var row = 1; row < time?.Values.Length; row++)
        {
            if (!(time.Values[row] < time.Values[row - 1])) continue;
            findings.Warn("land.time-backwards", string.Create(CultureInfo.InvariantCulture, $"row {row + 1}"), $"The test time runs backwards here: rows were damaged, or two tests were joined.");
            return;
        }
    }

    /// <summary>Some instruments write the amount of the current and leave its direction to the state. The values stay as written; the charge is signed by the state.</summary>
    private void CheckSigns(List<Column> columns)
    {
        if (columns.Find(c => c.Meaning == Meaning.StepName)?.Texts is not { } states || columns.Find(c => c is { Meaning: Meaning.Current, Texts: null }) is not { } current) return;
        var (against, first, direction) = (0, 0, 0);
        var state = "";
        for (var row = 0; row < Rows; row++)
        {
            if (!ReferenceEquals(state, states[row])) direction = StepNames.Direction(state = states[row]);
            if (current.Values[row] * direction < 0 && against++ == 0) first = row;
        }

        if (against == 0) return;
        findings.Warn("land.current-sign", string.Create(CultureInfo.InvariantCulture, $"row {first + 1}"), $"In {against} rows, the first of them here, the sign of the current is against the direction of the state, which counts.",
            states[first], current.Values[first].ToString("R", CultureInfo.InvariantCulture));
    }

    private RowTable MakeTable(ReadOnlySpan<byte> firstRow)
    {
        var first = CsvRow.Cells(firstRow, separator);
        List<CellReader> cells = [.. header.Select((name, i) => new CellReader(name, KindOf(name, i < first.Length ? first[i] : ""), capacity))];
        _number = cells.Find(c => c.Kind == CellKind.Number && LandColumn.Describe(c.Name).Meaning == Meaning.RecordNumber);
        return new RowTable(cells, new RowSyntax((char)separator, '.', "-", emptyIsMissing: true), capacity);
    }

    /// <summary>Of a column that we do not know and that begins empty, nothing tells whether numbers or remarks follow; as texts neither costs a row.</summary>
    private static CellKind KindOf(string name, string firstCell) =>
        firstCell.Length == 0 && LandColumn.Describe(name).Meaning == Meaning.None ? CellKind.Text : LandColumn.KindOf(name, firstCell);
}
