using System.CommandLine;
using System.Text;
using MgProvenance.Application.Reports;
using MgProvenance.Documents;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp table DEF TABLE</c>: one table of a report, with the numbers as of now or of an old position. Nothing is recorded.</summary>
internal static class TableVerb
{
    private static readonly ReportFormat[] Texts = [ReportFormat.Csv, ReportFormat.Html, ReportFormat.Latex];

    public static Command Build(Terminal terminal)
    {
        var definition = ReportVerb.Definition();
        var name = new Argument<string>("TABLE") { Description = "Its number in the report, for example S2, or its anchor, for example table-cells-STUDY-1." };
        var (study, manuscript, at) = (ReportVerb.Study(), ReportVerb.Manuscript(), CardFiles.At());
        var format = new Option<string>("--format") { Description = $"One of {string.Join(", ", FormatChoice.OfTables.Select(FormatChoice.NameOf))}.", DefaultValueFactory = _ => FormatChoice.NameOf(ReportFormat.Csv) };
        var file = new Option<string?>("--out") { Description = "File to write; without it, CSV, HTML and LaTeX go to the terminal." };
        var notebook = Shared.Notebook();
        var verb = new Command("table", "Write one table of a report. Nothing is recorded.") { definition, name, study, manuscript, at, format, file, notebook };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var (asked, target) = (FormatChoice.One(parsed.GetRequiredValue(format)), parsed.GetValue(file));
            if (!FormatChoice.OfTables.Contains(asked)) throw VerbEndsException.Refused("format.no-tables", $"{FormatChoice.NameOf(asked)} holds no tables.");
            if (target is null && !Texts.Contains(asked)) throw VerbEndsException.Refused("table.file-missing", $"A table as {FormatChoice.NameOf(asked)} needs a file: name it with --out.");
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var subject = await ReportVerb.Subject(open, parsed.GetValue(study), parsed.GetValue(manuscript), cancellation).ConfigureAwait(false);
                var place = await CardFiles.Place(open, parsed.GetValue(at), cancellation).ConfigureAwait(false);
                var read = DefinitionFiles.Read(parsed.GetRequiredValue(definition));
                var composed = await IssuedReports.Composer(open).Compose(read, read.Sha256(), subject, place.Position, cancellation).ConfigureAwait(false);
                var table = TableAlone.Of(composed.Document, parsed.GetRequiredValue(name)) ?? throw VerbEndsException.Refused("table.unknown", $"The report has no table “{parsed.GetRequiredValue(name)}”; it has {Tables(composed.Document)}.");
                using var renderer = new ReportRenderer();
                var content = (await renderer.Render(asked, table, table.Blocks.OfType<TableBlock>().Single().Anchor, cancellation).ConfigureAwait(false))[0].Content;
                if (target is null) await terminal.Out.WriteAsync(Encoding.UTF8.GetString(content)).ConfigureAwait(false);
                else terminal.Out.WriteLine(WholeFile.Write(Path.GetFullPath(target), content).FullName);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static string Tables(ReportDocument document) => string.Join(", ", document.Blocks.OfType<TableBlock>().Select(t => $"{t.Label} ({t.Anchor})"));
}
