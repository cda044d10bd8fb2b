using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MgProvenance.Application.Studies;
using MgProvenance.Domain.Kernel;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp study show STUDY</c>: groups, what was declared and when, each cell with its tests, measurements.</summary>
internal static class StudyVerb
{
    private const string Gap = "–";

    public static Command Build(Terminal terminal) => new("study", "Studies: groups of cells, what was declared about them, what became of each cell.") { Show(terminal) };

    private static Command Show(Terminal terminal)
    {
        var study = new Argument<string>("STUDY") { Description = "Label or id of the study." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("show", "Show the groups of a study, what was declared beforehand or post hoc, each cell with its tests, and the measurements.") { study, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve<StudyId>(parsed.GetRequiredValue(study), cancellation).ConfigureAwait(false);
                await open.Log.Seal(cancellation).ConfigureAwait(false);
                var record = await StudyRecord.Read(open.Now, open.Projections, open.Runs, id, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(record);
                else Print(terminal, record);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, StudyRecord study)
    {
        terminal.Out.WriteLine($"{study.Label}: {study.Title}{(study.Simulated ? "  SIMULATED" : string.Empty)}");
        Groups(terminal, study);
        terminal.Out.WriteLine(study.FirstData is { } index ? string.Create(CultureInfo.InvariantCulture, $"The first data file of a cell of this study is event {index} of the ledger.") : "No cell of this study has a data file.");
        foreach (var d in study.Declarations) terminal.WriteBelow($"{(d.When == Declared.PostHoc ? "POST HOC    " : "beforehand  ")}{d.What}{(d.Of is { } of ? $" {of}" : string.Empty)}: {d.Text}");
        foreach (var group in study.Cells.GroupBy(c => c.Group))
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(group.Key);
            foreach (var cell in group) Cell(terminal, cell);
        }

        if (study.Measurements.Count > 0) terminal.Out.WriteLine();
        if (study.Measurements.Count > 0) terminal.Out.WriteLine("Measurements");
        foreach (var m in study.Measurements) terminal.WriteBelow($"{m.Group}  {m.Label}  {(m.Technique is { } technique ? JsonNamingPolicy.KebabCaseLower.ConvertName(technique.ToString()) : Gap)}, {Of(m)}{(m.Simulated ? "  SIMULATED" : string.Empty)}");
    }

    private static string Of(StudyMeasurementLine m) => m.Specimen is { } specimen ? $"specimen {specimen}{(m.Cell is { } cell ? $" of {cell}" : string.Empty)}" : $"lot {m.Lot ?? Gap}";

    private static void Groups(Terminal terminal, StudyRecord study)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("group", "what sets it apart");
        foreach (var head in new[] { "planned", "built", "tested", "excluded", "reported" }) table.AddColumn(new TableColumn(head).RightAligned());
        foreach (var g in study.Groups)
        {
            table.AddRow([.. new[]
            {
                g.Control == true ? $"{g.Group} (control)" : g.Group, g.Factor, g.Planned?.ToString(CultureInfo.InvariantCulture) ?? Gap,
                Number(g.Built), Number(g.Tested), Number(g.Excluded), Number(g.Reported),
            }.Select(Markup.Escape)]);
        }

        terminal.Rich.Write(table);
    }

    private static void Cell(Terminal terminal, StudyCellLine cell)
    {
        terminal.Out.WriteLine($"  {cell.Label}  {cell.Configuration ?? Gap}  built {cell.BuiltAt?.ToString() ?? "at a time not recorded"}, {(cell.Tested ? "tested" : "not tested")}, {State(cell)}");
        for (var i = 0; i < cell.Tests.Count; i++)
        {
            var t = cell.Tests[i];
            var files = t.Files switch { 0 => "no data file", 1 => "1 data file", var n => $"{Number(n)} data files" };
            terminal.WriteBelow($"test {Number(i + 1)}: {t.Label}  {t.Technique}{(t.Purpose is { } purpose ? $" ({purpose})" : string.Empty)}, {t.StartedAt?.ToString() ?? "start not recorded"}, {files}{(t.Simulated ? ", SIMULATED" : string.Empty)}{(t.IsReported ? ", reported" : string.Empty)}");
        }

        foreach (var e in cell.Exclusions) terminal.WriteBelow($"excluded by {e.Criterion}{(e.When == Declared.PostHoc ? " (declared POST HOC)" : " (declared beforehand)")}, recorded {e.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC {(e.DataSeen ? "AFTER its data could be seen" : "before there were data of it")}, approved by {e.Approver}: {e.Reason}");
        if (cell.NotReported is { } reason) terminal.WriteBelow(reason);
    }

    private static string State(StudyCellLine cell) => cell switch
    {
        { IsReported: true } => $"reported, prior tests: {Number(cell.Tests.TakeWhile(t => !t.IsReported).Count())}",
        { Exclusions.Count: > 0 } => "excluded",
        _ => "not reported",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
