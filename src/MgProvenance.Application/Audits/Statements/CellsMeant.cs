using System.Text.RegularExpressions;
using MgProvenance.Application.Audits.Vocabulary;
using MgProvenance.Application.Events;

namespace MgProvenance.Application.Audits.Statements;

/// <summary>Which cells and tests of the record a statement means.</summary>
internal static partial class CellsMeant
{
    /// <summary>Cells that a statement is about, directly or by a test, a specimen or a measurement.</summary>
    public static IEnumerable<AuditedCell> CellsOf(this AuditedRecord record, AuditedStatement said) => said.About.Select(record.CellOf).OfType<AuditedCell>().DistinctBy(c => c.Id);

    /// <summary>Tests that a statement is about; where it is about a cell, all tests of that.</summary>
    public static IEnumerable<RecordedStream> RunsOf(this AuditedRecord record, AuditedStatement said) => said.About.SelectMany(a => record.CellOf(a) switch
    {
        { } cell when cell.Id == a => cell.Runs,
        { } cell => cell.Runs.Where(r => r.StreamId == a),
        _ => [],
    }).DistinctBy(r => r.StreamId);

    /// <summary>Whether a text names the configuration of a cell, alone or among other words.</summary>
    public static bool IsConfiguration(this AuditedCell cell, string text) =>
        cell.Story.Configuration is { } known && Configurations(text).Contains(Phrases.Name(known), StringComparer.Ordinal);

    /// <summary>The configurations that a text names, <c>Mg||Mo6S8</c>, so that they can be compared.</summary>
    public static IEnumerable<string> Configurations(string text) =>
        BetweenElectrodes().Replace(text, "||").Split([' ', ',', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Contains("||", StringComparison.Ordinal)).Select(Phrases.Name);

    /// <summary>Whether two statements speak of the same cells: by their subject, or because they are about the same ones.</summary>
    public static bool SpeakOfSameCells(this AuditedRecord record, AuditedStatement one, AuditedStatement other) =>
        Phrases.Name(one.Subject) == Phrases.Name(other.Subject) || record.CellsOf(one).Select(c => c.Id).Intersect(record.CellsOf(other).Select(c => c.Id)).Any();

    [GeneratedRegex(@"\s*(?:\|\||‖|//)\s*")]
    private static partial Regex BetweenElectrodes();
}
