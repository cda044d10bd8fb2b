using System.Globalization;
using MgProvenance.Application.Cells;
using MgProvenance.Application.Derivation;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports.Tables;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Cells;
using MgProvenance.Domain.Electrodes;
using MgProvenance.Domain.Electrolytes;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Studies;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Reports.Cards;

/// <summary>Composes passports of cells from the notebook as of one position.</summary>
public sealed class CellPassports(NotebookAt notebook, IProjections projections, RunSummaries summaries, RunAnalyses analyses)
{
    /// <summary>Of a cell by itself; they stand in the passport as what it was built with.</summary>
    private static readonly string[] BuiltKeys = ["active-mass", "loading", "electrolyte-per-mass"];

    /// <exception cref="MalformedValueException">There is no such cell at that position.</exception>
    public async Task<CellPassport> Read(CellId id, CancellationToken cancellation)
    {
        var story = await CellStory.Read(notebook, id.Value, cancellation).ConfigureAwait(false) ?? throw new MalformedValueException("cell.not-begun", $"The assembly of cell {id} was never begun.");
        var runs = (await StudyAt.RunsOf(notebook, projections, [id], cancellation).ConfigureAwait(false))[id.Value].ToList();
        await summaries.Derive(runs, null, cancellation).ConfigureAwait(false);
        var studies = await Studies(id, cancellation).ConfigureAwait(false);
        var study = studies is [var only] ? only : null;
        var tests = new List<PassportTest>();
        foreach (var run in runs) tests.Add(await Test(story, runs, run, study, cancellation).ConfigureAwait(false));
        RecordedStream[] own = [story.Cell, .. runs];
        var acts = new List<PassportAct>();
        foreach (var act in own.SelectMany(InOrder).OrderBy(a => a.At)) acts.Add(await Act(act.Stream, act.Event, cancellation).ConfigureAwait(false));
        var filled = story.Cell.Of<ElectrolyteDispensed>().FirstOrDefault().Fact?.DoneAt;
        return new CellPassport(
            id.Value,
            story.Label,
            story.Assembly.Format,
            story.Configuration,
            StateOf(story.Cell, runs),
            [.. studies.Select(s => Membership(s, id))],
            story.Assembly.DoneAt,
            (await LabelOf(story.Cell.Of<AssemblyStarted>().First().Recorded.Stored.Actor, cancellation).ConfigureAwait(false))!,
            await LabelOf(story.Assembly.Glovebox?.Value, cancellation).ConfigureAwait(false),
            await Parts(story, cancellation).ConfigureAwait(false),
            await Sheet(story, cancellation).ConfigureAwait(false),
            Electrolyte(story),
            Hours(filled, runs.SelectMany(r => r.Of<RunStarted>()).Select(s => s.Fact.DoneAt).OfType<BenchTime>().OrderBy(t => t.At).Select(t => (BenchTime?)t).FirstOrDefault()),
            [Number("Active mass", "mg", story.ActiveMassDerived(), 3), Number("Area", "cm^2", story.Area(), 3), Number("Loading", "mg cm^-2", story.Loading(), 2), Number("E/S", "µL mg^-1", story.ElectrolytePerMass(), 1)],
            tests,
            acts,
            [.. own.SelectMany(Deviations)],
            story.Streams.Concat(runs).Any(Provenance.Simulated.IsIn));
    }

    private static string StateOf(RecordedStream cell, IReadOnlyCollection<RecordedStream> runs) => true switch
    {
        _ when cell.Of<CellOpened>().Any() => "opened",
        _ when runs.Any(r => r.Of<CellFailed>().Any()) => "failed",
        _ when runs.Any(r => r.Of<RunStarted>().Any() && !r.Of<RunEnded>().Any()) => "on test",
        _ when runs.Any(r => r.Of<RunEnded>().Any() || r.Of<DataFileAttached>().Any()) => "tested",
        _ when cell.Of<CellRested>().Any() => "rested",
        _ when cell.Of<CellClosed>().Any() => "closed",
        _ when cell.Of<ElectrolyteDispensed>().Any() => "filled",
        _ => "in assembly",
    };

    private async Task<IReadOnlyList<RecordedStream>> Studies(CellId cell, CancellationToken cancellation)
    {
        var studies = new List<RecordedStream>();
        foreach (var id in await Users.Of(projections, [cell.Value], StudyId.Subject, cancellation).ConfigureAwait(false))
        {
            var study = await notebook.Stream(id, cancellation).ConfigureAwait(false);
            if (study.Of<StudyOpened>().Any() && study.Fold<Study>().State.Assigned.ContainsKey(cell)) studies.Add(study);
        }

        return [.. studies.OrderBy(s => s.Label, StringComparer.Ordinal)];
    }

    private static PassportStudy Membership(RecordedStream study, CellId cell)
    {
        var excluded = study.Of<CellExcluded>().LastOrDefault(e => e.Fact.Cell == cell).Fact;
        return new PassportStudy(study.StreamId, Labels.Of(study), study.Fold<Study>().State.Assigned[cell], excluded is null ? null : $"{excluded.Criterion}: {excluded.Reason}");
    }

    private async Task<IReadOnlyList<PassportPart>> Parts(CellStory story, CancellationToken cancellation)
    {
        var parts = new List<PassportPart>();
        foreach (var (part, _) in story.Cell.Of<PartPlaced>())
        {
            var piece = part.Piece is { } id ? await notebook.Stream(id.Value, cancellation).ConfigureAwait(false) : null;
            var cut = piece?.Of<PieceCut>().FirstOrDefault().Fact;
            var from = new[] { piece is null ? null : Labels.Of(piece), await LabelOf(cut?.Sheet?.Value ?? cut?.Metal?.Value ?? part.Lot?.Value, cancellation).ConfigureAwait(false) }.OfType<string>().ToList();
            parts.Add(new PassportPart(
                string.Concat(part.Role.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString())),
                part.Description,
                from.Count == 0 ? null : string.Join(" of ", from),
                part.Count,
                part.Diameter ?? cut?.Size,
                part.Thickness ?? cut?.Thickness,
                part.DoneAt));
        }

        return parts;
    }

    private async Task<PassportSheet?> Sheet(CellStory story, CancellationToken cancellation)
    {
        if (story.PositiveSheet?.Of<SheetStarted>().FirstOrDefault().Fact is not { } sheet) return null;
        var components = new List<string>();
        foreach (var c in sheet.Components) components.Add($"{(c.Fraction.In("1") * 100).ToString("0.##", CultureInfo.InvariantCulture)} % {c.Role} ({await LabelOf(c.Lot.Value, cancellation).ConfigureAwait(false)})");
        return new PassportSheet(sheet.Label.Text, sheet.ActiveMaterial, sheet.Process, components);
    }

    private static PassportElectrolyte? Electrolyte(CellStory story)
    {
        if (story.Batch?.Of<BatchOpened>().FirstOrDefault().Fact is not { } batch || story.Filled is not { } filled) return null;
        var made = story.LastAddition is { } addition ? BenchTimes.Of(addition.Fact) : null;
        return new PassportElectrolyte(batch.Label.Text, batch.Formulation, story.Cell.Of<ElectrolyteDispensed>().Sum(d => d.Fact.Volume.In("uL")), filled.DoneAt, made, Hours(made, filled.DoneAt));
    }

    private async Task<PassportTest> Test(CellStory story, IReadOnlyList<RecordedStream> runs, RecordedStream run, RecordedStream? study, CancellationToken cancellation)
    {
        var conditions = await RunConditions.Read(notebook, run, story, study, cancellation).ConfigureAwait(false);
        var result = await summaries.Of(run, conditions, cancellation).ConfigureAwait(false);
        var analysed = result.State is RunState.Done or RunState.NotCycling ? (await analyses.Numbers(run, conditions, cancellation).ConfigureAwait(false)).Numbers : null;
        var numbers = new List<PassportNumber>();
        if (result.Summary is { HasCapacity: true } cycled)
        {
            var asCell = new StudyCell(string.Empty, story, runs, run, result, null);
            numbers.AddRange(CellPerformance.Measures(conditions.ReferenceCycle, cycled.CompleteCycles(), study?.Fold<Study>().State.Conditioning?.Cycles ?? 0)
                .Where(m => !BuiltKeys.Contains(m.Key)).Select(m => Number(m.Header, m.Unit ?? string.Empty, m.Of(asCell), m.Decimals)));
            if (CellPerformance.CycleLife(asCell) is { } life) numbers.Add(Number(life, null));
        }

        foreach (var row in analysed?.Rows ?? []) numbers.AddRange(row.Numbers.Where(n => n.Comparison != Comparison.None).Select(n => Number(n, row.IsWhole ? null : row.Of)));
        var (channel, ended, failed) = (run.Of<ChannelConnected>().LastOrDefault().Fact, run.Of<RunEnded>().LastOrDefault().Fact, run.Of<CellFailed>().LastOrDefault().Fact);
        return new PassportTest(
            run.StreamId,
            result.Label,
            RunTechnique.Of(run)!.Name,
            channel is null ? null : $"{await LabelOf(channel.Instrument.Value, cancellation).ConfigureAwait(false)} {channel.Channel}",
            run.Of<RunStarted>().FirstOrDefault().Fact?.DoneAt,
            ended?.DoneAt,
            failed is not null ? $"failed: {failed.Reason}" : ended is null ? null : ended.Reason ?? "ended",
            run.Of<TemperatureLogged>().LastOrDefault().Fact?.Temperature,
            result.Simulated,
            result.State,
            result.Reason,
            [.. run.Of<DataFileAttached>().Select(f => $"{f.Fact.FileName}, SHA-256 {f.Fact.Sha256}")],
            numbers,
            [.. (result.Summary?.Cautions ?? []).Concat(analysed?.Cautions ?? []).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What has no time at the bench stands where what was recorded before it stands, at the begin where that is nothing.</summary>
    private static IEnumerable<(RecordedStream Stream, RecordedEvent Event, DateTimeOffset At)> InOrder(RecordedStream stream)
    {
        var acts = stream.Events.Where(e => EventCatalogue.Recorders.ContainsKey(e.Fact.GetType())).Select(e => (Event: e, Done: BenchTimes.Of(e.Fact)?.At)).ToList();
        var at = acts.Select(a => a.Done).FirstOrDefault(d => d is not null);
        foreach (var (e, done) in acts) yield return (stream, e, (at = done ?? at) ?? e.Stored.RecordedAt);
    }

    private async Task<PassportAct> Act(RecordedStream stream, RecordedEvent e, CancellationToken cancellation) => new(
        Labels.Of(stream), EventCatalogue.ActionOf(e.Fact.GetType()), BenchTimes.Of(e.Fact), e.Stored.RecordedAt, LateEntry.Of(e) is not null, e.Correction is not null, (await LabelOf(e.Stored.Actor, cancellation).ConfigureAwait(false))!);

    private static IEnumerable<PassportDeviation> Deviations(RecordedStream stream) => stream.Of<DeviationNoted>()
        .Select(d => d.Fact)
        .Select(d => new PassportDeviation(Labels.Of(stream), new BrokenRule(d.Number, d.Rule, d.Sentence, d.Reason ?? stream.Of<DeviationAnswered>().LastOrDefault(a => a.Fact.Number == d.Number).Fact?.Reason)));

    private static double? Hours(BenchTime? from, BenchTime? to) => from is { } begin && to is { } end ? (end.At - begin.At).TotalHours : null;

    private static PassportNumber Number(string name, string unit, Derived number, int decimals) =>
        new(name, number.Value is { } value ? Printed.Text(value, number, decimals) : null, unit, number.Value, number.StandardUncertainty, number.UpperBound ? Bound.Below : Bound.None, number.Method, number.Reason);

    /// <param name="of">The part of the run; null where it speaks of all of it.</param>
    private static PassportNumber Number(RunNumber number, string? of) => new(
        of is null ? number.Name : $"{of}: {number.Name}",
        number.Value is { } value ? number.Bound switch { Bound.Below => "< ", Bound.Above => "> ", _ => string.Empty } + Printed.Any(value, number.Bound == Bound.None ? number.StandardUncertainty : null) : null,
        UnitText.Of(number.Unit),
        number.Value,
        number.StandardUncertainty,
        number.Bound,
        number.Method,
        number.Reason);

    private async Task<string?> LabelOf(string? id, CancellationToken cancellation) => id is null ? null : Labels.Of(await notebook.Stream(id, cancellation).ConfigureAwait(false));
}
