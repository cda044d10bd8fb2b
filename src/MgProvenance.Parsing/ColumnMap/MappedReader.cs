using System.Globalization;
using MgProvenance.Parsing.Cycling;
using MgProvenance.Parsing.Text;

namespace MgProvenance.Parsing.ColumnMap;

/// <summary>A CSV that no reader here knows, read as its user's map says and in no other way.</summary>
internal static class MappedReader
{
    private const string Format = "csv-mapped";
    private const string ParserVersion = "1";

    public static ParseResult Read(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> mapJson)
    {
        var findings = new FindingList();
        if (MapReader.Read(mapJson, findings) is not { } map) return findings.Stopped();
        var (utf8, encoding) = TextEncoding.ToUtf8(content, map.Encoding, findings);
        if (findings.HasFatal) return findings.Stopped();
        var table = new MappedTable(map, findings);
        if (!table.Read(utf8.Span)) return findings.Stopped();
        var columns = table.Columns.ConvertAll(c => ColumnOf(c.Column, c.Cells, table.Rows));
        var clock = table.Columns.Find(c => c.Column.DateForm is not null).Column?.DateForm;
        if (clock is not null && !columns.Exists(c => c.Meaning == Meaning.Time)) columns.Add(Elapsed(columns.Find(c => c.Meaning == Meaning.WallClock)!, clock, table.Rows, findings));
        if (map.States.Count > 0) TranslateStates(columns, map, findings);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["encoding"] = encoding, ["column map"] = $"{map.Name}, version {map.Version}", ["column map, SHA-256"] = map.Sha256 };
        var start = clock is null ? null : FirstRowClock.Start(columns, findings, clock);
        // the map decides on the numbers as much as the program does
        return findings.Done(new InstrumentFile(Format, $"map {map.Name} {map.Version}", null, table.Rows, columns, start, new InstrumentSettings { Device = map.Instrument }, metadata,
            PrimaryDigest.Of(table.Rows, columns), Format, $"{ParserVersion}+{map.Name}/{map.Version}@{map.Sha256}"));
    }

    private static Column ColumnOf(MappedColumn mapped, CellReader cells, int rows)
    {
        var column = cells.ToColumn(rows, mapped.Meaning, mapped.Unit) with { Restarts = mapped.Restarts };
        // a negative factor makes -0 of 0
        if (mapped.Factor < 0) for (var row = 0; row < rows; row++) column.Values[row] += 0.0;
        return column;
    }

    /// <summary>Where the file has dates only, seconds are counted from its first row.</summary>
    private static Column Elapsed(Column clock, string form, int rows, FindingList findings)
    {
        DateTime[] dates = [.. clock.Texts!.Select(t => DateTime.ParseExact(t, form, CultureInfo.InvariantCulture))];
        var seconds = new double[rows];
        for (var row = 0; row < rows; row++) seconds[row] = (dates[row] - dates[0]).TotalSeconds;
        findings.Info("mapped.absolute-time", FindingList.AtColumn(clock.Name), $"Times are dates of the instrument's clock; seconds are counted from the first row.");
        return new Column($"{clock.Name} since the first row", Meaning.Time, "s", seconds, Derived: true);
    }

    /// <summary>The instrument's words stay as they are; beside them stand those by which direction and mode are told.</summary>
    private static void TranslateStates(List<Column> columns, CsvMap map, FindingList findings)
    {
        var at = columns.FindIndex(c => c.Meaning == Meaning.StepName);
        if (at < 0) return;
        var written = columns[at];
        foreach (var word in written.Texts!.Distinct(StringComparer.Ordinal).Where(w => !map.States.ContainsKey(w)).Order(StringComparer.Ordinal))
        {
            findings.Warn("mapped.unknown-state", FindingList.AtColumn(written.Name), $"The map does not say what '{word}' means.", string.Join(", ", map.States.Keys), word);
        }

        columns[at] = written with { Meaning = Meaning.None };
        columns.Add(new Column($"{written.Name} (by the map)", Meaning.StepName, "1", [], Derived: true) { Texts = [.. written.Texts!.Select(w => map.States.GetValueOrDefault(w, w))] });
    }
}
