using System.Globalization;

namespace MgProvenance.Parsing.Tests.BiologicMpr;

/// <summary>Real files against the decodes of another program and the facts that are known of each.</summary>
public class MprRealFileTests
{
    [Theory]
    [InlineData("ca_hold_75min.galvani")]
    [InlineData("cp_steps.galvani")]
    [InlineData("cv.galvani")]
    [InlineData("cv_v1150_decimalcomma.true-ids")]
    [InlineData("edge_extdev_nolog.galvani")]
    [InlineData("edge_zero_rows_wait.galvani")]
    [InlineData("gcpl_5cycles_mass0p79mg.galvani")]
    [InlineData("gcpl_symmetric_plating_stripping.galvani")]
    [InlineData("gcpl_v1150_decimalcomma_loops.galvani")]
    [InlineData("lsv.galvani")]
    [InlineData("mb_locale.galvani")]
    [InlineData("ocv.galvani")]
    [InlineData("peis.galvani")]
    public void Every_column_equals_an_independent_decode(string reference)
    {
        var (header, columns) = Support.ReadReference($"reference/instruments/biologic/{reference}.csv.gz");
        var file = Support.Decoded($"instruments/biologic/{reference.Split('.')[0]}.mpr");
        var stored = file.Columns.Where(c => !c.Derived).ToList();
        Assert.Equal(header.Select(n => n == "<Ecv>/V" ? "<Ece>/V" : n).Order(StringComparer.Ordinal), stored.Select(c => c.Name).Order(StringComparer.Ordinal));
        for (var i = 0; i < header.Length; i++)
        {
            Support.AssertClose(columns[i], file.Find(header[i] == "<Ecv>/V" ? "<Ece>/V" : header[i])!.Values, header[i], relative: 1e-8, absolute: 0);
        }
    }

    [Theory]
    [InlineData("ca_hold_75min", "data 3", "CA", 4501, 21, "2021-10-20T14:01:10.000", null)]
    [InlineData("cp_steps", "data 3", "CP", 312, 20, "2023-11-08T16:06:15.633", null)]
    [InlineData("cv", "data 2", "CV", 5103, 11, "2018-01-10T17:01:24.000", null)]
    [InlineData("cv_v1150_decimalcomma", "data 11", "CV", 5930, 14, "2023-09-27T14:40:31.706", null)]
    [InlineData("edge_extdev_nolog", "data 3", "OCV", 13, 6, null, null)]
    [InlineData("edge_zero_rows_wait", "data 3", "WAIT", 0, 6, "2021-03-02T16:17:59.000", null)]
    [InlineData("gcpl_5cycles_mass0p79mg", "data 11", "GCPL", 2767, 18, "2025-05-28T14:23:16.145", 0.79)]
    [InlineData("gcpl_symmetric_plating_stripping", "data 3", "GCPL", 12057, 18, "2017-12-23T11:28:32.000", null)]
    [InlineData("gcpl_v1150_decimalcomma_loops", "data 11", "GCPL", 132, 16, "2024-01-10T11:02:29.886", null)]
    [InlineData("lsv", "data 3", "LSV", 1186, 11, "2021-03-02T15:46:03.000", null)]
    [InlineData("mb_locale", "data 3", "MB", 33, 21, "2022-12-08T14:36:53.355", null)]
    [InlineData("ocv", "data 3", "OCV", 602, 4, "2020-01-16T14:13:34.000", null)]
    [InlineData("peis", "data 3", "PEIS", 32, 25, "2021-03-02T16:17:59.000", null)]
    public void Facts_of_each_file_hold(string name, string version, string technique, int rows, int columns, string? start, double? massMg)
    {
        var result = Support.ReadReal($"instruments/biologic/{name}.mpr");
        var file = Support.Decoded(result);
        Assert.Equal(("biologic-mpr", version, technique, rows), (file.Format, file.FormatVersion, file.Technique, file.RowCount));
        Assert.Equal(columns, file.Columns.Count(c => !c.Derived));
        Assert.All(file.Columns, c => Assert.Equal(rows, c.Values.Length));
        Assert.Equal(start, file.StartedAt?.Local.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture));
        Assert.Equal(massMg, file.Settings.ActiveMassMg);
        Assert.DoesNotContain(result.Findings, f => f.Severity >= Severity.Error);
    }

    [Fact]
    public void The_operators_entries_are_read()
    {
        var settings = Support.Decoded("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr").Settings;
        Assert.Equal("Swaglock t-cell SS (stefano)\nWE:SW-E5-3\nCE: ACE (SW-E9)\nRef: Ag wire (unknown)", settings.Comments);
        Assert.Equal(("P(C3-FcMAm-co-EDMA) 1", "2M NaClO4 in water", null), (settings.ElectrodeMaterial, settings.Electrolyte, settings.ReferenceElectrode));
        Assert.Equal((0.79, 0.068, 311.2, 6.94), (settings.CharacteristicMassMg, settings.BatteryCapacityMAh, settings.MolarMass, settings.IonMass));
        Assert.Equal(("8", "21637", "0858", "EC-Lab 11.61"), (settings.Channel, settings.ChannelSerial, settings.DeviceSerial, settings.Software));
        Assert.Null(settings.ElectrodeAreaCm2);
    }

    [Fact]
    public void A_real_mass_in_another_unit_and_an_area_are_read()
    {
        var ocv = Support.Decoded("instruments/biologic/ocv.mpr").Settings;
        Assert.Equal((null, 1.136, 1.13), (ocv.ActiveMassMg, ocv.CharacteristicMassMg, ocv.ElectrodeAreaCm2));
        Assert.Equal(0.196, Support.Decoded("instruments/biologic/cv_v1150_decimalcomma.mpr").Settings.ElectrodeAreaCm2);
        Assert.Equal("SCE Saturated Calomel Electrode", Support.Decoded("instruments/biologic/lsv.mpr").Settings.ReferenceElectrode);
    }

    [Fact]
    public void Loops_and_missing_log_are_told()
    {
        Assert.Equal("0 33 66 99 132", Support.Decoded("instruments/biologic/gcpl_v1150_decimalcomma_loops.mpr").Metadata["loop starts"]);
        var findings = Support.ReadReal("instruments/biologic/edge_extdev_nolog.mpr").Findings;
        Assert.Contains(findings, f => f is { Rule: "mpr.missing-module", Severity: Severity.Warning });
        Assert.Contains(findings, f => f is { Rule: "mpr.module-unread", Severity: Severity.Info });
    }
}
