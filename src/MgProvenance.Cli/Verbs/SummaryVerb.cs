using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;
using MgProvenance.Analysis.Uncertainty;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.TestRuns;
using MgProvenance.Parsing;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp summary RUN|CELL|FILE</c>: every number that follows from a test, with its convention.</summary>
internal static class SummaryVerb
{
    private static readonly Dictionary<string, CycleConvention> Conventions = new(StringComparer.Ordinal)
    {
        ["charge-first"] = CycleConvention.ChargeFirst,
        ["insertion-first"] = CycleConvention.InsertionFirst,
        ["insertion-first-next"] = CycleConvention.InsertionFirstNextDischarge,
        ["plating-stripping"] = CycleConvention.PlatingStripping(),
    };

    private static readonly Method Given = new("active-mass/given", "1", "Active mass as given on the command line.");

    /// <summary>Of a bare file: its cycles plate and strip on a foreign substrate.</summary>
    private const string PlatingTechnique = "plating";

    public static Command Build(Terminal terminal)
    {
        var subject = new Argument<string>("RUN|CELL|FILE") { Description = "A run or cell of the notebook (label or id), or an instrument file, for which no notebook is needed." };
        var mass = new Option<string?>("--mass") { Description = "Active mass of a bare file, for example 0.790mg." };
        var area = new Option<string?>("--area") { Description = "Electrode area of a bare file, for example 1.13cm2." };
        var temperature = new Option<string?>("--temperature") { Description = "Temperature of a bare file, for example 25Cel." };
        var oneC = new Option<string?>("--one-c") { Description = "Specific current of a bare file that counts as 1C, for example 128.8mA/g." };
        var convention = new Option<string?>("--convention") { Description = $"Coulombic efficiency: {string.Join(", ", Conventions.Keys)}. Without it, by the direction in which the file starts." };
        convention.AcceptOnlyFromAmong([.. Conventions.Keys]);
        var reference = new Option<int?>("--reference-cycle") { Description = "Cycle to which retention refers; otherwise what the cell's study declared, otherwise 1." };
        var cycles = new Option<string?>("--cycles") { Description = "Cycles that the text shows: all, a range (5-20) or numbers (1,5,100-110). Without it, of a long run both ends and the reference cycle; JSON has every cycle." };
        var technique = new Option<string?>("--technique") { Description = "Technique of a bare file where it does not say, for example hold, symmetric, plating." };
        var figures = new Option<string?>("--figures") { Description = "Folder into which the curves are written as SVG." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("summary", "The numbers of a test, with their conventions and uncertainties.") { subject, mass, area, temperature, oneC, technique, convention, reference, cycles, figures, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var (name, choice) = (parsed.GetRequiredValue(subject), CycleChoice.Parse(parsed.GetValue(cycles)));
            if (!File.Exists(name))
            {
                if (new Option[] { mass, area, temperature, oneC, technique, convention }.Any(o => parsed.GetResult(o) is not null))
                    throw VerbEndsException.Refused("summary.options", $"There is no file {name}; the mass, the convention and other facts of a run follow from what was recorded.");
                return await OfRecorded(terminal, name, parsed.GetRequiredValue(notebook), parsed.GetValue(reference), new Printing(choice, parsed.GetValue(figures), parsed.GetValue(json)), cancellation).ConfigureAwait(false);
            }

            var givenMass = Number<Mass>(parsed.GetValue(mass), "mg");
            var conditions = new RunConditions
            {
                Mass = givenMass is { } known ? new MassMg(known, null) : null,
                MassMethod = Given,
                AreaCm2 = Number<Area>(parsed.GetValue(area), "cm2") is { } size ? new Measured(size, null) : null,
                TemperatureC = Number<Temperature>(parsed.GetValue(temperature), "Cel"),
                OneCMAPerG = Number<SpecificCurrent>(parsed.GetValue(oneC), "mA/g"),
                ReferenceCycle = parsed.GetValue(reference) ?? 1,
            };
            var content = await Shared.ReadFile(new FileInfo(name), cancellation).ConfigureAwait(false);
            var asked = new FileQuestion(conditions, parsed.GetValue(convention) is { } chosen ? Conventions[chosen] : null, parsed.GetValue(technique));
            return await OfFile(terminal, content, Path.GetFileName(name), asked, new Printing(choice, parsed.GetValue(figures), parsed.GetValue(json)), cancellation).ConfigureAwait(false);
        });
        return verb;
    }

    private static double? Number<TKind>(string? text, string unit)
        where TKind : IKind => text is null ? null : (double)QuantityText.Parse<TKind>(text).In(unit);

    private sealed record FileQuestion(RunConditions Conditions, CycleConvention? Convention, string? Technique)
    {
        public bool Plates => Technique == PlatingTechnique || Convention?.Ce == CeConvention.StrippedOverPlated;
    }

    /// <param name="Figures">Folder of the curves; null where they are not wanted.</param>
    private sealed record Printing(CycleChoice Cycles, string? Figures, bool Json);

    private static async Task<int> OfFile(Terminal terminal, ReadOnlyMemory<byte> content, string name, FileQuestion asked, Printing print, CancellationToken cancellation)
    {
        var (file, findings) = InstrumentReader.Read(content, name);
        var kind = RunKinds.Of(asked.Technique ?? file?.Technique ?? string.Empty);
        var conditions = asked.Plates ? asked.Conditions with { Configuration = RunAnalysis.PlatingCell } : asked.Conditions;
        var electrodes = RunAnalysis.ElectrodesOf(kind, conditions.Configuration);
        if (electrodes == ElectrodePair.EqualMetals ? asked.Convention is not null : asked.Plates && asked.Convention?.Ce is not (null or CeConvention.StrippedOverPlated))
            throw VerbEndsException.Refused("summary.convention", $"Between metals a cycle has no such efficiency: {(electrodes == ElectrodePair.EqualMetals ? "what one electrode loses the other gains" : "that of plating is stripped over plated")}.");
        var analysed = file is null ? null : RunAnalysis.Of(kind, RunReading.Ordered([new RunPart(new AttachedFile(string.Empty, string.Empty, name), file, findings)]), conditions);
        var (data, more) = file is null || kind.MayCycle() ? CyclingData.Of(new Parsing.ParseResult(file, findings)) : (null, []);
        if (data is null && analysed is null)
        {
            Shared.PrintFindings(terminal, [.. findings.Concat(more).Distinct()]);
            return ExitCodes.Findings;
        }

        var summary = data is null ? null : CyclingSummary.Of(data, conditions, asked.Plates ? null : asked.Convention, electrodes);
        var simulated = FileSummary.SaysSimulated(file!);
        if (print.Json) terminal.WriteJson(WithNumbers(summary, analysed?.Numbers, simulated));
        else if (simulated) terminal.Out.WriteLine($"{name}, SIMULATED");
        if (!print.Json) Write(terminal, summary, analysed?.Numbers, print.Cycles, conditions);
        if (print.Figures is { } folder && analysed is not null) await FigureFiles.Write(terminal, folder, Path.GetFileNameWithoutExtension(name), RunFigures.Of(name, analysed.Curves(), simulated), cancellation).ConfigureAwait(false);
        return summary?.Cautions.Count > 0 ? ExitCodes.Findings : ExitCodes.Done;
    }

    /// <summary>Cycles as ever, and beside them what follows by the technique.</summary>
    private static JsonObject WithNumbers(CyclingSummary? summary, RunNumbers? numbers, bool simulated)
    {
        var all = summary is null ? [] : JsonSerializer.SerializeToNode(summary, KernelJson.Options)!.AsObject();
        all["simulated"] = simulated;
        if (numbers is not null) all["numbers"] = JsonSerializer.SerializeToNode(numbers, KernelJson.Options);
        return all;
    }

    private static async Task<int> OfRecorded(Terminal terminal, string name, string folder, int? referenceCycle, Printing print, CancellationToken cancellation)
    {
        var open = await Cli.Notebook.Open(folder, create: false, terminal, cancellation).ConfigureAwait(false);
        await using (open.ConfigureAwait(false))
        {
            var (now, results) = (open.Now, new List<RunResult>());
            var id = await open.Resolve(name, cancellation).ConfigureAwait(false);
            var streams = new List<RecordedStream>();
            foreach (var run in await RunsOf(open, id, cancellation).ConfigureAwait(false)) streams.Add(await now.Stream(run, cancellation).ConfigureAwait(false));
            await open.Runs.Derive(streams, null, cancellation).ConfigureAwait(false);
            foreach (var stream in streams)
            {
                var cell = stream.Of<RunPlanned>().First().Fact.Cell;
                var story = await CellStory.Read(now, cell.Value, cancellation).ConfigureAwait(false);
                var study = await RunConditions.StudyOf(now, open.Projections, cell, cancellation).ConfigureAwait(false);
                var conditions = await RunConditions.Read(now, stream, story, study, cancellation).ConfigureAwait(false);
                if (referenceCycle is { } asked) conditions = conditions with { ReferenceCycle = asked };
                var result = await open.Runs.Of(stream, conditions, cancellation).ConfigureAwait(false);
                if (result.State is RunState.Done or RunState.NotCycling) result = result with { Numbers = (await open.Analyses.Numbers(stream, conditions, cancellation).ConfigureAwait(false)).Numbers };
                results.Add(result);
                if (print.Figures is { } figures) await FigureFiles.Write(terminal, figures, result.Label, RunFigures.Of(result.Label, await open.Analyses.Curves(stream, conditions, cancellation).ConfigureAwait(false), result.Simulated), cancellation).ConfigureAwait(false);
                if (print.Json) continue;
                terminal.Out.WriteLine($"Run {result.Label}, cell {story?.Label ?? result.Cell}{(result.Simulated ? ", SIMULATED" : string.Empty)}{(story?.ActiveMass().Reason is { } reason ? $"; active mass: {reason}" : string.Empty)}");
                Write(terminal, result.Summary, result.Numbers, print.Cycles, conditions);
                if (result is { Summary: null, Numbers: null }) terminal.Out.WriteLine($"{Shared.Word(result.State)}: {result.Reason}");
            }

            if (print.Json && StreamIds.SubjectOf(id) == RunId.Subject) terminal.WriteJson(results.Single());
            else if (print.Json) terminal.WriteJson(results);
            return results.Any(r => r.State == RunState.Failed) ? ExitCodes.Findings : ExitCodes.Done;
        }
    }

    private static void Write(Terminal terminal, CyclingSummary? summary, RunNumbers? numbers, CycleChoice choice, RunConditions conditions)
    {
        if (summary is { HasCapacity: true }) SummaryText.Write(terminal, summary, choice);
        if (numbers is not null && (summary is not { HasCapacity: true } || numbers.Rows.Count > 0)) RunNumbersText.Write(terminal, numbers, choice, conditions.ReferenceCycle);
        if (summary is { HasCapacity: false }) SummaryText.Vendor(terminal, summary, choice);
    }

    private static async Task<IReadOnlyList<string>> RunsOf(Notebook open, string id, CancellationToken cancellation) => StreamIds.SubjectOf(id) switch
    {
        "run" => [id],
        "cell" => [.. (await open.Projections.Rows(RunProjection.Named, id, cancellation).ConfigureAwait(false)).As<RunRow>().Select(r => r.Run)],
        var other => throw VerbEndsException.Refused("summary.subject", $"A {other} has no summary of a test; name a run, a cell or a file."),
    };
}
