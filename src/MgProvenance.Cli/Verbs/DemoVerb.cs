using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Handling;
using MgProvenance.Application.TestRuns;
using MgProvenance.Documents;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Reports;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp demo</c>: records the example study through the same commands as any user, attaches simulated cycling files and builds the report.</summary>
internal static class DemoVerb
{
    private const string DefaultFolder = "mgp-demo";
    private const string Source = "simulated: example study";
    private const string Study = "EXAMPLE-2026";
    private const string Definition = "methods-si";

    /// <summary>How one run of the example is simulated.</summary>
    /// <param name="Returned">Charge over discharge from cycle 2 on.</param>
    private sealed record SimulatedRun(string Run, string Model, double CapacityMAhPerG, double TrappedFraction, double FadePerCycle, double Returned, double OverpotentialV, int Cycles, ulong Seed, DateTime StartedAt)
    {
        /// <summary>The model's own parameters with this cell's scatter.</summary>
        public MagnesiumCellParameters Parameters(double activeMassMg)
        {
            var model = Of(activeMassMg);
            return model with
            {
                CapacityMAhPerG = CapacityMAhPerG,
                TrappedFraction = TrappedFraction,
                FadePerCycle = FadePerCycle,
                DischargeOverpotentialV = model.DischargeOverpotentialV + OverpotentialV,
                ChargeOverpotentialV = model.ChargeOverpotentialV + OverpotentialV,
                ReturnedFraction = model.ChargeLimit is null ? Returned : model.ReturnedFraction,
                ChargeLimit = model.ChargeLimit is { } limit ? limit with { TimesDischarge = Returned } : null,
                Cycles = Cycles,
            };
        }

        private MagnesiumCellParameters Of(double activeMassMg) => Model switch
        {
            "twoPlateaus" => ExampleCells.TwoPlateaus(activeMassMg, Seed),
            "lowVoltageTail" => ExampleCells.LowVoltageTail(activeMassMg, Seed),
            "chargeWithoutCutoff" => ExampleCells.ChargeWithoutCutoff(activeMassMg, Seed),
            _ => throw new InvalidOperationException($"There is no model {Model}."),
        };
    }

    public static Command Build(Terminal terminal)
    {
        var notebook = new Option<string>("--notebook") { Description = "Folder of the notebook.", DefaultValueFactory = _ => DefaultFolder };
        var verb = new Command("demo", "Record a small simulated study, derive its numbers and build its report.") { notebook };
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
        var who = await Actor.Find(open, null, Source, cancellation).ConfigureAwait(false);
        terminal.Progress?.Report("Recording the example study…");
        using var script = new StringReader(Encoding.UTF8.GetString(Assets.Read("example/study.jsonl")));
        var recorded = await new RecordingScript(open, who, "example/study.jsonl").Record(script, terminal.Progress, cancellation).ConfigureAwait(false);
        if (recorded.Stopped is { } stopped) throw VerbEndsException.Refused(stopped.Refusal.Code, $"line {stopped.Line} of the example: {stopped.Refusal.Sentence}");
        var attached = await AttachSimulated(open, who, terminal, cancellation).ConfigureAwait(false);
        var isNew = recorded.Recorded + attached > 0;
        terminal.Out.WriteLine(isNew
            ? $"Recorded {recorded.Recorded} commands and attached {attached} simulated cycling files in {open.Folder}."
            : $"The example study had been recorded before in {open.Folder}; nothing was recorded now.");

        var study = await open.Resolve<StudyId>(Study, cancellation).ConfigureAwait(false);
        var earlier = isNew ? null : await LastIssued(open, study, cancellation).ConfigureAwait(false);
        var built = await new IssuedReports(open, who).Build(Assets.Definition(Definition), study, earlier?.Position, Path.Combine(open.Folder, "reports"), terminal, cancellation).ConfigureAwait(false);
        var head = await open.Sign(cancellation).ConfigureAwait(false);
        Print(terminal, built.Composed.Document.Blocks.OfType<TableBlock>().Single(t => t.Anchor == "table-s2"));
        ReportVerb.Print(terminal, built);
        if (earlier is not null) terminal.Out.WriteLine(earlier.PdfSha256 == built.PdfSha256 ? "        built again, identical to the report that was issued" : "        built again, DIFFERENT from the report that was issued");
        terminal.Out.WriteLine($"Now:    {head.Size} events, root {head.Root}");
        terminal.Out.WriteLine("Everything above is simulated. Look further (mgp stands for: dotnet run --project src/MgProvenance.Cli --) with:");
        foreach (var example in new[] { "trace ALCL3-SIM-1 --down", "trace DOE-C1-CYC --up", "show DOE-SIM-1", "cells", "verify" }) terminal.Out.WriteLine($"  mgp {example} --notebook {open.Folder}");
    }

    /// <returns>How many files were new.</returns>
    private static async Task<int> AttachSimulated(Notebook open, Actor who, Terminal terminal, CancellationToken cancellation)
    {
        var attached = 0;
        var attach = new AttachFile(open.Handler, open.RawFiles);
        foreach (var simulated in JsonSerializer.Deserialize<IReadOnlyList<SimulatedRun>>(Assets.Read("example/cycling.json"), KernelJson.Options)!)
        {
            var run = await open.Now.Stream(await open.Resolve(simulated.Run, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            if (run.Of<DataFileAttached>().Any()) continue;
            var story = await CellStory.Read(open.Now, run.Of<RunPlanned>().First().Fact.Cell.Value, cancellation).ConfigureAwait(false);
            var mass = story?.ActiveMass().Mass ?? throw new InvalidOperationException($"The example gives {simulated.Run} no active mass.");
            terminal.Progress?.Report($"Simulating {simulated.Run}…");
            var content = Encoding.UTF8.GetBytes(LandMixedCsv.Write(MagnesiumCellSimulator.Run(simulated.Parameters(mass.Mass.Value)).Required(), simulated.StartedAt));
            var file = new FileToAttach(run.StreamId, $"simulated-{simulated.Run}.csv", content, "Europe/Berlin", Simulated: true);
            var (reply, _) = await attach.Attach(file, who.Person, AttachVerb.CommandIdOf(run.StreamId, content), who.Headers, cancellation).ConfigureAwait(false);
            if (reply is not Reply.Recorded) throw new InvalidOperationException($"The simulated file of {simulated.Run} was not taken: {reply}");
            attached++;
        }

        return attached;
    }

    private static async Task<ReportIssued?> LastIssued(Notebook open, StudyId study, CancellationToken cancellation)
    {
        var edges = await open.Projections.Rows(Application.Provenance.LineageProjection.Named, study.Value, cancellation).ConfigureAwait(false);
        ReportIssued? last = null;
        foreach (var report in Application.Projections.ProjectedRows.As<Application.Provenance.LineageEdge>(edges).Where(e => StreamIds.SubjectOf(e.To) == ReportId.Subject))
        {
            var issued = (await open.Now.Stream(report.To, cancellation).ConfigureAwait(false)).Of<ReportIssued>().Last().Fact;
            if (last is null || issued.Position > last.Position) last = issued;
        }

        return last;
    }

    private static void Print(Terminal terminal, TableBlock table)
    {
        terminal.Out.WriteLine($"{table.Label}, simulated: {table.Caption.ToPlainText()}");
        terminal.Out.WriteLine();
        PlainTable.Write(terminal.Out, table, terminal.Rich.Profile.Width);
    }
}
