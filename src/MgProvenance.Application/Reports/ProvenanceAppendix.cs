using System.Globalization;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Provenance;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports;

/// <summary>
/// Every printed number with its derivation, as tables to look things up in: numbers stand below what their keys have in common, methods and sets of sources have codes and tables of their own.
/// </summary>
internal sealed class ProvenanceAppendix(NumberBook numbers, Func<string, string> nameOf)
{
    public const string Numbers = "table-numbers", Methods = "table-methods", Sets = "table-sources";

    private const string Label = "Table P";

    /// <summary>So much of a digest is written, or more where two files would look the same.</summary>
    private const int FewestDigits = 12;

    public IEnumerable<Block> Blocks()
    {
        var sets = new Codes<Sources>("P", numbers.Numbers.Select(n => n.Sources), SourcesComparer.Instance);
        var methods = new Codes<(string Name, string Version, string Convention)>("M", numbers.Numbers.Select(n => Method(n)));
        var digits = DigitsToTell([.. sets.All.SelectMany(s => s.Item.RawFiles).Distinct(StringComparer.Ordinal)]);
        yield return new PageBreak();
        yield return new Heading(1, "Provenance of the numbers", "provenance");
        yield return new Paragraph(
            RichText.Build().Reference(Numbers).Text(" lists each number above with its full value, its method (")
                .Reference(Methods).Text(") and the set of events and raw files it was made from (").Reference(Sets)
                .Text("). Its key is the line that heads the rows, a full stop, and what stands in the row. An event is written as stream@version; where it was corrected, the version of the correction stands behind it. ")
                .Text($"A raw file is named by the first {digits.ToString(CultureInfo.InvariantCulture)} digits of its SHA-256, which no other file here begins with. The attached file provenance.json holds the same for programs, with all digits and the full ids of all streams.").Done());
        yield return Table(
            Numbers,
            "Printed numbers and how they were derived.",
            [new TableColumn("Key", Width: 7.2), new TableColumn("Value", Width: 6.8), new TableColumn("Unit", Width: 3.7), new TableColumn("Method", Width: 2), new TableColumn("Set", Width: 2.2)],
            Rows(sets, methods));
        yield return Table(
            Methods,
            "Methods with their versions and conventions.",
            [new TableColumn("Method"), new TableColumn("Name"), new TableColumn("Version"), new TableColumn("Convention")],
            methods.All.Select(m => new TableRow([Bold(m.Code), m.Item.Name, m.Item.Version, m.Item.Convention])));
        yield return Table(
            Sets,
            "Sets of sources: events of the notebook and raw files.",
            [new TableColumn("Set"), new TableColumn("Events"), new TableColumn("Raw files and their reader")],
            sets.All.Select(s => new TableRow([Bold(s.Code), Events(s.Item), Raw(s.Item, digits)], Anchor: AnchorOf(s.Code))));
    }

    private static TableBlock Table(string anchor, string caption, IReadOnlyList<TableColumn> columns, IEnumerable<TableRow> rows) => new(anchor, Label, caption, columns, [.. rows], [], Compact: true);

    private static RichText Bold(string code) => RichText.Build().Bold(code).Done();

    private static (string Name, string Version, string Convention) Method(PrintedNumber number) => (number.Method.Name, number.Method.Version, number.Method.Convention);

    private IEnumerable<TableRow> Rows(Codes<Sources> sets, Codes<(string Name, string Version, string Convention)> methods)
    {
        foreach (var group in numbers.Numbers.Select(n => (Number: n, Key: Split(n.Key))).GroupBy(n => n.Key.Start, StringComparer.Ordinal))
        {
            yield return new TableRow([group.Key], RowKind.Group);
            var last = (string?)null;
            foreach (var (number, key) in group)
            {
                // Thousands of links take the engine more than all the rest; one for each stretch of rows leads to the same place.
                var set = sets.Of(number.Sources);
                var source = set == last ? RichText.Plain(set) : RichText.Build().Link(set, AnchorOf(set)).Done();
                yield return new TableRow([key.End, Value(number), Chemistry.Unit(UnitText.Of(number.Unit)), methods.Of(Method(number)), source], Anchor: number.Key);
                last = set;
            }
        }
    }

    /// <summary>A key begins with the table, the study and the cell or group, where it has so many parts; the number of a test stands behind its study.</summary>
    private static (string Start, string End) Split(string key)
    {
        var parts = key.Split('.');
        var start = Math.Min(parts.Length - 1, parts.Length > 2 && parts[2].All(char.IsAsciiDigit) ? 4 : 3);
        return (string.Join('.', parts.Take(start)), string.Join('.', parts.Skip(start)));
    }

    private static string AnchorOf(string set) => $"set-{set}";

    private static RichText Value(PrintedNumber number) =>
        (number.UpperBound ? "< " : string.Empty) + number.Value.ToString("G9", CultureInfo.InvariantCulture) + (number.StandardUncertainty is { } u ? " ± " + u.ToString("G3", CultureInfo.InvariantCulture) : string.Empty);

    private RichText Events(Sources sources) => string.Join(", ", sources.Events.GroupBy(e => nameOf(e.Stream), StringComparer.Ordinal).Select(g => $"{g.Key}@{Versions.Text(g.Select(e => e.Version))}{Corrected(g)}"));

    private static string Corrected(IEnumerable<EventRef> events) =>
        string.Concat(events.Where(e => e.CorrectedBy is not null).Select(e => $" ({e.Version} corrected by {e.CorrectedBy})"));

    private static RichText Raw(Sources sources, int digits) => RichText.Build().Mono(string.Join(' ', sources.RawFiles.Select(f => f[..digits]))).Text(sources.Parser is { } parser ? $" {parser}" : string.Empty).Done();

    private static int DigitsToTell(IReadOnlyList<string> digests)
    {
        var digits = FewestDigits;
        while (digests.DistinctBy(d => d[..digits], StringComparer.Ordinal).Count() < digests.Count) digits++;
        return digits;
    }

    /// <summary>What many rows share, each with a short code, in the order of first use.</summary>
    private sealed class Codes<T>
        where T : notnull
    {
        private readonly Dictionary<T, string> _codes;

        public Codes(string letter, IEnumerable<T> items, IEqualityComparer<T>? same = null)
        {
            All = [.. items.Distinct(same).Select((item, i) => (item, string.Create(CultureInfo.InvariantCulture, $"{letter}{i + 1}")))];
            _codes = All.ToDictionary(c => c.Item, c => c.Code, same);
        }

        public IReadOnlyList<(T Item, string Code)> All { get; }

        public string Of(T item) => _codes[item];
    }

    private sealed class SourcesComparer : IEqualityComparer<Sources>
    {
        public static SourcesComparer Instance { get; } = new();

        public bool Equals(Sources? x, Sources? y) => x is not null && y is not null && x.Parser == y.Parser && x.Events.SequenceEqual(y.Events) && x.RawFiles.SequenceEqual(y.RawFiles, StringComparer.Ordinal);

        public int GetHashCode(Sources sources) => HashCode.Combine(sources.Events.Count, sources.Events.Count > 0 ? sources.Events[0] : null, string.Concat(sources.RawFiles));
    }
}
