using System.CommandLine;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp trace REF --up|--down</c>: where something comes from, or what stands on it.</summary>
internal static class TraceVerb
{
    private static readonly string NumberPrefix = $"{ReportId.Subject}:";

    public static Command Build(Terminal terminal)
    {
        var subject = new Argument<string>("REF") { Description = "Label or id of anything in the notebook, raw: and the SHA-256 of a raw file, or report:REPORT#KEY for one printed number (--up)." };
        var up = new Option<bool>("--up") { Description = "To what it was made from: batches, lots, people, equipment, raw bytes." };
        var down = new Option<bool>("--down") { Description = "To what was made from it: batches, cells, runs, studies, reports and their printed numbers." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("trace", "Follow the provenance of something, up to its origins or down to what depends on it.") { subject, up, down, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(up) == parsed.GetValue(down)) throw VerbEndsException.Refused("trace.direction", "Say --up or --down.");
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var trace = await Traced(open, parsed.GetRequiredValue(subject), parsed.GetValue(up) ? TraceDirection.Up : TraceDirection.Down, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(trace);
                else Print(terminal, trace, NamesThings(trace) ? (await Names.Read(open, cancellation).ConfigureAwait(false)).Of : id => id, string.Empty, string.Empty);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static async Task<TraceNode> Traced(Notebook open, string text, TraceDirection direction, CancellationToken cancellation)
    {
        if (text.StartsWith(NumberPrefix, StringComparison.Ordinal) && text.IndexOf('#', StringComparison.Ordinal) is var mark and > 0)
        {
            if (direction == TraceDirection.Down) throw VerbEndsException.Refused("trace.direction", "A printed number leads up to what it was made from; what cites its report is told by the report's own label, --down.");
            var report = await open.Resolve(text[NumberPrefix.Length..mark], cancellation).ConfigureAwait(false);
            return await new NumberTrace(open.Now, open.RawFiles).Up(report, text[(mark + 1)..], cancellation).ConfigureAwait(false);
        }

        var node = text.StartsWith(LineageProjection.RawNode(string.Empty), StringComparison.Ordinal)
            ? await Attached(open, text, cancellation).ConfigureAwait(false)
            : await open.Resolve(text, cancellation).ConfigureAwait(false);
        return await new Trace(open.Projections, open.Now, open.RawFiles).From(node, direction, cancellation).ConfigureAwait(false);
    }

    /// <summary>A raw file is in the graph when an event names it.</summary>
    private static async Task<string> Attached(Notebook open, string raw, CancellationToken cancellation) =>
        (await open.Projections.Rows(LineageProjection.Named, raw, cancellation).ConfigureAwait(false)).Count > 0
            ? raw
            : throw VerbEndsException.Refused("name.unknown", $"No event of this notebook names the file {raw}.");

    private static bool NamesThings(TraceNode node) => node.Corrected.Count > 0 || node.Standing?.OutOfDate == true || node.Next.Any(NamesThings);

    private static void Print(Terminal terminal, TraceNode node, Func<string, string> nameOf, string lead, string below)
    {
        var because = node.Because.Count == 0 ? string.Empty : $"  ← {string.Join(", ", node.Because)}";
        terminal.Out.WriteLine($"{lead}{node.Subject} {node.Label}{because}{(node.ShownBefore ? "  (above)" : string.Empty)}");
        IEnumerable<string> said = [.. node.Corrected.Select(f => FactText.Correction(f, nameOf)), .. node.Standing is { } standing ? StandingText.Lines(standing, nameOf) : [], .. (node.Numbers ?? []).Select(Printed)];
        foreach (var line in said) terminal.Out.WriteLine($"{below}{(node.Next.Count > 0 ? "│  " : "   ")}{line}");
        for (var i = 0; i < node.Next.Count; i++)
        {
            var last = i == node.Next.Count - 1;
            Print(terminal, node.Next[i], nameOf, below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }

    private static string Printed(PrintedOnTrace table) => table.Numbers.Count == table.Printed
        ? $"{table.Table}: all {table.Printed} numbers"
        : $"{table.Table}: {table.Numbers.Count} of {table.Printed} numbers: {string.Join(", ", table.Numbers.Select(n => n.Key))}";
}
