namespace MgProvenance.Parsing.Tests.BiologicMpr;

/// <summary>Defaults, odd modules and loops.</summary>
public class MprSettingsTests
{
    [Fact]
    public void The_lithium_template_counts_as_not_entered()
    {
        var data = new byte[0x600];
        BitConverter.GetBytes(7000f).CopyTo(data, 0x0107);
        BitConverter.GetBytes(90.93f).CopyTo(data, 0x010F);
        BitConverter.GetBytes(6.94f).CopyTo(data, 0x0113);
        BitConverter.GetBytes(0.9f).CopyTo(data, 0x0117);
        data[0x011B] = 1;
        var result = Read(OneRow().Module("VMP Set", data));
        var settings = Support.Decoded(result).Settings;
        Assert.Equal((null, null, null, null, null), (settings.ActiveMassMg, settings.MolarMass, settings.IonMass, settings.InitialX, settings.ElectronsPerIon));
        Assert.Contains(result.Findings, f => f.Rule == "settings.lithium-template");
    }

    [Fact]
    public void A_lithium_ion_beside_real_values_is_kept_and_pointed_out()
    {
        var data = new byte[0x600];
        BitConverter.GetBytes(2.5f).CopyTo(data, 0x0107);
        BitConverter.GetBytes(6.94f).CopyTo(data, 0x0113);
        data[0x011B] = 1;
        var result = Read(OneRow().Module("VMP Set", data));
        var settings = Support.Decoded(result).Settings;
        Assert.Equal((2.5, 6.94, 1), (settings.ActiveMassMg, settings.IonMass, settings.ElectronsPerIon));
        Assert.Contains(result.Findings, f => f.Rule == "settings.lithium-ion");
    }

    [Fact]
    public void A_short_settings_module_and_an_unknown_technique_are_told()
    {
        var result = Read(OneRow().Module("VMP Set", [0xEE, 0, 0]));
        Assert.Null(Support.Decoded(result).Technique);
        Assert.Contains(result.Findings, f => f is { Rule: "mpr.settings-short", Found: "3 bytes" });
        Assert.Contains(result.Findings, f => f is { Rule: "mpr.unknown-technique", Severity: Severity.Warning } && f.Message.Contains("0xEE", StringComparison.Ordinal));
    }

    [Fact]
    public void Loops_outside_the_rows_or_the_module_are_errors()
    {
        var outside = Read(OneRow().Module("VMP loop", [2, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0]));
        Assert.Contains(outside.Findings, f => f is { Rule: "mpr.loop", Severity: Severity.Error, Found: "5" });
        var tooShort = Read(OneRow().Module("VMP loop", [9, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Contains(tooShort.Findings, f => f is { Rule: "mpr.loop", Severity: Severity.Error, Found: null });
        Assert.False(Support.Decoded(tooShort).Metadata.ContainsKey("loop starts"));
    }

    [Fact]
    public void Bytes_between_column_list_and_records_are_told()
    {
        var bytes = OneRow().Build(out var borders);
        Assert.DoesNotContain(InstrumentReader.Read(bytes, "plain.mpr").Findings, f => f.Rule == "mpr.data-header");
        bytes[borders[1] + 300] = 7;
        Assert.Contains(InstrumentReader.Read(bytes, "odd.mpr").Findings, f => f is { Rule: "mpr.data-header", Severity: Severity.Warning });
    }

    [Fact]
    public void Derived_columns_never_enter_the_digest()
    {
        var stored = new Column("Ewe/V", Meaning.Voltage, "V", [1], Derived: false);
        var derived = new Column("elapsed time/s", Meaning.Time, "s", [1], Derived: true);
        Assert.Equal(PrimaryDigest.Of(1, [stored]), PrimaryDigest.Of(1, [stored, derived]));
        Assert.NotEqual(PrimaryDigest.Of(1, [stored]), PrimaryDigest.Of(1, [stored, derived with { Derived = false }]));
    }

    /// <summary>The documented layout, written out by hand.</summary>
    [Fact]
    public void The_digest_has_the_documented_layout()
    {
        byte[] bytes = [.. "mgp-primary-1\n"u8, 2, 0, 0, 0, 0, 0, 0, 0, .. "Time s\n"u8, .. BitConverter.GetBytes(1.5), .. BitConverter.GetBytes(0x7FF8_0000_0000_0000)];
        var time = new Column("time/s", Meaning.Time, "s", [1.5, -double.NaN], Derived: false);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), PrimaryDigest.Of(2, [time]));
    }

    private static MprBuilder OneRow() => new MprBuilder().Data([4, 6], 1, (w, _) => { w.Write(1.0); w.Write(0.5f); });

    private static ParseResult Read(MprBuilder builder) => InstrumentReader.Read(builder.Build(), "small.mpr");
}
