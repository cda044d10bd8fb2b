using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Protocols;
using MgProvenance.Application.Provenance;
using MgProvenance.Domain.Kernel;
using MgProvenance.Domain.Protocols;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp diff A B</c>: two batches side by side, or two versions of a protocol.</summary>
internal static class DiffVerb
{
    public static Command Build(Terminal terminal)
    {
        var left = new Argument<string>("A") { Description = "A batch, or a protocol as PREP-DOE@1 (without @ the newest version)." };
        var right = new Argument<string>("B") { Description = "Another one." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("diff", "Compare two batches step by step, planned and actual, or two versions of a protocol.") { left, right, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var (a, b) = (await Find(open, parsed.GetRequiredValue(left), cancellation).ConfigureAwait(false), await Find(open, parsed.GetRequiredValue(right), cancellation).ConfigureAwait(false));
                return (StreamIds.SubjectOf(a.Id), StreamIds.SubjectOf(b.Id)) switch
                {
                    ("electrolyte", "electrolyte") => await Batches(terminal, open, a.Id, b.Id, parsed.GetValue(json), cancellation).ConfigureAwait(false),
                    ("protocol", "protocol") => await Versions(terminal, open, a, b, parsed.GetValue(json), cancellation).ConfigureAwait(false),
                    var (one, other) => throw VerbEndsException.Refused("diff.subject", $"Two batches or two protocols can be compared, and not {one} with {other}."),
                };
            }
        });
        return verb;
    }

    /// <summary>A label may hold an @ itself, so a whole name counts before one with a version.</summary>
    private static async Task<(string Id, int? Version)> Find(Notebook open, string name, CancellationToken cancellation)
    {
        if (name.LastIndexOf('@') is var at and > 0
            && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && await open.Log.Resolve(name, cancellation).ConfigureAwait(false) is null)
        {
            return (await open.Resolve(name[..at], cancellation).ConfigureAwait(false), version);
        }

        return (await open.Resolve(name, cancellation).ConfigureAwait(false), null);
    }

    private static async Task<int> Batches(Terminal terminal, Notebook open, string left, string right, bool json, CancellationToken cancellation)
    {
        var records = new BatchRecords(open.Now, KarlFischerRule.Default);
        var compared = BatchComparison.Of(await records.Read(StreamIds.Parse<BatchId>(left), cancellation).ConfigureAwait(false), await records.Read(StreamIds.Parse<BatchId>(right), cancellation).ConfigureAwait(false));
        if (json) terminal.WriteJson(compared);
        else Print(terminal, compared, (await Names.Read(open, cancellation).ConfigureAwait(false)).In);
        return ExitCodes.Done;
    }

    private static void Print(Terminal terminal, BatchComparison compared, Func<string, string> named)
    {
        BatchRecord[] both = [compared.Left, compared.Right];
        foreach (var record in both)
        {
            terminal.Out.WriteLine($"{record.Label}: {record.Formulation}, {record.State}{(record.Pinned is { } p ? string.Create(CultureInfo.InvariantCulture, $"; {BenchText.Times(p.Scale)} {p.Label} version {p.Version}") : "; held against no protocol")}{(record.Sources.Count > 0 ? $"; source: {string.Join(", ", record.Sources)}" : string.Empty)}");
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("step", "planned", compared.Left.Label, "difference", compared.Right.Label, "difference");
        table.Columns[0].NoWrap();
        foreach (var i in new[] { 3, 5 }) table.Columns[i].NoWrap().RightAligned();
        foreach (var step in compared.Steps)
        {
            table.AddRow([.. new[] { step.Key, Planned(step), Did(step.Left), Differs(step.Left), Did(step.Right), Differs(step.Right) }.Select(Markup.Escape)]);
        }

        foreach (var (record, i) in both.Select((r, i) => (r, i)))
        {
            foreach (var act in record.Unplanned)
            {
                var did = string.Join('\n', BenchText.Did(act));
                table.AddRow([.. new[] { act.Action, "unplanned", i == 0 ? did : string.Empty, i == 0 ? BenchText.Marks(act) : string.Empty, i == 1 ? did : string.Empty, i == 1 ? BenchText.Marks(act) : string.Empty }.Select(Markup.Escape)]);
            }
        }

        terminal.Rich.Write(table);
        foreach (var record in both)
        {
            foreach (var line in BenchText.Deviations(record.Acts().SelectMany(a => a.Broken), named)) terminal.WriteBelow($"{record.Label} {line}");
        }
    }

    /// <summary>Once where both plan the same.</summary>
    private static string Planned(ComparedStep step) => step.PlannedAlike || step.Left is null || step.Right is null
        ? Plan(step.Left ?? step.Right!)
        : $"{Plan(step.Left)}\nand {Plan(step.Right)}";

    private static string Plan(RecordStep step) => string.Join(' ', BenchText.Planned(step.Planned, null, step.Substance, PlannedMass.None, null));

    private static string Did(RecordStep? step) => step switch
    {
        null => "not in its protocol",
        { State: StepState.Missing } => "NOT DONE",
        { State: StepState.Skipped, Acts: [var skipped, ..] } => $"skipped: {skipped.Words}",
        _ => string.Join('\n', step.Acts.SelectMany(BenchText.Did)),
    };

    private static string Differs(RecordStep? step) => string.Join('\n', (step?.Acts ?? []).SelectMany(a => new[] { BenchText.Percent(a.DifferencePercent), BenchText.Marks(a) }).Where(t => t.Length > 0));

    private static async Task<int> Versions(Terminal terminal, Notebook open, (string Id, int? Version) left, (string Id, int? Version) right, bool json, CancellationToken cancellation)
    {
        var now = open.Now;
        var (was, wasCalled) = Version(await now.Stream(left.Id, cancellation).ConfigureAwait(false), left.Version);
        var (next, isCalled) = Version(await now.Stream(right.Id, cancellation).ConfigureAwait(false), right.Version);
        var difference = VersionDifference.Between(was, next);
        if (json) terminal.WriteJson(difference);
        else Print(terminal, wasCalled, isCalled, difference);
        return ExitCodes.Done;
    }

    private static (ProtocolVersionPublished Published, string Called) Version(RecordedStream protocol, int? version)
    {
        var published = ProtocolCard.Published(protocol, version);
        return (published, string.Create(CultureInfo.InvariantCulture, $"{Labels.Of(protocol)} version {published.Version}"));
    }

    private static void Print(Terminal terminal, string was, string now, VersionDifference difference)
    {
        terminal.Out.WriteLine($"{was} → {now}{(difference.IsEmpty ? ": the same steps" : string.Empty)}");
        foreach (var change in difference.Version) terminal.WriteBelow($"{FactText.Change(change, text => text)}");
        foreach (var step in difference.Gone) terminal.WriteBelow($"gone: {step.Key}, {step.Instruction}");
        foreach (var step in difference.Added) terminal.WriteBelow($"added: {step.Key}, {step.Instruction}");
        foreach (var step in difference.Changed) terminal.WriteBelow($"changed: {step.Key}, {string.Join(", ", step.Changes.Select(c => FactText.Change(c, text => text)))}");
        if (difference.Order.Count > 0) terminal.WriteBelow($"other order of the common steps: {string.Join(", ", difference.Order)}");
    }
}
