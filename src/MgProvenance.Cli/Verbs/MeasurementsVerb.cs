using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MgProvenance.Application.Characterization;
using MgProvenance.Application.Electrolytes;
using MgProvenance.Application.Specimens;
using MgProvenance.Domain.Kernel;

namespace MgProvenance.Cli.Verbs;

/// <summary><c>mgp measurements</c>: every measurement with its settings and the story of what was measured, and the specimens that wait for one.</summary>
internal static class MeasurementsVerb
{
    private const string Gap = "–";

    public static Command Build(Terminal terminal)
    {
        var (notebook, json) = (Shared.Notebook(), Shared.Json());
        var verb = new Command("measurements", "List the measurements with their settings, specimens and the cells these come from, and the specimens that wait for one.") { notebook, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var open = await Cli.Notebook.Open(parsed.GetRequiredValue(notebook), create: false, terminal, cancellation).ConfigureAwait(false);
            await using (open.ConfigureAwait(false))
            {
                var list = new MeasurementList(open.Projections, open.Runs);
                var (measurements, waiting) = (await list.All(open.Now, cancellation).ConfigureAwait(false), await list.Waiting(cancellation).ConfigureAwait(false));
                if (parsed.GetValue(json)) terminal.WriteJson(new { measurements, waiting });
                else Print(terminal, measurements, waiting, await Names.Read(open, cancellation).ConfigureAwait(false));
                return ExitCodes.Done;
            }
        });
        return verb;
    }

    private static void Print(Terminal terminal, IReadOnlyList<MeasurementLine> measurements, IReadOnlyList<SpecimenRow> waiting, Names names)
    {
        foreach (var m in measurements)
        {
            terminal.Out.WriteLine($"{m.Label}  {Technique(m)} on {m.Instrument ?? Gap}  {m.MeasuredAt?.ToString() ?? Gap}{(m.Simulated ? "  SIMULATED" : string.Empty)}");
            foreach (var text in Below(m, names).Where(t => t.Length > 0)) terminal.WriteBelow(text);
            terminal.Out.WriteLine();
        }

        if (waiting.Count > 0) terminal.Out.WriteLine($"Not measured: {string.Join(", ", waiting.Select(s => $"{s.Label} ({s.Description})"))}");
    }

    private static IEnumerable<string> Below(MeasurementLine m, Names names)
    {
        yield return m.Specimen is { } specimen ? Of(specimen) : $"straight from lot {m.Lot}";
        if (m.Specimen is { Cell: not null } harvested) yield return Harvest(harvested);
        foreach (var treatment in m.Specimen?.Treatment ?? []) yield return Said(treatment, names);
        yield return string.Join(", ", m.Settings.Select(s => $"{s.Name} {string.Join(", ", new[] { s.Value is { } value ? BenchText.Of(value) : null, s.Words }.OfType<string>())}{(s.IsKnown ? string.Empty : $" (no setting that {Technique(m)} is known by)")}"));
        foreach (var c in m.Calibrations) yield return $"calibrated: {c.Reference} at {BenchText.Of(c.Value)}";
        foreach (var o in m.Observations) yield return $"{o.Property}: {o.Finding}{(o.Value is { } value ? $" ({BenchText.Of(value)})" : string.Empty)}";
        foreach (var f in m.Files) yield return string.Create(CultureInfo.InvariantCulture, $"file {f.FileName}, {f.Bytes} bytes, SHA-256 {f.Sha256}");
        if (m.OpenDeviations > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{m.OpenDeviations} deviation(s) pending");
    }

    private static string Of(SpecimenLine s)
    {
        var source = s.Cell is { } cell
            ? $"{Words(s.Part!)} of {cell} ({s.Configuration ?? Gap}, {s.Formulation ?? Gap}, batch {s.Batch ?? Gap})"
            : s.Batch is { } batch ? $"of batch {batch} ({s.Formulation ?? Gap})" : s.Origin is { } origin ? $"of {origin}" : "of unknown origin";
        return $"specimen {s.Label}: {s.Description}, {source}{(s.SplitFrom.Count > 0 ? $", split from {string.Join(", ", s.SplitFrom.Reverse())}" : string.Empty)}";
    }

    private static string Harvest(SpecimenLine s)
    {
        var cycles = s.CyclesBeforeHarvest is { } count ? string.Create(CultureInfo.InvariantCulture, $"after {count} cycles") : $"cycles before harvest {Gap} ({s.NoCycles})";
        var air = s.OpenedToAir switch { true => ", to air", false => ", without air", null => string.Empty };
        return string.Join(", ", new[]
        {
            cycles,
            s.LastHalfCycle is { } half ? $"last half-cycle {half}" : null,
            s.StateOfCharge is { } charge ? $"state of charge {charge}" : null,
            $"stop to opening {s.StopToOpening?.ToString() ?? Gap}{air}",
            $"opening to measurement {s.OpeningToMeasurement?.ToString() ?? Gap}",
        }.OfType<string>());
    }

    /// <summary><c>rinsed: solvent DME-1, times 3</c></summary>
    private static string Said(IEvent treatment, Names names)
    {
        var name = EventCatalogue.NameOf(treatment).Split('.')[1];
        return $"{name}: {FactText.Of(JsonSerializer.SerializeToElement(treatment, treatment.GetType(), KernelJson.Options), names.Of, "specimen")}".TrimEnd(' ', ':');
    }

    private static string Technique(MeasurementLine m) => JsonNamingPolicy.KebabCaseLower.ConvertName(m.Technique.ToString());

    private static string Words(string part) => JsonNamingPolicy.KebabCaseLower.ConvertName(part).Replace('-', ' ');
}
