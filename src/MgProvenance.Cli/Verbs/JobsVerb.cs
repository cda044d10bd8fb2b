using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Jobs;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp jobs</c>: derivations that wait, run, failed or were given up; <c>jobs run</c> and <c>jobs retry</c>.</summary>
internal static class JobsVerb
{
    private const string All = "all";

    public static Command Build(Terminal terminal)
    {
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("jobs", "List the derivations that are not done: waiting, running, failed or given up.") { notebook, json, Run(terminal), Retry(terminal) };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                await open.JobFollower.Follow(cancellation).ConfigureAwait(false);
                var jobs = await open.Jobs.Unsettled(cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(jobs);
                else Print(terminal, jobs, DateTimeOffset.UtcNow);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static Command Run(Terminal terminal)
    {
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("run", "Work off everything that is due.") { notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                await open.JobFollower.Follow(cancellation).ConfigureAwait(false);
                var ended = await open.Worker.WorkOffAll(cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(ended.Select(e => new { e.Job.Id, e.Job.Kind, e.Job.Subject, e.Job.Attempt, e.End.State, e.End.Error }));
                else Print(terminal, ended);
                return ended.Any(e => e.End.State == JobState.Failed) ? ExitCodes.Findings : ExitCodes.Done;
            }
        });
        return verb;
    }

    private static Command Retry(Terminal terminal)
    {
        var which = new Argument<string>("ID|all") { Description = "A job of the list, or all that wait, failed or were given up." };
        var notebook = Shared.Notebook();
        var verb = new Command("retry", "Make jobs due at once, with all their attempts before them; mgp jobs run works them off.") { which, notebook };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(which);
            var known = long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
            if (!known && name != All) throw VerbEndsException.Refused("job.id", $"“{name}” is no number of a job; mgp jobs lists them.");
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var count = await open.Jobs.Retry(known ? id : null, cancellation).ConfigureAwait(false);
                if (known && count == 0) throw VerbEndsException.Refused("job.unknown", $"Job {id} runs now, or there is none.");
                terminal.Out.WriteLine($"{count} job(s) are due.");
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, IReadOnlyList<Job> jobs, DateTimeOffset now)
    {
        if (jobs.Count == 0)
        {
            terminal.Out.WriteLine("Nothing waits; no job failed.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("job", "what", "of", "state", "age", "attempts", "last error");
        foreach (var job in jobs)
        {
            table.AddRow([.. new[]
            {
                job.Id.ToString(CultureInfo.InvariantCulture), job.Kind, job.Subject, State(job, now), Span(now - job.Created), job.Attempts.ToString(CultureInfo.InvariantCulture), job.LastError ?? "–",
            }.Select(Markup.Escape)]);
        }

        terminal.Rich.Write(table);
    }

    private static void Print(Terminal terminal, IReadOnlyList<WorkedOff> ended)
    {
        foreach (var (job, end) in ended.Where(e => e.End.State != JobState.Done)) terminal.Out.WriteLine($"{Word(end.State)}, job {job.Id}, {job.Subject}: {end.Error}");
        terminal.Out.WriteLine($"{ended.Count(e => e.End.State == JobState.Done)} done, {ended.Count(e => e.End.State != JobState.Done)} not.");
    }

    private static string State(Job job, DateTimeOffset now) => job.State switch
    {
        JobState.Waiting when job.Due > now => $"again in {Span(job.Due - now)}",
        JobState.Running => $"running: {job.Worker}",
        var state => Word(state),
    };

    private static string Word(JobState state) => state switch
    {
        JobState.Dead => "given up",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "< 1 min",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} d"),
    };
}
