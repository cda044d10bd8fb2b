using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Events;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports.Cards;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp passport CELL</c>: what a cell was made from, its tests and what they came to.</summary>
internal static class PassportVerb
{
    private const string NotRecorded = "not recorded";

    public static Command Build(Terminal terminal)
    {
        var cell = new Argument<string>("CELL") { Description = "Label or id of the cell." };
        var (pdf, at, notebook, json) = (CardFiles.Pdf(), CardFiles.At(), Shared.Notebook(), Shared.Json());
        var verb = new Command("passport", "Show what a cell was made from, when and by whom, its tests and what they came to.") { cell, pdf, at, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve<CellId>(parsed.GetRequiredValue(cell), cancellation).ConfigureAwait(false);
                var (file, old) = (parsed.GetValue(pdf), parsed.GetValue(at));
                var place = file is null && old is null ? null : await CardFiles.Place(open, old, cancellation).ConfigureAwait(false);
                var now = new NotebookAt(open.Log, place?.Position.Position);
                var passport = await new CellPassports(now, open.Projections, open.Runs, open.Analyses).Read(id, cancellation).ConfigureAwait(false);
                var named = await IdsInText.Labelled(now, passport.Deviations.Select(d => d.Broken.Sentence), cancellation).ConfigureAwait(false);
                if (file is not null) await CardFiles.Write(terminal, file, CellPassportDocument.Of(passport, named, place!), parsed.GetValue(json), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(passport);
                else if (file is null) Print(terminal, passport, named);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, CellPassport cell, Func<string, string> named)
    {
        terminal.Out.WriteLine($"{cell.Label}: {cell.Format}, {cell.Configuration ?? "electrodes not recorded"}, {cell.State}{(cell.Simulated ? ", SIMULATED" : string.Empty)}");
        foreach (var study in cell.Studies) terminal.WriteBelow($"{study.Label}, group {study.Group}{(study.Excluded is { } reason ? $", excluded ({reason})" : string.Empty)}");
        terminal.WriteBelow($"Assembled {BenchText.When(cell.Begun)} by {cell.BegunBy}, glovebox {cell.Glovebox ?? NotRecorded}.");
        terminal.WriteBelow(cell.Electrolyte is { } e
            ? string.Create(CultureInfo.InvariantCulture, $"{e.VolumeUl:0.###} µL of {e.Batch} ({e.Formulation}) on {BenchText.When(e.FilledAt)}, age {CellPassportText.Age(e.AgeHours) ?? NotRecorded}.")
            : "No electrolyte was dispensed.");
        if (cell.Sheet is { } sheet) terminal.WriteBelow($"{sheet.Label}: {sheet.ActiveMaterial}, {sheet.Process}, {string.Join(", ", sheet.Components)}");
        terminal.Out.WriteLine("Parts");
        foreach (var part in cell.Parts) terminal.WriteBelow($"{part.Role}: {(part.Count is { } n and > 1 ? $"{NumberTable.Whole(n)} × " : string.Empty)}{part.Description}{(part.From is { } from ? $", {from}" : string.Empty)}{(part.Diameter is { } diameter ? $", {BenchText.Of(diameter)}" : string.Empty)}");
        terminal.Out.WriteLine("As built");
        foreach (var number in cell.Built) Line(terminal, number);
        foreach (var test in cell.Tests)
        {
            terminal.Out.WriteLine($"Test {test.Label}: {test.Technique}, {test.Channel ?? "channel not recorded"}{(test.Simulated ? ", SIMULATED" : string.Empty)}");
            terminal.WriteBelow($"{BenchText.When(test.Started)} – {CellPassportText.End(test) ?? NotRecorded}, {(test.Temperature is { } temperature ? BenchText.Of(temperature) : "temperature not recorded")}");
            if (test.Remark is { } remark) terminal.WriteBelow($"{Shared.Word(test.State)}: {remark}");
            foreach (var number in test.Numbers) Line(terminal, number);
            foreach (var caution in test.Cautions) terminal.WriteBelow($"CAUTION {caution}");
        }

        if (cell.Deviations.Count > 0) terminal.Out.WriteLine("Deviations");
        foreach (var (on, broken) in cell.Deviations) terminal.WriteBelow($"{on} {BenchText.Deviations([broken], named).Single()}");
    }

    private static void Line(Terminal terminal, PassportNumber number) =>
        terminal.WriteBelow($"{number.Name}: {(number.Printed is { } printed ? $"{printed} {number.Unit}".TrimEnd() : BenchText.Unknown)}{(number.Reason is { } reason ? $" ({reason})" : string.Empty)}");
}
