using System.Globalization;

namespace MgProvenance.Parsing.Tests.LandMixedCsv;

/// <summary>The generated mixed CSV against the truth that its generator knew.</summary>
public class LandRealFileTests
{
    private const string Path = "instruments/land_synthetic/mixed_cycle_step_record.csv";

    [Fact]
    public void Tables_records_and_start_are_read()
    {
        var result = Support.ReadReal(Path);
        var file = Support.Decoded(result);
        Assert.Empty(result.Findings);
        Assert.Equal(("land-mixed-csv", 2767, 13), (file.Format, file.RowCount, file.Columns.Count));
        Assert.Equal(new DateTime(2025, 5, 28, 14, 23, 16), file.StartedAt!.Local);
        Assert.Equal(["Cycle", "Step"], file.Tables.Select(t => t.Name));
        Assert.Equal([5, 10], file.Tables.Select(t => t.Rows.Count));
        Assert.Equal("0.79", file.Metadata["mass implied by specific capacity, mg"]);
        Assert.All(file.Find("IncubTemp/dC.")!.Values, v => Assert.Equal(double.NaN, v));
    }

    [Fact]
    public void Charge_of_each_cycle_is_that_of_the_vendors_cycle_table()
    {
        var file = Support.Decoded(Path);
        var readings = Support.Readings(file);
        Assert.Equal("recorded", readings.CapacitySource);
        foreach (var row in file.Tables[0].Rows)
        {
            var cycle = int.Parse(row[0], CultureInfo.InvariantCulture);
            var increments = readings.ChargeIncrementMAh.Where((_, i) => readings.CycleNumber[i] == cycle).ToList();
            Assert.Equal(double.Parse(row[1], CultureInfo.InvariantCulture), increments.Where(q => q > 0).Sum(), 1e-9);
            Assert.Equal(double.Parse(row[2], CultureInfo.InvariantCulture), -increments.Where(q => q < 0).Sum(), 1e-9);
        }

        Assert.All(readings.Mode, m => Assert.Equal(RowMode.Galvanostatic, m));
        Assert.Equal(Enumerable.Range(1, 10), readings.StepNumber.Distinct());
    }

    [Fact]
    public void A_file_cut_anywhere_within_a_line_is_found()
    {
        var bytes = File.ReadAllBytes(RealFiles.Get(Path));
        for (var length = 997; length < bytes.Length; length += 997 * 3)
        {
            if (bytes[length] is (byte)'\r' or (byte)'\n' || bytes[length - 1] == '\n') continue;
            var result = InstrumentReader.Read(bytes.AsMemory(0, length), "cut.csv");
            Assert.True(result.Findings.Any(f => f.Severity >= Severity.Warning), $"cut at {length}");
        }
    }
}
