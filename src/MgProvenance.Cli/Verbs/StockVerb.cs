using System.CommandLine;
using System.Globalization;
using MgProvenance.Application.Reagents;
using MgProvenance.Domain.Kernel;
using Spectre.Console;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp stock [LOT]</c>: what is left of the lots, or where one of them went.</summary>
internal static class StockVerb
{
    private const string Unknown = "–";

    public static Command Build(Terminal terminal)
    {
        var lot = new Argument<string?>("LOT") { Description = "Label or id of a lot, for each of its movements; otherwise every lot.", Arity = ArgumentArity.ZeroOrOne };
        var on = new Option<DateOnly?>("--on") { Description = "Day for which is told whether a lot may be used, 2026-11-02; otherwise today." };
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("stock", "List what is left of the lots and until when they may be used, or where one lot went.") { lot, on, notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var day = parsed.GetValue(on) ?? DateOnly.FromDateTime(DateTime.Now);
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var stock = new Stock(open.Projections, open.Now);
                if (parsed.GetValue(lot) is { } name)
                {
                    var one = await stock.Of(await open.Resolve(name, cancellation).ConfigureAwait(false), day, cancellation).ConfigureAwait(false)
                        ?? throw VerbEndsException.Refused("lot.unknown", $"{name} is no lot of this notebook.");
                    if (parsed.GetValue(json)) terminal.WriteJson(one);
                    else Print(terminal, one);
                }
                else
                {
                    var lines = await stock.List(day, cancellation).ConfigureAwait(false);
                    if (parsed.GetValue(json)) terminal.WriteJson(lines);
                    else Print(terminal, lines);
                }

                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, IReadOnlyList<StockLine> lines)
    {
        var table = Head("lot", "substance", ">received", ">left", "last day", string.Empty);
        foreach (var l in lines) table.AddRow(Cells(l.Label, l.Substance, Amount(l.Mass, l.Volume), Text(l.Left), Day(l.LastDay), Remark(l)));
        terminal.Rich.Write(table);
    }

    private static void Print(Terminal terminal, LotStock one)
    {
        var line = one.Lot;
        var remark = Remark(line);
        terminal.Out.WriteLine($"{line.Label}, {line.Substance}: left {Text(line.Left)}; last day {Day(line.LastDay)}{(remark.Length > 0 ? $"; {remark}" : string.Empty)}");
        var table = Head(">", "at the bench", string.Empty, ">amount", ">left", "where it went");
        foreach (var m in one.Movements)
        {
            table.AddRow(Cells(
                m.Version.ToString(CultureInfo.InvariantCulture),
                m.DoneAt?.ToString() ?? Unknown,
                m.Kind switch { MovementKind.Received => "received", MovementKind.Withdrawn => "taken", _ => "counted" } + (m.Late ? ", entered late" : string.Empty),
                Amount(m.Mass, m.Volume),
                Amount(m.LeftMg, m.LeftMl),
                m.IntoLabel ?? m.Purpose ?? string.Empty));
        }

        terminal.Rich.Write(table);
        if (one.Unmeasured.Count > 0) terminal.Out.WriteLine($"Used without saying how much: {string.Join(", ", one.Unmeasured.Select(u => u.Label))}");
    }

    /// <summary>A heading that begins with &gt; stands above numbers.</summary>
    private static Table Head(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in headings)
        {
            var column = new TableColumn(heading.TrimStart('>'));
            table.AddColumn(heading.StartsWith('>') ? column.RightAligned().NoWrap() : column);
        }

        return table;
    }

    private static string[] Cells(params IEnumerable<string> texts) => [.. texts.Select(Markup.Escape)];

    private static string Text(Left left) => left.State switch
    {
        LeftState.Unknown => Unknown,
        LeftState.AtMost => $"≤ {Amount(left.MassMg, left.VolumeMl)}",
        _ => Amount(left.MassMg, left.VolumeMl),
    };

    private static string Remark(StockLine line) => string.Join(", ", new[]
    {
        line.Left.State == LeftState.Overdrawn ? "overdrawn" : null,
        line.Usability switch { Usability.Expired => "expired", Usability.OpenTooLong => "open too long", Usability.Recalled => "recalled", _ => null },
        line.OpenDeviations > 0 ? $"{line.OpenDeviations} deviation(s) pending" : null,
    }.OfType<string>());

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>As it was written.</summary>
    private static string Amount(Quantity<Mass>? mass, Quantity<Volume>? volume) => Both(mass?.ToString(), volume?.ToString());

    private static string Amount(decimal? massMg, decimal? volumeMl) => Both(Scaled(massMg, "mg", "g"), Scaled(volumeMl, "mL", "L"));

    private static string Both(string? mass, string? volume) => mass is null && volume is null ? Unknown : string.Join(", ", new[] { mass, volume }.OfType<string>());

    private static string? Scaled(decimal? value, string unit, string thousand) => value switch
    {
        null => null,
        <= -1000 or >= 1000 => $"{(value / 1000)?.ToString("0.######", CultureInfo.InvariantCulture)} {thousand}",
        _ => $"{value?.ToString("0.###", CultureInfo.InvariantCulture)} {unit}",
    };
}
