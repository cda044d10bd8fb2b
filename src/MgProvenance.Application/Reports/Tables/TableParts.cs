using System.Globalization;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>What the tables of a report have in common.</summary>
internal static class TableParts
{
    /// <summary>The number comes with the document's numbering.</summary>
    public const string Label = "Table S";

    public static RichText Dash { get; } = RichText.Build().Muted("–").Done();

    /// <summary>Where there is one table for each study its label tells them apart.</summary>
    public static string Anchor(string table, StudyAt? study = null) => study is null ? $"table-{table}" : $"table-{table}-{study.Opened.Label}";

    /// <summary>A sentence in the place of a table that would be empty.</summary>
    public static Block Instead(string sentence) => new Paragraph(sentence);

    public static RichText OrGap(string? words) => string.IsNullOrWhiteSpace(words) ? RichText.Gap() : RichText.Plain(words);

    public static RichText OrGap<TKind>(Reported<TKind>? reported)
        where TKind : IKind => reported is null ? RichText.Gap() : ReportText.Of(reported);

    public static RichText Day(BenchTime? time) => time is { } known ? RichText.Plain(known.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : RichText.Gap();

    public static RichText Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>“1 cell”, “3 cells”, “2 batches”.</summary>
    public static string Count(int count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>A group's row: what the group is called and what sets it apart.</summary>
    public static TableRow GroupRow(string words) => new([FormulasIn.Text(words)], RowKind.Group);

    public static RichText Bullet(IEnumerable<RichText> parts) => ReportText.Join(parts, "; ");

    /// <summary>Sentences about things, those of the same words together: “A, B: reason.”</summary>
    public static IEnumerable<RichText> Together(IEnumerable<(string Of, string Words)> sentences) =>
        sentences.Distinct().GroupBy(s => s.Words, s => s.Of, StringComparer.Ordinal).Select(s => FormulasIn.Text($"{string.Join(", ", s)}: {s.Key}"));

    /// <summary>Sentences in the place of tables become notes of the last table that there is: between tables in landscape each would have a page of its own.</summary>
    public static IReadOnlyList<Block> SentencesLast(IEnumerable<Block> blocks)
    {
        var all = blocks.ToList();
        var (tables, sentences) = (all.OfType<TableBlock>().ToList(), all.OfType<Paragraph>().Select(p => p.Text).ToList());
        return tables.Count == 0 ? all : [.. tables.SkipLast(1), tables[^1] with { Notes = [.. tables[^1].Notes, .. sentences] }];
    }

    /// <param name="named">Whether the caption names the study, as where the report is of several.</param>
    public static RichText Caption(RichText caption, StudyAt study, bool named) => named ? RichText.Build().Add(caption).Text($" Study {study.Opened.Label}.").Done() : caption;
}
