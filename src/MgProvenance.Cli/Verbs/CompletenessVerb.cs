using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Audits;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp completeness STUDY|CELL|BATCH</c>: how much of what the checklists ask is recorded, what is missing, and who could supply it.</summary>
internal static class CompletenessVerb
{
    private const int Shown = 4;
    private const double Percent = 100;

    public static Command Build(Terminal terminal)
    {
        var subject = new Argument<string>("SUBJECT") { Description = "Label or id of a study, a cell or a batch of electrolyte." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("completeness", "Say how much of what the reporting checklists ask is recorded, what is missing, and who could supply it.") { subject, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
                await open.Log.Seal(cancellation).ConfigureAwait(false);
                var completeness = await Completeness.Of(open.Now, open.Projections, open.Runs, id, AuditFiles.Read(open), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(completeness);
                else Print(terminal, completeness);
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, Completeness of)
    {
        terminal.Out.WriteLine(Line(of.Score));
        terminal.WriteBelow(of.Definition);
        Parts(terminal, "cells", of.Cells);
        Parts(terminal, "batches", of.Batches);
        foreach (var severity in of.Missing.GroupBy(m => m.Severity))
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(severity.Key == AuditSeverity.Note ? "missing, good to know" : "missing, and a referee would ask");
            foreach (var item in severity) Print(terminal, item);
        }
    }

    private static void Print(Terminal terminal, MissingItem item)
    {
        terminal.Out.WriteLine($"  {item.Sentence}");
        foreach (var who in item.Of.GroupBy(o => o.CouldSupply, o => o.Thing))
        {
            var things = who.Distinct().ToList();
            var rest = things.Count - Shown;
            terminal.WriteBelow($"could be supplied by {who.Key}: {string.Join(", ", things.Take(Shown))}{(rest > 0 ? $" and {Number(rest)} more" : string.Empty)}");
        }
    }

    private static void Parts(Terminal terminal, string what, IReadOnlyList<CompletenessScore> scores)
    {
        if (scores.Count == 0) return;
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(what);
        foreach (var score in scores) terminal.Out.WriteLine($"  {Line(score)}");
    }

    /// <summary>Percent are cut off, not rounded: 100 % is all of it.</summary>
    private static string Line(CompletenessScore score) => score.Share is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{score.Label}: {score.Answered} of {score.Applicable}, {Math.Floor(share * Percent)} %")
        : $"{score.Label}: not defined, because {score.Undefined}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
