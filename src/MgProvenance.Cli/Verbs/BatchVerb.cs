using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports.Cards;
using MgProvenance.Domain.Kernel;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp batch show BATCH</c>: the record of an electrolyte batch, planned against actual.</summary>
internal static class BatchVerb
{
    public static Command Build(Terminal terminal) => new("batch", "Look at electrolyte batches.") { Show(terminal) };

    private static Command Show(Terminal terminal)
    {
        var batch = new Argument<string>("BATCH") { Description = "Label or id of the batch." };
        var (pdf, at, notebook, json) = (CardFiles.Pdf(), CardFiles.At(), Shared.Notebook(), Shared.Json());
        var verb = new Command("show", "Show the record of a batch: planned, actual and deviation step by step, conditions, lots, volumes.") { batch, pdf, at, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve<BatchId>(parsed.GetRequiredValue(batch), cancellation).ConfigureAwait(false);
                var place = parsed.GetValue(pdf) is null && parsed.GetValue(at) is null ? null : await CardFiles.Place(open, parsed.GetValue(at), cancellation).ConfigureAwait(false);
                var notebookAt = new NotebookAt(open.Log, place?.Position.Position);
                var record = await new BatchRecords(notebookAt, KarlFischerRule.Default).Read(id, cancellation).ConfigureAwait(false);
                var named = await IdsInText.Labelled(notebookAt, record.Acts().SelectMany(a => a.Broken).Select(b => b.Sentence), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(pdf) is { } file) await CardFiles.Write(terminal, file, BatchRecordDocument.Of(record, named, place!), parsed.GetValue(json), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(record);
                else if (parsed.GetValue(pdf) is null) Print(terminal, record, named);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    /// <param name="named">A sentence with labels in the place of ids.</param>
    private static void Print(Terminal terminal, BatchRecord record, Func<string, string> named)
    {
        var acts = record.Acts().ToList();
        terminal.Out.WriteLine($"{record.Label}: {record.Formulation}, {record.State}");
        terminal.WriteBelow(record.Pinned is { } pinned
            ? string.Create(CultureInfo.InvariantCulture, $"Held against {BenchText.Times(pinned.Scale)} {pinned.Label} version {pinned.Version}: {pinned.Title}")
            : "Held against no protocol.");
        terminal.WriteBelow($"Begun {BenchText.When(record.Begun)}{(record.Begun is { } begun ? $" ({Offset(begun)})" : string.Empty)}, glovebox {record.Glovebox ?? "not recorded"}.");
        if (record.Sources.Count > 0) terminal.WriteBelow($"Source: {string.Join(", ", record.Sources)}");
        foreach (var caution in record.Cautions) terminal.WriteBelow($"CAUTION: {caution}");
        var late = acts.Count(a => a.Late);
        if (late > 0) terminal.WriteBelow(string.Create(CultureInfo.InvariantCulture, $"{(late == acts.Count ? "All" : $"{late} of {acts.Count}")} entries were recorded more than {LateEntry.Allowed.TotalHours:0} h after they were done{(late == acts.Count ? "." : "; marked “late”.")}"));
        var markLate = late < acts.Count;

        var table = new Table().Border(TableBorder.Simple).AddColumns("step", "planned", "done", "difference", "when", "by");
        table.Columns[0].NoWrap();
        table.Columns[3].NoWrap().RightAligned();
        table.Columns[5].NoWrap();
        foreach (var step in record.Steps)
        {
            var planned = string.Join('\n', BenchText.Planned(step.Planned, step.Tolerance, step.Substance, step.Weigh, step.Portions).Append(step.EndPoint is { } end ? $"until {end}" : null).OfType<string>());
            if (step.State == StepState.Missing) Row(table, step.Key, planned, "NOT DONE", null, markLate);
            foreach (var (act, i) in step.Acts.Select((a, i) => (a, i)))
            {
                Row(table, i == 0 ? step.Key : string.Empty, i == 0 ? planned : string.Empty, step.State == StepState.Skipped ? $"skipped: {act.Words}" : Did(act), act, markLate);
            }
        }

        foreach (var act in record.Unplanned) Row(table, act.Action, record.Pinned is null ? string.Empty : "unplanned", Did(act), act, markLate);
        terminal.Rich.Write(table);

        Section(terminal, "Seen and measured", record.Observations, markLate);
        Section(terminal, "Afterwards", record.Afterwards, markLate);
        Conditions(terminal, record);
        var broken = acts.SelectMany(a => a.Broken).ToList();
        if (broken.Count > 0) terminal.Out.WriteLine("Deviations");
        foreach (var line in BenchText.Deviations(broken, named)) terminal.WriteBelow(line);
    }

    private static void Row(Table table, string step, string planned, string done, RecordedAct? act, bool markLate) => table.AddRow([.. new[]
    {
        step, planned, done, act is null ? string.Empty : string.Join('\n', new[] { BenchText.Percent(act.DifferencePercent), BenchText.Marks(act) }.Where(t => t.Length > 0)),
        act is null ? string.Empty : When(act, markLate), act?.By ?? string.Empty,
    }.Select(Markup.Escape)]);

    private static void Section(Terminal terminal, string title, IReadOnlyList<RecordedAct> acts, bool markLate)
    {
        if (acts.Count == 0) return;
        terminal.Out.WriteLine(title);
        foreach (var act in acts)
        {
            var said = string.Join(' ', BenchText.Did(act)) is { Length: > 0 } did ? did : act.Action;
            terminal.WriteBelow($"{When(act, markLate)}  {said}{(act.Step is { } step ? $" (at {step})" : string.Empty)}{(BenchText.Marks(act) is { Length: > 0 } marks ? $" {marks}" : string.Empty)}, {act.By}");
        }
    }

    private static void Conditions(Terminal terminal, BatchRecord record)
    {
        terminal.Out.WriteLine("Glovebox");
        if (record.Atmosphere.Count == 0) terminal.WriteBelow("no reading known for the time");
        foreach (var state in record.Atmosphere) terminal.WriteBelow($"{BenchText.When(state.DoneAt)}  {BenchText.Read(state)}");

        terminal.Out.WriteLine("Lots");
        foreach (var lot in record.Lots)
        {
            var facts = new[] { lot.Purity is { } purity ? $"purity {purity}" : "purity not stated", lot.Formula is { } formula ? $"formula {formula}" : "formula not stated", lot.Expiry, lot.Water is { } water ? $"water {BenchText.Of(water)} on {BenchText.When(lot.WaterMeasuredAt)}" : "water not measured" };
            terminal.WriteBelow($"{lot.Label}  {lot.Substance}: {string.Join(", ", facts)}");
        }

        terminal.Out.WriteLine("Volume");
        terminal.WriteBelow(BenchText.Left(record.Volume));
    }

    private static string Did(RecordedAct act) => string.Join('\n', BenchText.Did(act));

    private static string When(RecordedAct act, bool markLate) => BenchText.When(act.DoneAt, act.EndedAt) + (act.Late && markLate ? " late" : string.Empty);

    private static string Offset(BenchTime time) => "UTC" + time.At.ToString("zzz", CultureInfo.InvariantCulture);
}
