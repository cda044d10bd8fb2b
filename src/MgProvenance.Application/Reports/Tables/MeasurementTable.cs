using System.Globalization;
using MgProvenance.Application.Characterization;
using MgProvenance.Documents;
using MgProvenance.Domain.Characterization;

namespace MgProvenance.Application.Reports.Tables;

/// <summary>Every measurement on specimens of the studies: where the specimen came from and how it was measured.</summary>
internal static class MeasurementTable
{
    public static IEnumerable<Block> Blocks(ReportScope scope)
    {
        if (scope.Measurements.Count == 0) return [TableParts.Instead("No measurement on specimens of these studies is recorded.")];
        var rows = new List<TableRow>();
        foreach (var technique in scope.Measurements.GroupBy(m => m.Technique).OrderBy(t => t.Key))
        {
            rows.Add(TableParts.GroupRow(NameOf(technique.Key)));
            rows.AddRange(technique.Select(m => Row(m, scope)));
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
                [.. scope.Measurements.Select(m => m.Specimen?.NoCycles is { } reason ? $"{m.Label}: {reason}" : null).OfType<string>().Distinct(StringComparer.Ordinal).Select(RichText.Plain)],
                Landscape: true),
        ];
    }

    private static TableRow Row(MeasurementLine measurement, ReportScope scope)
    {
        var groups = scope.Studies.SelectMany(s => s.State.Measurements.Where(m => m.Key.Value == measurement.Measurement).Select(m => m.Value)).Distinct(StringComparer.Ordinal);
        var settings = measurement.Settings.Select(Setting).Concat(measurement.Calibrations.Select(c => RichText.Build().Text($"{c.Reference} at ").Add(Quantity(c.Value)).Done())).ToList();
        return new TableRow(
        [
            measurement.Label,
            string.Join(", ", groups),
            TableParts.OrGap(measurement.Instrument),
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
