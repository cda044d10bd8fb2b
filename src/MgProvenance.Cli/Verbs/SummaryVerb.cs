using System.CommandLine;
using System.Globalization;
using MgProvenance.Analysis;
using MgProvenance.Analysis.Cycling;
using MgProvenance.Analysis.Masses;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp summary RUN|CELL|FILE</c>: capacities, efficiencies and voltages per cycle.</summary>
internal static class SummaryVerb
{
    private static readonly Dictionary<string, CycleConvention> Conventions = new(StringComparer.Ordinal)
    {
        ["charge-first"] = CycleConvention.ChargeFirst,
        ["insertion-first"] = CycleConvention.InsertionFirst,
        ["insertion-first-next"] = CycleConvention.InsertionFirstNextDischarge,
        ["plating-stripping"] = CycleConvention.PlatingStripping(),
    };

    public static Command Build(Terminal terminal)
    {
        var subject = new Argument<string>("RUN|CELL|FILE") { Description = "A run or cell of the notebook (label or id), or an instrument file, for which no notebook is needed." };
        var mass = new Option<string?>("--mass") { Description = "Active mass of a bare file, for example 0.790mg." };
        var convention = new Option<string?>("--convention") { Description = $"Coulombic efficiency: {string.Join(", ", Conventions.Keys)}. Without it, by the direction in which the file starts." };
        convention.AcceptOnlyFromAmong([.. Conventions.Keys]);
        var reference = new Option<int?>("--reference-cycle") { Description = "Cycle to which retention refers; otherwise what the cell's study declared, otherwise 1." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("summary", "Capacities, coulombic efficiency, retention and voltages per cycle, with their conventions.") { subject, mass, convention, reference, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(subject);
            var givenMass = parsed.GetValue(mass) is { } text ? QuantityText.Parse<Mass>(text) : (Quantity<Mass>?)null;
            if (!File.Exists(name))
            {
                if (givenMass is not null || parsed.GetValue(convention) is not null) throw VerbEndsException.Refused("summary.options", $"There is no file {name}; the mass and the convention of a run follow from what was recorded.");
                return await OfRecorded(terminal, name, parsed.GetRequiredValue(notebook), parsed.GetValue(reference), parsed.GetValue(json), cancellation).ConfigureAwait(false);
            }

            var question = new CyclingQuestion(
                parsed.GetValue(convention) is { } chosen ? Conventions[chosen] : null,
                givenMass is { } known ? new MassMg((double)known.In("mg"), null) : null,
                Given,
                parsed.GetValue(reference) ?? 1);
            var (data, findings) = CyclingData.Read(await Shared.ReadFile(new FileInfo(name), cancellation).ConfigureAwait(false), Path.GetFileName(name));
            if (data is null)
            {
                Shared.PrintFindings(terminal, findings);
                return ExitCodes.Findings;
            }

            var summary = CyclingSummary.Of(data, question);
            Report(terminal, summary, parsed.GetValue(json));
            return summary.Cautions.Count > 0 ? ExitCodes.Findings : ExitCodes.Done;
        });
        return verb;
    }

    private static async Task<int> OfRecorded(Terminal terminal, string name, string folder, int? referenceCycle, bool json, CancellationToken cancellation)
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
                var story = await CellStory.Read(now, stream.Of<RunPlanned>().First().Fact.Cell.Value, cancellation).ConfigureAwait(false);
                var cycle = referenceCycle ?? await DeclaredReferenceCycle(open, stream.Of<RunPlanned>().First().Fact.Cell, cancellation).ConfigureAwait(false) ?? 1;
                var result = await open.Runs.Of(stream, story, cycle, cancellation).ConfigureAwait(false);
                results.Add(result);
                if (json) continue;
                terminal.Out.WriteLine($"Run {result.Label}, cell {story?.Label ?? result.Cell}{(result.Simulated ? ", SIMULATED" : string.Empty)}{(story?.ActiveMass().Reason is { } reason ? $"; active mass: {reason}" : string.Empty)}");
                if (result.Summary is { } summary) Print(terminal, summary);
                else terminal.Out.WriteLine($"{Shared.Word(result.State)}: {result.Reason}");
            }

            if (json && StreamIds.SubjectOf(id) == RunId.Subject) terminal.WriteJson(results.Single());
            else if (json) terminal.WriteJson(results);
            return results.Any(r => r.State == RunState.Failed) ? ExitCodes.Findings : ExitCodes.Done;
        }
    }

    /// <summary>The reference cycle of the one study that the cell is in; null where there is none, or several that disagree.</summary>
    private static async Task<int?> DeclaredReferenceCycle(Notebook open, CellId cell, CancellationToken cancellation)
    {
        var studies = (await open.Projections.Rows(LineageProjection.Named, cell.Value, cancellation).ConfigureAwait(false)).As<LineageEdge>().Select(e => e.To).Where(to => StreamIds.SubjectOf(to) == StudyId.Subject).Distinct(StringComparer.Ordinal);
        var declared = new HashSet<int?>();
        foreach (var study in studies) declared.Add((await open.Now.Stream(study, cancellation).ConfigureAwait(false)).Of<ReferenceCycleDeclared>().LastOrDefault().Fact?.Cycle);
        return declared is { Count: 1 } ? declared.Single() : null;
    }

    private static async Task<IReadOnlyList<string>> RunsOf(Notebook open, string id, CancellationToken cancellation) => StreamIds.SubjectOf(id) switch
    {
        "run" => [id],
        "cell" => [.. (await open.Projections.Rows(RunProjection.Named, id, cancellation).ConfigureAwait(false)).As<RunRow>().Select(r => r.Run)],
        var other => throw VerbEndsException.Refused("summary.subject", $"A {other} has no cycling summary; name a run, a cell or a file."),
    };

    private static void Report(Terminal terminal, CyclingSummary summary, bool json)
    {
        if (json) terminal.WriteJson(summary);
        else Print(terminal, summary);
    }

    private static readonly Method Given = new("active-mass/given", "1", "Active mass as given on the command line.");

    private static void Print(Terminal terminal, CyclingSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("cycle", "charge mAh", "discharge mAh", "charge mAh/g", "discharge mAh/g", "CE %", "V charge", "V discharge", "hysteresis V", "retention %");
        foreach (var column in table.Columns) column.RightAligned();
        foreach (var c in summary.Cycles)
        {
            table.AddRow(
                c.Cycle.ToString(CultureInfo.InvariantCulture),
                Digits(c.ChargeMAh, "0.000000"), Digits(c.DischargeMAh, "0.000000"), Digits(c.ChargeMAhPerG, "0.00"), Digits(c.DischargeMAhPerG, "0.00"),
                Digits(c.CoulombicEfficiencyPercent, "0.0000"), Digits(c.AverageChargeVoltageV, "0.0000"), Digits(c.AverageDischargeVoltageV, "0.0000"),
                Digits(c.VoltageHysteresisV, "0.0000"), Digits(c.DischargeRetentionPercent, "0.00"));
        }

        terminal.Rich.Write(table);
        terminal.Out.WriteLine($"{summary.CoulombicEfficiencyConvention} Retention: discharge, relative to cycle {summary.ReferenceCycle}. Capacity: {summary.CapacitySource}.");
        foreach (var caution in summary.Cautions) terminal.Out.WriteLine($"  CAUTION {caution}");
        foreach (var reason in summary.Cycles.SelectMany(c => c.Reasons).Distinct(StringComparer.Ordinal)) terminal.Out.WriteLine($"  {reason}");
    }

    private static string Digits(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
