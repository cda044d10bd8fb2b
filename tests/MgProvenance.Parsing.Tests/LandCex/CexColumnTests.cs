using MgProvenance.Parsing.Tests.LandText;

namespace MgProvenance.Parsing.Tests.LandCex;

/// <summary>A measurement taken from an .mpr and written as .cex here comes back column by column within the counts of the format. Its voltages are raised by a volt, because .cex holds none below zero.</summary>
public class CexColumnTests
{
    private const double Raised = 1;
    private const uint Start = 1_748_442_196;

    [Fact]
    public void Every_column_comes_back_within_a_count()
    {
        var truth = new MeasuredTruth();
        var energy = new double[truth.Time.Length];
        var cex = new SmallCex(Start, Start + (uint)truth.Time[^1]);
        for (var i = 0; i < truth.Time.Length; i++)
        {
            var begins = i == 0 || truth.Step[i] != truth.Step[i - 1];
            if (begins) cex.Step((ushort)(truth.Step[i] % 2 == 1 ? 1 : 2), truth.Current[i] > 0 ? (byte)3 : (byte)2);
            else energy[i] = energy[i - 1] + (truth.Capacity[i] - truth.Capacity[i - 1]) * ((truth.Voltage[i] + truth.Voltage[i - 1]) / 2 + Raised);
            cex.Record(truth.Time[i], truth.Voltage[i] + Raised, truth.Current[i] / 1000, truth.Capacity[i] / 1000, energy[i] / 1000);
        }

        var result = InstrumentReader.Read(cex.Bytes(), "made.cex");
        Assert.Equal("format.experimental", Assert.Single(result.Findings).Rule);
        var file = Support.Decoded(result);
        Assert.Equal(new DateTime(2025, 5, 28, 14, 23, 16), file.StartedAt!.Local);
        Assert.Equal(("3", "0"), (file.Metadata["channel"], file.Metadata["unit"]));
        Within(truth.Time, file, Meaning.Time, 0.005 + 1e-9, 0.005);
        Within([.. truth.Voltage.Select(v => v + Raised)], file, Meaning.Voltage, SmallCex.VoltsPerCount / 2 + 1e-12);
        Within([.. truth.Current.Select(i => i / 1000)], file, Meaning.Current, SmallCex.AmperesPerCount / 2 + 1e-15);
        Within([.. truth.Capacity.Select(q => q / 1000)], file, Meaning.Capacity, 1e-11);
        Within([.. energy.Select(e => e / 1000)], file, Meaning.Energy, 1e-11);
        Assert.Equal(truth.Cycle, file.Find(Meaning.CycleNumber)!.Values);
        Assert.Equal(truth.Step.Select(s => s % 2 == 1 ? 1.0 : 2.0), file.Find(Meaning.Step)!.Values);
        Assert.Equal(truth.Current.Select(i => i > 0 ? "C_CC" : "D_CC"), file.Find(Meaning.StepName)!.Texts!);
    }

    /// <param name="cut">Half of what is cut off on the average.</param>
    private static void Within(double[] truth, InstrumentFile file, Meaning meaning, double most, double cut = 0) =>
        Support.AssertClose(truth, [.. file.Find(meaning)!.Values.Select(v => v + cut)], meaning.ToString(), relative: 0, absolute: most);
}
