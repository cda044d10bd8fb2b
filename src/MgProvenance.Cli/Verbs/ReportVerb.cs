using System.CommandLine;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp report build DEF</c>: Methods, tables and figures of a study as PDF and CSV.</summary>
internal static class ReportVerb
{
    public static Command Build(Terminal terminal) => new("report", "Build reports, list those that were issued, and verify them.") { BuildReport(terminal), ListReports(terminal), ReportVerifyVerb.Build(terminal) };

    private static Command ListReports(Terminal terminal)
    {
        var study = new Option<string>("--study") { Description = "Label or id of the study.", Required = true };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("list", "List the issued reports of a study, and say which are out of date and why.") { study, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var studyId = await open.Resolve<StudyId>(parsed.GetRequiredValue(study), cancellation).ConfigureAwait(false);
                var reports = await new ReportStandings(open.Projections, open.Now).OfStudy(studyId, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(reports);
                else List(terminal, reports, await Names.Read(open, cancellation).ConfigureAwait(false));
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void List(Terminal terminal, IReadOnlyList<ReportStanding> reports, Names names)
    {
        if (reports.Count == 0) terminal.Out.WriteLine("No report of this study was issued.");
        foreach (var report in reports)
        {
            terminal.Out.WriteLine(StandingText.Head(report));
            foreach (var line in StandingText.Lines(report, names.Of)) terminal.WriteBelow(line);
        }
    }

    public static Argument<string> Definition() => new("DEF") { Description = "A report definition: a file, or the name of one that the program carries (methods-si)." };

    public static Option<string?> Study() => new("--study") { Description = "Label or id of the study." };

    public static Option<string?> Manuscript() => new("--manuscript") { Description = "Label or id of a manuscript, instead of a study: the report is of every study that it shows." };

    private static Command BuildReport(Terminal terminal)
    {
        var (definition, study, manuscript) = (Definition(), Study(), Manuscript());
        var style = new Option<string?>("--style") { Description = "A style in place of the definition's own: a file, or the name of one that the program carries." };
        var at = new Option<long?>("--at") { Description = "Build again at an old ledger position for which a checkpoint was signed; nothing is recorded then." };
        var formats = FormatChoice.Formats();
        var folder = new Option<string?>("--out") { Description = "Folder for the files; otherwise reports/ in the notebook." };
        var (notebook, actor, json) = (Shared.Notebook(), Shared.As(), Shared.Json());
        var verb = new Command("build", "Build a report at a ledger position and record that it was issued.") { definition, style, study, manuscript, at, formats, folder, notebook, actor, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var who = await Actor.Find(open, parsed.GetValue(actor), null, cancellation).ConfigureAwait(false);
                var subject = await Subject(open, parsed.GetValue(study), parsed.GetValue(manuscript), cancellation).ConfigureAwait(false);
                var target = parsed.GetValue(folder) ?? Path.Combine(open.Folder, "reports");
                var asked = FormatChoice.Read(parsed.GetValue(formats));
                var built = await new IssuedReports(open, who).Build(DefinitionFiles.Read(parsed.GetRequiredValue(definition), parsed.GetValue(style)), subject, parsed.GetValue(at), asked, target, terminal, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(new { label = built.Label, pdf = built.Pdf.FullName, sha256 = built.PdfSha256, files = built.Files.Select(f => f.FullName), position = built.Position.Position, root = built.Position.Root, issued = built.Issued, simulated = built.Composed.Simulated, numbers = built.Composed.Numbers.Count, supersedes = built.Composed.Supersedes });
                else Print(terminal, built);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    /// <exception cref="VerbEndsException">Neither or both are named, or there is no such study or manuscript.</exception>
    public static async Task<ReportSubject> Subject(Notebook open, string? study, string? manuscript, CancellationToken cancellation)
    {
        if (study is null == manuscript is null) throw VerbEndsException.Refused("report.subject", "Say of what: with --study or with --manuscript.");
        if (study is not null) return new ReportSubject(await open.Resolve<StudyId>(study, cancellation).ConfigureAwait(false));
        var id = await open.Resolve<ManuscriptId>(manuscript!, cancellation).ConfigureAwait(false);
        return new ReportSubject(await Shared.StudyOf(open, id, cancellation).ConfigureAwait(false), id);
    }

    internal static void Print(Terminal terminal, BuiltReport built)
    {
        terminal.Out.WriteLine($"PDF:    {built.Pdf.FullName}");
        terminal.Out.WriteLine($"        SHA-256 {built.PdfSha256}{(built.Composed.Simulated ? ", SIMULATED DATA" : string.Empty)}");
        foreach (var files in built.Files.GroupBy(f => (f.DirectoryName, f.Extension)))
        {
            var kind = files.Key.Extension[1..].ToUpperInvariant() + ":";
            terminal.Out.WriteLine(files.Count() == 1 ? $"{kind,-7} {files.Single().FullName}" : $"{kind,-7} {Path.Combine(files.Key.DirectoryName!, "*" + files.Key.Extension)} ({files.Count()} files)");
        }

        terminal.Out.WriteLine($"Ledger: position {built.Position.Position}, root {built.Position.Root}");
        if (built.Composed.Supersedes is { } earlier) terminal.Out.WriteLine($"        supersedes {earlier}");
    }
}
