namespace MgProvenance.Parsing.Tests.BiologicMpt;

/// <summary>The binary and the text export of one measurement hold the same numbers, column by column.</summary>
public class MptPairTests
{
    // EC-Lab renamed these columns in the text export of version 11.6 and kept their ids in the binary
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["Energy charge/W.h"] = "Energy we charge/W.h",
        ["Energy discharge/W.h"] = "Energy we discharge/W.h",
    };

    [Theory]
    [InlineData("ca_hold_75min", "ca_hold_75min.mpt", 21)]
    [InlineData("cp_steps", "cp_steps.mpt", 20)]
    [InlineData("cv", "cv.mpt", 11)]
    [InlineData("cv_v1150_decimalcomma", "cv_v1150_decimalcomma.mpt", 14)]
    [InlineData("edge_extdev_nolog", "edge_extdev_nolog.mpt", 6)]
    [InlineData("edge_zero_rows_wait", "edge_zero_rows_wait.mpt", 6)]
    [InlineData("gcpl_5cycles_mass0p79mg", "gcpl_5cycles_mass0p79mg.mpt", 19)]
    [InlineData("gcpl_v1150_decimalcomma_loops", "gcpl_v1150_decimalcomma_loops.mpt", 17)]
    [InlineData("lsv", "lsv.mpt", 11)]
    [InlineData("mb_locale", "mb_locale_en.mpt", 21)]
    [InlineData("mb_locale", "mb_locale_de.mpt", 21)]
    [InlineData("ocv", "ocv.mpt", 4)]
    [InlineData("peis", "peis.mpt", 25)]
    public void Every_column_of_the_binary_equals_the_text(string binaryName, string textName, int columns)
    {
        var binary = Support.Decoded($"instruments/biologic/{binaryName}.mpr");
        var text = Support.Decoded($"instruments/biologic/{textName}");
        Assert.Equal(columns, binary.Columns.Count);
        foreach (var column in binary.Columns)
        {
            var other = text.Find(column.Name) ?? text.Find(Renamed.GetValueOrDefault(column.Name, "?"));
            Assert.True(other is not null, column.Name);
            Assert.Equal((column.Meaning, column.Unit), (other.Meaning, other.Unit));
            Support.AssertClose(other.Values, column.Values, column.Name);
        }
    }

    [Theory]
    [InlineData("ca_hold_75min")]
    [InlineData("cv_v1150_decimalcomma")]
    [InlineData("gcpl_5cycles_mass0p79mg")]
    [InlineData("gcpl_v1150_decimalcomma_loops")]
    [InlineData("ocv")]
    [InlineData("lsv")]
    public void Both_tell_the_same_start_and_settings(string name)
    {
        var binary = Support.Decoded($"instruments/biologic/{name}.mpr");
        var text = Support.Decoded($"instruments/biologic/{name}.mpt");
        Assert.Equal(binary.Technique, text.Technique);
        Assert.Equal(binary.StartedAt!.Local, text.StartedAt!.Local);
        Assert.Equal(binary.Metadata.GetValueOrDefault("loop starts"), text.Metadata.GetValueOrDefault("loop starts"));
        Assert.Equal(Comparable(binary.Settings), Comparable(text.Settings));
        Assert.Equal(binary.Settings.SavedAs!.Replace('*', '.').EndsWith(".mpr", StringComparison.Ordinal), text.Settings.SavedAs!.EndsWith(".mpr", StringComparison.Ordinal));
    }

    /// <summary>The binary keeps single precision, the text three decimals.</summary>
    private static object Comparable(InstrumentSettings s) => (s.ActiveMassMg, s.CharacteristicMassMg, s.ElectrodeAreaCm2, Math.Round(s.BatteryCapacityMAh ?? 0, 2), s.MolarMass, s.IonMass, s.ElectronsPerIon,
        s.ElectrodeMaterial, s.Electrolyte, s.Comments, s.Channel, s.ChannelSerial, s.DeviceSerial);
}
