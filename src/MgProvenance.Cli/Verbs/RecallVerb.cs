using System.CommandLine;
using MgProvenance.Application.Provenance;
using MgProvenance.Application.Reports;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp recall LOT</c>: what is affected when a lot turns out to be bad.</summary>
internal static class RecallVerb
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [LotId.Subject] = "lots",
        [SynthesisId.Subject] = "syntheses",
        [BatchId.Subject] = "batches",
        [SheetId.Subject] = "sheets",
        [PieceId.Subject] = "pieces",
        [CellId.Subject] = "cells",
        [RunId.Subject] = "runs",
        [SpecimenId.Subject] = "specimens",
        [MeasurementId.Subject] = "measurements",
        [ComputationId.Subject] = "computations",
        [StudyId.Subject] = "studies",
        [ManuscriptId.Subject] = "manuscripts",
        [ReportId.Subject] = "reports",
    };

    public static Command Build(Terminal terminal)
    {
        var lot = new Argument<string>("LOT") { Description = "Label or id of a lot, or of anything else that other things were made from." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("recall", "List what is affected when a lot is recalled, each once. It reads only: recall-lot records that a lot was recalled.") { lot, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var id = await open.Resolve(parsed.GetRequiredValue(lot), cancellation).ConfigureAwait(false);
                var affected = await new Recall(open.Projections, open.Now).Of(id, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json)) terminal.WriteJson(affected);
                else Print(terminal, affected, await Names.Read(open, cancellation).ConfigureAwait(false));
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, IReadOnlyList<AffectedGroup> affected, Names names)
    {
        if (affected.Count == 0) terminal.Out.WriteLine("Nothing was made from it.");
        foreach (var group in affected)
        {
            terminal.Out.WriteLine($"{Words.GetValueOrDefault(group.Subject, group.Subject)} ({group.Things.Count})");
            terminal.WriteBelow(string.Join(", ", group.Things.Select(t => t.Label)));
            foreach (var standing in group.Things.Select(t => t.Standing).OfType<ReportStanding>()) foreach (var line in StandingText.Lines(standing, names.Of)) terminal.WriteBelow($"{standing.Label} {line}");
        }
    }
}
