using System.Globalization;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Provenance;
using MgProvenance.Documents;

namespace MgProvenance.Application.Reports;

/// <summary>Every printed number with its derivation. Numbers that share their sources point to one list of events and raw files.</summary>
internal sealed class ProvenanceAppendix(NumberBook numbers, Func<string, string> nameOf)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new Heading(1, "Provenance of the numbers", "provenance");
        yield return new Paragraph("Each number above is listed by its key with its full value, its method and the set of sources it was made from. An event is written as stream@version; where it was corrected, the version of the correction stands behind it. The attached file provenance.json holds the same for programs, with the methods' conventions and the full ids of all streams.");
        var sets = numbers.Numbers.Select(n => n.Sources).Distinct(SourcesComparer.Instance).Select((s, i) => (Sources: s, Name: string.Create(CultureInfo.InvariantCulture, $"P{i + 1}"))).ToList();
        var names = sets.ToDictionary(s => s.Sources, s => s.Name, SourcesComparer.Instance);
        yield return new TableBlock(
            "table-numbers",
            "Table P1",
            "Printed numbers and how they were derived.",
            [new TableColumn("Key", Width: 3), new TableColumn("Value", Width: 2), new TableColumn("Unit", Width: 1.1), new TableColumn("Method", Width: 3.4), new TableColumn("Sources", Width: 0.9)],
            [.. numbers.Numbers.Select(n => new TableRow([RichText.Plain(n.Key), Value(n), Chemistry.Unit(UnitText.Of(n.Unit)), $"{n.Method.Name}, version {n.Method.Version}", RichText.Build().Link(names[n.Sources], $"set-{names[n.Sources]}").Done()], Anchor: n.Key))],
            []);
        yield return new TableBlock(
            "table-sources",
            "Table P2",
            "Sets of sources: events of the notebook and raw files by SHA-256.",
            [new TableColumn("Set", Width: 0.6), new TableColumn("Events", Width: 5), new TableColumn("Raw files", Width: 4)],
            [.. sets.Select(s => new TableRow([s.Name, Events(s.Sources), Raw(s.Sources)], Anchor: $"set-{s.Name}"))],
            []);
    }

    private static RichText Value(PrintedNumber number) =>
        (number.UpperBound ? "< " : string.Empty) + number.Value.ToString("G9", CultureInfo.InvariantCulture) + (number.StandardUncertainty is { } u ? " ± " + u.ToString("G3", CultureInfo.InvariantCulture) : string.Empty);

    private RichText Events(Sources sources) => string.Join(", ", sources.Events.GroupBy(e => nameOf(e.Stream), StringComparer.Ordinal).Select(g => $"{g.Key}@{Versions.Text(g.Select(e => e.Version))}{Corrected(g)}"));

    private static string Corrected(IEnumerable<EventRef> events) =>
        string.Concat(events.Where(e => e.CorrectedBy is not null).Select(e => $" ({e.Version} corrected by {e.CorrectedBy})"));

    private static RichText Raw(Sources sources) => RichText.Build().Mono(string.Join(' ', sources.RawFiles)).Text(sources.Parser is { } parser ? $" read by {parser}" : string.Empty).Done();

    private sealed class SourcesComparer : IEqualityComparer<Sources>
    {
        public static SourcesComparer Instance { get; } = new();

        public bool Equals(Sources? x, Sources? y) => x is not null && y is not null && x.Parser == y.Parser && x.Events.SequenceEqual(y.Events) && x.RawFiles.SequenceEqual(y.RawFiles, StringComparer.Ordinal);

        public int GetHashCode(Sources sources) => HashCode.Combine(sources.Events.Count, sources.Events.Count > 0 ? sources.Events[0] : null, string.Concat(sources.RawFiles));
    }
}
