namespace MgProvenance.Parsing;

/// <summary>A file that was understood: its readings, its settings as entered by the operator, and how it was read.</summary>
/// <param name="Format"><c>biologic-mpr</c>, <c>biologic-mpt</c>, <c>land-mixed-csv</c>, <c>land-text</c>, <c>land-workbook</c>, <c>land-cex</c>, <c>landt-lab-csv</c>, <c>neware-ndax</c>, <c>neware-nda</c>, <c>neware-btsda-csv</c>, <c>bdf-csv</c>, <c>arbin-text</c>, <c>arbin-workbook</c> or <c>csv-mapped</c>.</param>
/// <param name="FormatVersion">The variant of the format, for example <c>data 11</c>.</param>
/// <param name="Technique">The instrument's name of the technique, where the file tells it.</param>
/// <param name="RowCount">Readings in the file; every column has so many entries.</param>
/// <param name="Columns">Stored columns in the order of the file, then derived ones.</param>
/// <param name="StartedAt">Start of the acquisition on the clock of the instrument's computer.</param>
/// <param name="Settings">What the operator entered.</param>
/// <param name="Metadata">Everything else that was decoded, by name, as text.</param>
/// <param name="PrimaryDigest">SHA-256 (lower-case hex) over the decoded primary columns, see <c>PrimaryDigest</c>: the same after EC-Lab has rewritten the file.</param>
/// <param name="ParserName">Which reader decoded it.</param>
/// <param name="ParserVersion">Changes whenever that reader may give other values for the same bytes.</param>
public sealed record InstrumentFile(
    string Format,
    string FormatVersion,
    string? Technique,
    int RowCount,
    IReadOnlyList<Column> Columns,
    LocalStart? StartedAt,
    InstrumentSettings Settings,
    IReadOnlyDictionary<string, string> Metadata,
    string PrimaryDigest,
    string ParserName,
    string ParserVersion)
{
    /// <summary>Tables that are not one row per reading, in file order.</summary>
    public IReadOnlyList<NamedTable> Tables { get; init; } = [];

    /// <summary>True where the layout was learnt by taking files apart and no real one was at hand: not for published numbers unless someone says so.</summary>
    public bool IsExperimental { get; init; }

    /// <summary>The first column of that meaning, or null where the file has none.</summary>
    public Column? Find(Meaning meaning) => Columns.FirstOrDefault(c => c.Meaning == meaning);

    /// <summary>The column of that exact name, or null where the file has none.</summary>
    public Column? Find(string name) => Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal));
}

/// <summary>What a reader made of a file.</summary>
/// <param name="File">Null when a fatal finding stopped it.</param>
/// <param name="Findings">In the order in which they were met.</param>
public sealed record ParseResult(InstrumentFile? File, IReadOnlyList<Finding> Findings);

/// <summary>A time on the wall clock of the instrument's computer. No file says in which zone that clock ran.</summary>
/// <param name="Local">Kind Unspecified.</param>
/// <param name="Source">Where in the file it was read.</param>
/// <param name="Raw">As stored: the text, or the OLE date with all its digits.</param>
public sealed record LocalStart(DateTime Local, string Source, string Raw);
