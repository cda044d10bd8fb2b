using System.Globalization;

namespace MgProvenance.Parsing.Tests.LandText;

/// <summary>Each column of each generated LAND file against the .mpr that it was made from, row by row, within the digits that the file writes.</summary>
public class LandAgainstMprTests
{
    private const string Folder = "instruments/land_synthetic/";
    private static readonly MeasuredTruth? Truth = Directory.Exists(RealFiles.Root) ? new MeasuredTruth() : null;

    /// <param name="timeS">Last digit of the times in seconds.</param>
    /// <param name="isCut">Times are cut to it and not rounded.</param>
    /// <param name="amount">Last digit of capacity and energy; 0 where all digits are written.</param>
    [Theory]
    [InlineData("record_old_seconds.txt", 0.01, false, 1e-6)]
    [InlineData("mixed_cycle_step_record.csv", 1, true, 1e-6)]
    [InlineData("three_columns.txt", 1, true, double.NaN)]
    [InlineData("record_sheet_english.xlsx", 1e-8, false, 0)]
    [InlineData("sheets_chinese.xlsx", 1e-3, false, 0)]
    public void Every_column_is_that_of_the_measurement(string name, double timeS, bool isCut, double amount)
    {
        var file = Support.Decoded(Folder + name);
        var truth = Truth!;
        Within(file, Meaning.Time, truth.Time, timeS, isCut);
        Within(file, Meaning.Voltage, truth.Voltage, 1e-4);
        Within(file, Meaning.Current, truth.Current, 1e-5);
        Within(file, Meaning.CycleNumber, truth.Cycle, 0);
        Within(file, Meaning.Step, truth.Step, 0);
        if (double.IsNaN(amount)) return;
        Within(file, Meaning.StepTime, truth.StepTime, timeS, isCut);
        Within(file, Meaning.Capacity, truth.Capacity, amount);
        Within(file, Meaning.SpecificCapacity, [.. truth.Capacity.Select(q => q / MeasuredTruth.MassMg * 1000)], amount * 1000);
        Within(file, Meaning.Energy, truth.Energy, amount);
    }

    [Theory]
    [InlineData("record_old_seconds.txt", "yyyy-MM-dd HH:mm:ss")]
    [InlineData("mixed_cycle_step_record.csv", "yyyy/MM/dd HH:mm:ss")]
    public void The_clock_runs_with_the_measurement(string name, string form)
    {
        var clock = Support.Decoded(Folder + name).Find(Meaning.WallClock)!.Texts!;
        var first = DateTime.ParseExact(clock[0], form, CultureInfo.InvariantCulture);
        for (var row = 0; row < clock.Count; row++)
        {
            var passed = (DateTime.ParseExact(clock[row], form, CultureInfo.InvariantCulture) - first).TotalSeconds;
            Assert.InRange(passed - Truth!.Time[row], -1, 1);
        }
    }

    private static void Within(InstrumentFile file, Meaning meaning, double[] truth, double digit, bool isCut = false)
    {
        if (file.Find(meaning) is not { } column)
        {
            Assert.Equal(("land-workbook", Meaning.StepTime), (file.Format, meaning));   // the Chinese sheet has none
            return;
        }

        var seconds = column.Unit == "h" ? 3600 : 1;
        Assert.Equal(truth.Length, column.Values.Length);
        for (var row = 0; row < truth.Length; row++)
        {
            var off = truth[row] - column.Values[row] * seconds;
            var rounding = 1e-9 + 1e-6 * digit;   // binary fractions of either side
            var (least, most) = isCut ? (0, digit) : (-digit / 2, digit / 2);
            Assert.True(off >= least - rounding && off <= most + rounding, string.Create(CultureInfo.InvariantCulture, $"{column.Name}, row {row}: {column.Values[row]:R} instead of {truth[row]:R}"));
        }
    }
}
