using System.Globalization;
using MgProvenance.Application.Characterization;
using MgProvenance.Documents;
using MgProvenance.Domain.Characterization;
using MgProvenance.Domain.Equipment;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every measurement on specimens of the studies: where the specimen came from and how it was measured.</summary>
internal static class MeasurementTable
{
    public static async Task<IEnumerable<Block>> Blocks(ReportScope scope, CancellationToken cancellation)
    {
        if (scope.Measurements.Count == 0) return [TableParts.Instead("No measurement on specimens of these studies is recorded.")];
        var (rows, instruments) = (new List<TableRow>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var measurement in scope.Measurements)
        {
            if (await Instrument(scope, measurement, cancellation).ConfigureAwait(false) is { } instrument) instruments[measurement.Measurement] = instrument;
        }

        foreach (var technique in scope.Measurements.GroupBy(m => m.Technique).OrderBy(t => t.Key))
        {
            rows.Add(TableParts.GroupRow(NameOf(technique.Key)));
            rows.AddRange(technique.Select(m => Row(m, instruments.GetValueOrDefault(m.Measurement), scope)));
        }

        return
        [
            new TableBlock(
                TableParts.Anchor("measurements"),
                TableParts.Label,
                "Measurements on specimens.",
                [
                    new TableColumn("Measurement", Width: 1.5),
                    new TableColumn("Group", Width: 0.7),
                    new TableColumn("Instrument", Width: 1.3),
                    new TableColumn("Specimen", Width: 2),
                    new TableColumn("Cell", Width: 1.2),
                    new TableColumn("Cycles before harvest", ColumnAlignment.Right, Width: 0.8),
                    new TableColumn("Settings", Width: 3),
                ],
                rows,
                [.. TableParts.Together(scope.Measurements.Where(m => m.Specimen?.NoCycles is not null).Select(m => (m.Label, m.Specimen!.NoCycles!)))],
                Landscape: true),
        ];
    }

    /// <summary>Maker and model, the label where neither is recorded.</summary>
    private static async Task<string?> Instrument(ReportScope scope, MeasurementLine measurement, CancellationToken cancellation)
    {
        var stream = await scope.Notebook.Stream(measurement.Measurement, cancellation).ConfigureAwait(false);
        if (stream.Of<SpecimenMounted>().First().Fact.Instrument is not { } id) return null;
        var registered = (await scope.Notebook.Stream(id.Value, cancellation).ConfigureAwait(false)).Of<EquipmentRegistered>().FirstOrDefault().Fact;
        return string.Join(' ', new[] { registered?.Maker, registered?.Model }.OfType<string>()) is { Length: > 0 } name ? name : measurement.Instrument;
    }

    private static TableRow Row(MeasurementLine measurement, string? instrument, ReportScope scope)
    {
        var groups = scope.Studies.SelectMany(s => s.State.Measurements.Where(m => m.Key.Value == measurement.Measurement).Select(m => m.Value)).Distinct(StringComparer.Ordinal);
        var settings = measurement.Settings.Select(Setting).Concat(measurement.Calibrations.Select(c => RichText.Build().Text($"{c.Reference} at ").Add(Quantity(c.Value)).Done())).ToList();
        return new TableRow(
        [
            measurement.Label,
            string.Join(", ", groups),
            TableParts.OrGap(instrument),
            measurement.Specimen is { } specimen ? FormulasIn.Text($"{specimen.Label}: {specimen.Description}") : TableParts.OrGap(measurement.Lot),
            measurement.Specimen?.Cell is { } cell ? RichText.Plain(cell) : TableParts.Dash,
            measurement.Specimen switch { { CyclesBeforeHarvest: { } cycles } => TableParts.Count(cycles), { Cell: not null } => RichText.Gap(), _ => TableParts.Dash },
            settings.Count == 0 ? RichText.Gap("settings") : TableParts.Bullet(settings),
        ]);
    }

    private static RichText Setting(SettingLine setting) => RichText.Build().Text(Words(setting.Name) + " ").Add(setting.Value is { } value ? Quantity(value) : FormulasIn.Text(setting.Words ?? string.Empty)).Done();

    private static RichText Quantity(Domain.Kernel.AnyQuantity value) => ReportText.NumberAndUnit(value.Value.ToString(CultureInfo.InvariantCulture), value.Unit);

    /// <summary>Settings are named as in scripts: <c>laserWavelength</c>, <c>ion-energy</c>.</summary>
    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && char.IsLower(name[i - 1]) ? $" {char.ToLowerInvariant(c)}" : c == '-' ? " " : c.ToString()));

    private static string NameOf(Technique technique) => technique switch
    {
        Technique.Raman => "Raman spectroscopy",
        Technique.TofSims => "TOF-SIMS",
        Technique.KarlFischer => "Karl Fischer titration",
        Technique.Other => "Other techniques",
        _ => technique.ToString().ToUpperInvariant(),
    };
}
