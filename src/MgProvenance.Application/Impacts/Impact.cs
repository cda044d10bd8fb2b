using System.Text.Json.Nodes;
using MgProvenance.Application.Corrections;
using MgProvenance.Application.Electrochemistry;
using MgProvenance.Application.Events;
using MgProvenance.Application.Handling;
using MgProvenance.Application.Jobs;
using MgProvenance.Application.Projections;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;
using MgProvenance.Application.TestRuns;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Manuscripts;
using MgProvenance.Domain.Reports;
using MgProvenance.Domain.TestRuns;

namespace MgProvenance.Application.Impacts;

/// <summary>
/// What a command about the past would change, before it is recorded. The command is handled as ever, on a log that keeps what is appended in memory; what is derived from that log is compared with what
/// is derived from the log as it is, by the same code. So there is no second formula, and nothing is stored.
/// </summary>
public sealed class Impact(IEventLog log, IProjections projections, IRawFiles rawFiles, IDerivedResults results, TimeProvider clock)
{
    /// <summary>Whoever would record it: numbers do not depend on it.</summary>
    private static readonly PersonId Somebody = StreamIds.From<PersonId>(Guid.Empty);

    /// <param name="command">Name of the command, for example <c>correct-fact</c>.</param>
    /// <param name="body">Its members, as in a recording script.</param>
    /// <returns>The impact, or the refusal with which the command would be answered.</returns>
    public async Task<(ImpactReport? Report, Refusal? Refusal)> Of(string command, JsonObject body, CancellationToken cancellation)
    {
        var size = (await log.Seal(cancellation).ConfigureAwait(false)).Size;
        var thought = new HypotheticalLog(log, size, clock.GetUtcNow());
        var request = new Request(Somebody, nameof(Impact), command, body, new EventHeaders("asserted", string.Empty, string.Empty));
        var reply = await new CommandHandler(thought, AllCommands.Table).Handle(request, cancellation).ConfigureAwait(false);
        if (reply is Reply.Refused { Refusal: var refusal }) return (null, refusal);
        var (kept, jobs) = (new ResultsInMemory(results), new JobsInMemory(clock));
        var runs = new RunSummaries(rawFiles, kept, jobs, new JobWorker(jobs, JobHandlers.All(rawFiles, kept), clock, "impact", Environment.ProcessorCount));
        var analyses = new RunAnalyses(rawFiles, kept);
        var was = new View(new HypotheticalLog(log, size, clock.GetUtcNow()), new NotebookAt(log, size), projections, runs, analyses);
        var then = was with { Log = thought, Notebook = new NotebookAt(thought, null), Projections = new HypotheticalProjections(projections, thought) };
        return (await Compare(was, then, ((Reply.Recorded)reply).Answer, thought.Touched, cancellation).ConfigureAwait(false), null);
    }

    private async Task<ImpactReport> Compare(View was, View then, Answer answer, IReadOnlyCollection<string> touched, CancellationToken cancellation)
    {
        await was.Notebook.Prefetch(touched, cancellation).ConfigureAwait(false);
        await then.Notebook.Prefetch(touched, cancellation).ConfigureAwait(false);
        var facts = new List<ImpactOnFact>();
        foreach (var stored in answer.Events) if (await Fact(stored, was, then, cancellation).ConfigureAwait(false) is { } fact) facts.Add(fact);
        string[] stoodOn = [.. facts.Where(f => !LineageProjection.SaysWhatLeft(EventCatalogue.TypeOf(f.Event)!)).Select(f => f.Stream).Distinct(StringComparer.Ordinal)];
        var affected = await Affected(was, then, stoodOn, cancellation).ConfigureAwait(false);
        string[] streams = [.. touched.Union(affected.Select(a => a.Node), StringComparer.Ordinal)];
        var (appearing, going) = await Deviations(was, then, touched, cancellation).ConfigureAwait(false);
        var (findings, settled) = await Findings(was, then, touched, stoodOn, cancellation).ConfigureAwait(false);
        var studies = await Studies(was, then, streams, cancellation).ConfigureAwait(false);
        var reports = await Reports(was, then, [.. affected.Where(a => a.Subject == ReportId.Subject).Select(a => a.Node)], cancellation).ConfigureAwait(false);
        return new ImpactReport(
            facts,
            appearing,
            going,
            findings,
            settled,
            await Numbers(was, then, [.. streams.Where(s => !studies.ContainsKey(s))], cancellation).ConfigureAwait(false),
            [.. studies.SelectMany(s => s.Value.Where(n => n.IsMean).Select(n => n.Number))],
            await Printed(was, then, studies, [.. affected.Where(a => a.Subject == ReportId.Subject)], cancellation).ConfigureAwait(false),
            await Claims(was, streams, cancellation).ConfigureAwait(false),
            reports,
            [.. affected.Where(a => !touched.Contains(a.Node, StringComparer.Ordinal))]);
    }

    private static async Task<ImpactOnFact?> Fact(Stored stored, View was, View then, CancellationToken cancellation)
    {
        var now = await then.Notebook.Stream(stored.Stream, cancellation).ConfigureAwait(false);
        var said = now.First(stored.Version)!.Fact;
        if (said is DeviationNoted) return null;
        if (said is not ICorrection correction) return new ImpactOnFact(stored.Stream, Labels.Of(now), stored.Version, stored.Type, Struck: false, IsNew: true, []);
        var before = (await was.Notebook.Stream(stored.Stream, cancellation).ConfigureAwait(false)).LastStated(correction.Version)!;
        return new ImpactOnFact(
            stored.Stream, Labels.Of(now), correction.Version, now.First(correction.Version)!.Stored.Type, correction is FactStruck, IsNew: false, correction is FactCorrected corrected ? Change.Between(before, corrected.Replacement) : []);
    }

    /// <summary>What is made from these streams, as it is and as it would be. A run changes what is said of its cell, and of the studies that look at the cell.</summary>
    private static async Task<IReadOnlyList<Dependant>> Affected(View was, View then, string[] stoodOn, CancellationToken cancellation)
    {
        string[] starts = [.. stoodOn.Where(s => StreamIds.SubjectOf(s) != PersonId.Subject)];
        var found = await Down(starts).ConfigureAwait(false);
        string[] cells = [.. (await Cells([.. starts.Concat(found.Select(d => d.Node))]).ConfigureAwait(false)).Where(c => found.All(d => d.Node != c))];
        if (cells.Length == 0) return found;
        var studies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var view in new[] { was, then }) studies.UnionWith((await view.Projections.Rows(LineageProjection.Named, cells, cancellation).ConfigureAwait(false)).As<LineageEdge>().Select(e => e.To).Where(s => StreamIds.SubjectOf(s) == StudyId.Subject));
        var names = (await was.Projections.RowsOf(NameProjection.Named, [.. cells, .. studies], cancellation).ConfigureAwait(false)).As<StreamName>();
        return [.. found.Concat(names.Select(n => new Dependant(n.Stream, n.Subject, n.Label))).Concat(await Down([.. studies]).ConfigureAwait(false)).DistinctBy(d => d.Node)];

        async Task<IReadOnlyList<Dependant>> Down(IReadOnlyCollection<string> from) =>
            [.. (await new Dependants(was.Projections).Of(from, cancellation).ConfigureAwait(false)).Concat(await new Dependants(then.Projections).Of(from, cancellation).ConfigureAwait(false)).DistinctBy(d => d.Node)];

        async Task<IEnumerable<string>> Cells(IReadOnlyCollection<string> streams)
        {
            var tested = new HashSet<string>(StringComparer.Ordinal);
            foreach (var view in new[] { was, then })
            {
                string[] runs = [.. streams.Where(s => StreamIds.SubjectOf(s) == RunId.Subject)];
                await view.Notebook.Prefetch(runs.Concat(starts), cancellation).ConfigureAwait(false);
                foreach (var run in runs) tested.UnionWith((await view.Notebook.Stream(run, cancellation).ConfigureAwait(false)).Of<RunPlanned>().Select(p => p.Fact.Cell.Value));
                foreach (var study in starts.Where(s => StreamIds.SubjectOf(s) == StudyId.Subject)) tested.UnionWith(LineageProjection.OriginsOf(await view.Notebook.Stream(study, cancellation).ConfigureAwait(false)).Where(o => StreamIds.SubjectOf(o) == CellId.Subject));
            }

            return tested;
        }
    }

    private static async Task<(IReadOnlyList<ImpactOnDeviation> Appearing, IReadOnlyList<ImpactOnDeviation> Going)> Deviations(View was, View then, IReadOnlyCollection<string> touched, CancellationToken cancellation)
    {
        var (before, after) = (new List<ImpactOnDeviation>(), new List<ImpactOnDeviation>());
        foreach (var id in touched)
        {
            before.AddRange(Open(await was.Notebook.Stream(id, cancellation).ConfigureAwait(false)));
            after.AddRange(Open(await then.Notebook.Stream(id, cancellation).ConfigureAwait(false)));
        }

        return ([.. after.ExceptBy(before.Select(Key), Key)], [.. before.ExceptBy(after.Select(Key), Key)]);

        static IEnumerable<ImpactOnDeviation> Open(RecordedStream stream) => stream.Deviations.Open.Select(d => new ImpactOnDeviation(stream.StreamId, Labels.Of(stream), d.Number, d.Rule, d.Sentence));

        static (string, int) Key(ImpactOnDeviation deviation) => (deviation.Stream, deviation.Number);
    }

    /// <summary>Of the touched streams and of what uses them directly, as <c>mgp correct</c> looks.</summary>
    private static async Task<(IReadOnlyList<CorrectionFinding> New, IReadOnlyList<CorrectionFinding> Settled)> Findings(View was, View then, IReadOnlyCollection<string> touched, string[] stoodOn, CancellationToken cancellation)
    {
        var looked = new HashSet<string>(touched, StringComparer.Ordinal);
        string[] used = [.. stoodOn.Where(s => StreamIds.SubjectOf(s) != PersonId.Subject)];
        foreach (var view in new[] { was, then }) looked.UnionWith((await view.Projections.Rows(LineageProjection.Named, used, cancellation).ConfigureAwait(false)).As<LineageEdge>().Select(e => e.To));
        var (before, after) = (new List<CorrectionFinding>(), new List<CorrectionFinding>());
        foreach (var stream in looked)
        {
            before.AddRange(await new Aftermath(was.Log, AllCommands.Table).Of(stream, cancellation).ConfigureAwait(false));
            after.AddRange(await new Aftermath(then.Log, AllCommands.Table).Of(stream, cancellation).ConfigureAwait(false));
        }

        return ([.. after.ExceptBy(before.Select(Key), Key)], [.. before.ExceptBy(after.Select(Key), Key)]);

        static (string, long, string) Key(CorrectionFinding finding) => (finding.Stream, finding.Version, finding.Code);
    }

    private static async Task<IReadOnlyList<ImpactOnNumber>> Numbers(View was, View then, IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        var before = (await new DerivedNumbers(was).Of(streams, cancellation).ConfigureAwait(false)).ToDictionary(n => (n.Stream, n.Key));
        var after = (await new DerivedNumbers(then).Of(streams, cancellation).ConfigureAwait(false)).ToDictionary(n => (n.Stream, n.Key));
        return [.. before.Keys.Union(after.Keys).Select(k => Between(before.GetValueOrDefault(k), after.GetValueOrDefault(k))).OfType<ImpactOnNumber>()];
    }

    private static ImpactOnNumber? Between(NumberOf? was, NumberOf? now)
    {
        if (was?.Value == now?.Value && was?.StandardUncertainty == now?.StandardUncertainty) return null;
        var either = (now ?? was)!;
        return new ImpactOnNumber(
            either.Stream, StreamIds.SubjectOf(either.Stream)!, either.Label, either.Key, either.Name, either.Unit, was?.Value, was?.StandardUncertainty, now?.Value, now?.StandardUncertainty, now?.Value is null ? now?.Reason : null);
    }

    /// <summary>The numbers of tables that would change, by study.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<TableNumber>>> Studies(View was, View then, IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        var changed = new Dictionary<string, IReadOnlyList<TableNumber>>(StringComparer.Ordinal);
        foreach (var study in streams.Where(s => StreamIds.SubjectOf(s) == StudyId.Subject))
        {
            var label = Labels.Of(await was.Notebook.Stream(study, cancellation).ConfigureAwait(false));
            var before = (await new DerivedNumbers(was).OfStudy(study, cancellation).ConfigureAwait(false)).ToDictionary(n => n.Key, StringComparer.Ordinal);
            var after = (await new DerivedNumbers(then).OfStudy(study, cancellation).ConfigureAwait(false)).ToDictionary(n => n.Key, StringComparer.Ordinal);
            changed[study] = [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Select(k => TableNumber.Between(study, label, before.GetValueOrDefault(k), after.GetValueOrDefault(k))).OfType<TableNumber>()];
        }

        return changed;
    }

    private async Task<IReadOnlyList<ImpactOnPrinted>> Printed(View was, View then, Dictionary<string, IReadOnlyList<TableNumber>> studies, IReadOnlyList<Dependant> reports, CancellationToken cancellation)
    {
        var printed = new List<ImpactOnPrinted>();
        foreach (var report in reports)
        {
            if ((await was.Notebook.Stream(report.Node, cancellation).ConfigureAwait(false)).Of<ReportIssued>().FirstOrDefault().Fact is not { } issued) continue;
            if (await IssuedNumbers.Read(rawFiles, issued, cancellation).ConfigureAwait(false) is not { } kept) continue;
            var texts = kept.ToDictionary(n => n.Key, StringComparer.Ordinal);
            var tables = kept.Select(n => PrintedOnTrace.TableOf(n.Key)).ToHashSet(StringComparer.Ordinal);
            var own = studies.GetValueOrDefault(issued.Study.Value, []).Where(n => tables.Contains(PrintedOnTrace.TableOf(n.Number.Key)));
            var others = issued.Manuscript is null ? [] : studies.Where(s => s.Key != issued.Study.Value).SelectMany(s => s.Value).Where(n => texts.ContainsKey(n.Number.Key));
            var pooled = await Pooled(was, then, issued, cancellation).ConfigureAwait(false);
            foreach (var number in pooled.Changed.Concat(own.Concat(others).Where(n => !pooled.Tables.Contains(PrintedOnTrace.TableOf(n.Number.Key)))).DistinctBy(n => n.Number.Key))
            {
                var text = texts.GetValueOrDefault(number.Number.Key)?.Text;
                if (text != number.TextIs) printed.Add(new ImpactOnPrinted(report.Node, report.Label, number.Number.Key, text, number.TextIs, number.Number.Unit));
            }
        }

        return printed;
    }

    /// <summary>Tables that the report of a manuscript prints once for all its studies, with what would change in them; none in that of a study alone.</summary>
    private static async Task<(HashSet<string> Tables, IReadOnlyList<TableNumber> Changed)> Pooled(View was, View then, ReportIssued issued, CancellationToken cancellation)
    {
        if (issued.Manuscript is not { } manuscript) return ([], []);
        var subject = new ReportSubject(issued.Study, manuscript);
        var before = (await new DerivedNumbers(was).OfManuscript(subject, cancellation).ConfigureAwait(false)).ToDictionary(n => n.Key, StringComparer.Ordinal);
        var after = (await new DerivedNumbers(then).OfManuscript(subject, cancellation).ConfigureAwait(false)).ToDictionary(n => n.Key, StringComparer.Ordinal);
        List<string> keys = [.. before.Keys.Union(after.Keys, StringComparer.Ordinal)];
        return (
            keys.Select(PrintedOnTrace.TableOf).ToHashSet(StringComparer.Ordinal),
            [.. keys.Select(k => TableNumber.Between(manuscript.Value, manuscript.Value, before.GetValueOrDefault(k), after.GetValueOrDefault(k))).OfType<TableNumber>()]);
    }

    private static async Task<IReadOnlyList<ImpactOnClaim>> Claims(View was, IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        var claims = new List<ImpactOnClaim>();
        foreach (var id in streams.Where(s => StreamIds.SubjectOf(s) == ManuscriptId.Subject))
        {
            if (!(await was.Notebook.Stream(id, cancellation).ConfigureAwait(false)).Of<ManuscriptOpened>().Any()) continue;
            var manuscript = await Manuscripts.ManuscriptRecord.Read(was.Notebook, ManuscriptId.Of(id), cancellation).ConfigureAwait(false);
            claims.AddRange(from claim in manuscript.Claims
                            let evidence = claim.Support.SelectMany(s => s.Evidence).Where(e => streams.Contains(e.Stream, StringComparer.Ordinal)).Select(e => e.Label).Distinct(StringComparer.Ordinal).ToList()
                            where evidence.Count > 0
                            select new ImpactOnClaim(id, manuscript.Label, claim.Claim, claim.Wording, evidence));
        }

        return claims;
    }

    private static async Task<IReadOnlyList<ImpactOnReport>> Reports(View was, View then, string[] reports, CancellationToken cancellation)
    {
        var before = await new ReportStandings(was.Projections, was.Notebook).Of(reports, cancellation).ConfigureAwait(false);
        var after = await new ReportStandings(then.Projections, then.Notebook).Of(reports, cancellation).ConfigureAwait(false);
        return [.. from standing in after.Values
                   let known = before[standing.Report].Changes.Select(c => (c.Stream, c.Version, c.By)).ToHashSet()
                   let changes = standing.Changes.Where(c => !known.Contains((c.Stream, c.Version, c.By))).ToList()
                   where changes.Count > 0
                   select new ImpactOnReport(standing.Report, standing.Label, changes, known.Count > 0)];
    }

    /// <summary>A number of a study's tables before and after.</summary>
    private sealed record TableNumber(ImpactOnNumber Number, string? TextIs, bool IsMean)
    {
        public static TableNumber? Between(string study, string label, PrintedNumber? was, PrintedNumber? now)
        {
            if (was?.Value == now?.Value && was?.StandardUncertainty == now?.StandardUncertainty && was?.Text == now?.Text) return null;
            var either = (now ?? was)!;
            return new TableNumber(
                new ImpactOnNumber(study, StudyId.Subject, label, either.Key, either.Key[(either.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], either.Unit, was?.Value, was?.StandardUncertainty, now?.Value, now?.StandardUncertainty, null),
                now?.Text,
                either.Inputs.Count > 0);
        }
    }
}
