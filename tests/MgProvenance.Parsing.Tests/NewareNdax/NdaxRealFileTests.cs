namespace MgProvenance.Parsing.Tests.NewareNdax;

/// <summary>The real files against the vendor's own export of them, at that export's rounding.</summary>
public class NdaxRealFileTests
{
    [Theory]
    [InlineData("interp-test", "ndc 14", 333, "Rest 333", 1)]
    [InlineData("Unit27_Example_Data_File", "ndc 14", 301, "Rest 301", 1)]
    [InlineData("nw4-120-1-6-53", "ndc 14", 18700, "CC Chg 1031, CC DChg 2278, CV Chg 15391", 480)]
    [InlineData("ndc17_small", "ndc 17", 80, "CC Chg 16, CC DChg 16, Rest 48", 5)]
    [InlineData("ndc5_navani", "ndc 5", 1464, "CCCV Chg 721, CCCV DChg 721, Rest 22", 4)]
    public void Rows_and_steps_are_the_known_ones(string name, string version, int rows, string types, int steps)
    {
        var result = Support.ReadReal($"instruments/neware/{name}.ndax");
        var file = Support.Decoded(result);
        Assert.Equal(("neware-ndax", version, rows), (file.Format, file.FormatVersion, file.RowCount));
        Assert.All(file.Columns, c => Assert.Equal(rows, c.Texts?.Count ?? c.Values.Length));
        Assert.Equal(types, string.Join(", ", file.Find(Meaning.StepName)!.Texts!.CountBy(t => t).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key} {t.Value}")));
        Assert.Equal(steps, file.Tables.Single(t => t.Name == "steps run").Rows.Count);
        Assert.DoesNotContain(result.Findings, f => f.Severity > Severity.Info);
    }

    [Theory]
    [InlineData("interp-test")]
    [InlineData("Unit27_Example_Data_File")]
    [InlineData("nw4-120-1-6-53")]
    [InlineData("ndc17_small")]
    public void Every_column_is_that_of_the_vendors_export(string name)
    {
        var file = Support.Decoded($"instruments/neware/{name}.ndax");
        var vendor = NewareReference.Read($"{name}.btsda");
        Assert.Equal(vendor.Count, file.RowCount);
        Assert.Equal(vendor.Numbers("Cycle Index"), file.Find(Meaning.CycleNumber)!.Values);
        Assert.Equal(vendor.Numbers("Step Index"), file.Find(Meaning.Step)!.Values);
        Assert.Equal(vendor.Texts("Step Type"), file.Find(Meaning.StepName)!.Texts);
        Support.AssertClose(vendor.Numbers("Time"), file.Find(Meaning.StepTime)!.Values, "step time", 0, 1e-9);
        // BTSDA leaves the last 0.1 s of a step out where its last record came before the end of the step
        Support.AssertClose(vendor.Numbers("Total Time"), file.Find(Meaning.Time)!.Values, "total time", 0, 0.11);
        Support.AssertClose(vendor.Numbers("Voltage(mV)"), Times(1000, file.Find(Meaning.Voltage)!.Values), "mV", 0, 0.0503);
        Support.AssertClose(vendor.Numbers("Current(uA)"), Times(1000, file.Find(Meaning.Current)!.Values), "uA", 0, 0.51);
        var charge = file.Find(Meaning.ChargeCapacity)!.Values.Zip(file.Find(Meaning.DischargeCapacity)!.Values, (c, d) => (c + d) * 3600);
        Support.AssertClose(vendor.Numbers("Capacity(mAs)"), [.. charge], "mAs", 1e-6, name == "ndc17_small" ? 6e-3 : 1e-3);
        var energy = file.Find(Meaning.ChargeEnergy)!.Values.Zip(file.Find(Meaning.DischargeEnergy)!.Values, (c, d) => (c + d) * 3600);
        Support.AssertClose(vendor.Numbers("Energy(mWs)"), [.. energy], "mWs", 1e-6, name == "ndc17_small" ? 6e-3 : 2e-3);
    }

    [Fact]
    public void The_csv_of_the_same_test_holds_the_same_readings()
    {
        var binary = Support.Decoded("instruments/neware/interp-test.ndax");
        var text = Support.Decoded("instruments/neware/interp-test.csv");
        foreach (var name in new[] { "DataPoint", "Cycle Index", "Step Index", "Time", "Total Time" })
        {
            Support.AssertClose(text.Find(name)!.Values, binary.Find(name)!.Values, name, 0, 5.01e-4);
        }

        foreach (var (meaning, scale, rounding) in new[]
        {
            (Meaning.Voltage, 1000.0, 0.0501), (Meaning.Current, 1000, 0.5), (Meaning.ChargeCapacity, 3600, 0.5), (Meaning.DischargeCapacity, 3600, 0.5),
            (Meaning.ChargeEnergy, 3600, 5e-5), (Meaning.DischargeEnergy, 3600, 5e-5),
        })
        {
            Support.AssertClose(text.Find(meaning)!.Values, Times(scale, binary.Find(meaning)!.Values), meaning.ToString(), 0, rounding);
        }

        Assert.Equal(text.Find(Meaning.StepName)!.Texts, binary.Find(Meaning.StepName)!.Texts);
        // the export prints the clock of the computer that made it, one hour ahead of UTC
        var utc = Array.ConvertAll(binary.Find("Unix time")!.Values, s => DateTime.UnixEpoch.AddHours(1).AddMilliseconds(Math.Round(s * 1000)).ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(text.Find(Meaning.WallClock)!.Texts, utc);
    }

    [Fact]
    public void Rows_between_stored_times_are_marked()
    {
        var result = Support.ReadReal("instruments/neware/interp-test.ndax");
        var mark = Support.Decoded(result).Find("between anchors")!;
        Assert.True(mark.Derived);
        Assert.Equal(333 - 66, mark.Values.Count(v => v == 1));
        Assert.Equal([0, 0, 1], mark.Values[..3]);
        Assert.Contains(result.Findings, f => f is { Rule: "ndax.between-anchors", Severity: Severity.Info } && f.Message.Contains("267 of 333", StringComparison.Ordinal));
    }

    [Fact]
    public void Version_5_holds_what_a_public_reader_found()
    {
        var file = Support.Decoded("instruments/neware/ndc5_navani.ndax");
        var dump = NewareReference.Read("ndc5_navani.newarenda");
        Assert.Equal(dump.Texts("Timestamp"), file.Find(Meaning.WallClock)!.Texts);
        Support.AssertClose(dump.Numbers("Time"), file.Find(Meaning.StepTime)!.Values, "time", 1e-7);
        Support.AssertClose(dump.Numbers("Voltage"), file.Find(Meaning.Voltage)!.Values, "V", 1e-7);
        Support.AssertClose(dump.Numbers("Current(mA)"), file.Find(Meaning.Current)!.Values, "mA", 1e-7);
        Support.AssertClose(dump.Numbers("Charge_Capacity(mAh)"), file.Find(Meaning.ChargeCapacity)!.Values, "mAh", 1e-7);
        Support.AssertClose(dump.Numbers("Discharge_Energy(mWh)"), file.Find(Meaning.DischargeEnergy)!.Values, "mWh", 1e-7);
        Assert.Equal(43800, file.Find(Meaning.Time)!.Values[^1]);
        Assert.Equal(new DateTime(2024, 2, 1, 20, 24, 23), file.StartedAt!.Local);
    }

    [Fact]
    public void What_the_operator_entered_is_read()
    {
        var file = Support.Decoded("instruments/neware/nw4-120-1-6-53.ndax");
        Assert.Equal(("Neware type 27", "120", "6", "250403_kigr_gen9_06"), (file.Settings.Device, file.Settings.DeviceSerial, file.Settings.Channel, file.Settings.Comments));
        Assert.Equal((new DateTime(2025, 4, 7, 12, 44, 13), "2025-04-07 10:48:21.950"), (file.StartedAt!.Local, file.Metadata["first record (UTC)"]));
        var program = file.Tables.Single(t => t.Name == "program");
        Assert.Equal(["1", "CC Chg", "Curr 1.94; Rate 0.5; Stop_Volt 49000"], program.Rows[0]);
        var thermometers = Support.Decoded("instruments/neware/Unit27_Example_Data_File.ndax").Columns.Where(c => c.Meaning == Meaning.Temperature).ToList();
        Assert.Equal(["T1(Cel)", "T2(Cel)"], thermometers.Select(c => c.Name));
        Assert.Equal(25.487, thermometers[0].Values[0], 1e-3);
    }

    [Fact]
    public void Recorded_capacity_makes_the_increments()
    {
        var readings = Support.Readings(Support.Decoded("instruments/neware/nw4-120-1-6-53.ndax"));
        Assert.Equal("recorded", readings.CapacitySource);
        Assert.Equal((150, 7, RowMode.Galvanostatic), (readings.CycleNumber[^1], readings.StepNumber[^1], readings.Mode[^1]));
        var vendor = NewareReference.Read("nw4-120-1-6-53.btsda");
        var (types, capacity, count) = (vendor.Texts("Step Type"), vendor.Numbers("Capacity(mAs)"), vendor.Texts("Step Count"));
        var expected = Enumerable.Range(0, types.Length).Where(i => i + 1 == types.Length || count[i] != count[i + 1]).Sum(i => (types[i] == "CC DChg" ? -1 : 1) * capacity[i] / 3600);
        Assert.Equal(expected, readings.ChargeIncrementMAh.Sum(), 1e-4);
    }

    private static double[] Times(double scale, double[] values) => Array.ConvertAll(values, v => v * scale);
}
