using System.CommandLine;
using System.Text;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Cli.Example;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp demo</c>: records the example study through the same commands as any user, attaches its simulated instrument files and builds a report.</summary>
internal static class DemoVerb
{
    private const string DefaultFolder = "mgp-demo";
    private const string Definition = "methods-si";

    public static Command Build(Terminal terminal)
    {
        var notebook = new Option<string>("--notebook") { Description = "Folder of the notebook.", DefaultValueFactory = _ => DefaultFolder };
        var verb = new Command("demo", "Record an example study with simulated files, derive its numbers and build its report.") { notebook };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: true, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                await Run(open, terminal, cancellation).ConfigureAwait(false);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static async Task Run(Notebook open, Terminal terminal, CancellationToken cancellation)
    {
        var example = ExampleStudy.Read();
        var who = await Actor.Find(open, null, ExampleStudy.Source, cancellation).ConfigureAwait(false);
        var recorded = 0;
        foreach (var script in example.Scripts) recorded += await Record(open, who, ExampleStudy.PathOf(script), terminal, cancellation).ConfigureAwait(false);
        var attached = await AttachSimulated(open, who, example, terminal, cancellation).ConfigureAwait(false);
        var isNew = recorded + attached > 0;
        terminal.Out.WriteLine(isNew
            ? $"Recorded {recorded} commands and attached {attached} simulated instrument files in {open.Folder}."
            : $"The example study had been recorded before in {open.Folder}; nothing was recorded now.");

        var study = await open.Resolve<StudyId>(example.ReportedStudy, cancellation).ConfigureAwait(false);
        var earlier = !isNew && await new ReportStandings(open.Projections, open.Now).IssuedOf(new ReportSubject(study), cancellation).ConfigureAwait(false) is [.., var last] ? last : null;
        var built = await new IssuedReports(open, who).Build(DefinitionFiles.Read(Definition), new ReportSubject(study), earlier?.Position, null, Path.Combine(open.Folder, "reports"), terminal, cancellation).ConfigureAwait(false);
        var head = await open.Sign(cancellation).ConfigureAwait(false);
        Print(terminal, built.Composed.Document.Blocks.OfType<TableBlock>().Single(t => t.Anchor == $"table-performance-{example.ReportedStudy}"));
        ReportVerb.Print(terminal, built);
        if (earlier is not null) terminal.Out.WriteLine(earlier.PdfSha256 == built.PdfSha256 ? "        built again, identical to the report that was issued" : "        built again, DIFFERENT from the report that was issued");
        terminal.Out.WriteLine($"Now:    {head.Size} events, root {head.Root}");
        terminal.Out.WriteLine("Files, dates and weighings above are simulated. Look further (mgp stands for: dotnet run --project src/MgProvenance.Cli --) with:");
        foreach (var verb in example.LookFurther) terminal.Out.WriteLine($"  mgp {verb} --notebook {open.Folder}");
    }

    /// <returns>How many commands were new.</returns>
    private static async Task<int> Record(Notebook open, Actor who, string path, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Progress?.Report($"Recording {path}…");
        using var script = new StringReader(Encoding.UTF8.GetString(Assets.Read(path)));
        var result = await new RecordingScript(open, who, path).Record(script, terminal.Progress, cancellation).ConfigureAwait(false);
        return result.Stopped is { } stopped
            ? throw VerbEndsException.Refused(stopped.Refusal.Code, $"{path}, line {stopped.Line}: {stopped.Refusal.Sentence}")
            : result.Recorded;
    }

    /// <returns>How many files were new.</returns>
    private static async Task<int> AttachSimulated(Notebook open, Actor who, ExampleStudy example, Terminal terminal, CancellationToken cancellation)
    {
        var attached = 0;
        var attach = new AttachFile(open.Handler, open.RawFiles);
        foreach (var simulated in example.Files())
        {
            var run = await open.Now.Stream(await open.Resolve(simulated.Run, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            if (run.Of<DataFileAttached>().Count() >= simulated.Count) continue;
            var story = await CellStory.Read(open.Now, run.Of<RunPlanned>().First().Fact.Cell.Value, cancellation).ConfigureAwait(false);
            terminal.Progress?.Report($"Simulating {simulated.Run}…");
            foreach (var (name, content) in simulated.Write(story?.ActiveMass().Mass?.Mass.Value))
            {
                var file = new FileToAttach(run.StreamId, name, content, example.TimeZone, Simulated: true);
                var (reply, _) = await attach.Attach(file, who.Person, AttachVerb.CommandIdOf(run.StreamId, content), who.Headers, cancellation).ConfigureAwait(false);
                if (reply is not Reply.Recorded) throw new InvalidOperationException($"{name} was not taken: {reply}");
                attached++;
            }
        }

        return attached;
    }

    private static void Print(Terminal terminal, TableBlock table)
    {
        terminal.Out.WriteLine($"{table.Label}, simulated: {table.Caption.ToPlainText()}");
        terminal.Out.WriteLine();
        PlainTable.Write(terminal.Out, table, terminal.Rich.Profile.Width);
    }
}
