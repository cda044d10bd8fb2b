using System.Globalization;

namespace MgProvenance.Parsing.Tests.BiologicMpr;

/// <summary>The program in the binary against the one that EC-Lab printed above the text export of the same measurement.</summary>
public class MprParameterTests
{
    [Theory]
    [InlineData("cv", 21, 1)]
    [InlineData("cv_v1150_decimalcomma", 21, 1)]
    [InlineData("lsv", 23, 1)]
    [InlineData("ca_hold_75min", 25, 1)]
    [InlineData("cp_steps", 16, 12)]
    [InlineData("gcpl_5cycles_mass0p79mg", 33, 3)]
    [InlineData("gcpl_v1150_decimalcomma_loops", 33, 3)]
    [InlineData("ocv", 6, 1)]
    public void Every_parameter_is_the_printed_one(string name, int parameters, int sequences)
    {
        var binary = Assert.Single(Support.Decoded($"instruments/biologic/{name}.mpr").Tables);
        var text = Support.Decoded($"instruments/biologic/{name}.mpt").Tables[0];
        var printed = text.Rows.Where(r => r[0] != "Ns").ToList();
        Assert.Equal((parameters, sequences + 1), (binary.Rows.Count, binary.Header.Count));
        Assert.Equal(printed.Select(r => r[0]), binary.Rows.Select(r => r[0]));
        foreach (var (stored, shown) in binary.Rows.Zip(printed))
        {
            for (var s = 1; s <= sequences; s++) Assert.True(Same(stored[s], shown[s].Replace(',', '.')), $"{stored[0]}, sequence {s - 1}: {stored[s]} instead of {shown[s]}");
        }
    }

    [Fact]
    public void An_older_program_without_text_export_is_read()
    {
        var rows = Assert.Single(Support.Decoded("instruments/biologic/gcpl_symmetric_plating_stripping.mpr").Tables).Rows.ToDictionary(r => r[0], r => r.Skip(1).ToArray());
        Assert.Equal(["µA", "µA"], rows["unit Is"][1..]);
        Assert.Equal(["0:00:0.0000", "12:00:0.0000", "12:00:0.0000"], rows["t1 (h:m:s)"]);
        Assert.Equal(["pass", "1", "1"], rows["EL (V)"]);
        Assert.Equal(["0", "0", "15"], rows["nc cycles"]);
    }

    [Theory]
    [InlineData("peis")]
    [InlineData("mb_locale")]
    public void A_layout_that_is_not_known_is_told(string name)
    {
        var result = Support.ReadReal($"instruments/biologic/{name}.mpr");
        Assert.Empty(Support.Decoded(result).Tables);
        Assert.Contains(result.Findings, f => f is { Rule: "mpr.parameters-unread", Severity: Severity.Info });
    }

    /// <summary>Made here: an OCV of one sequence whose rows do not end 410 bytes before the module does.</summary>
    [Theory]
    [InlineData(410, true)]
    [InlineData(411, false)]
    public void Rows_that_do_not_fit_the_module_are_not_taken(int after, bool isRead)
    {
        var settings = new byte[0x0572 + 4 + 24 + after];
        settings[0] = 0x0B;
        (settings[0x0572], settings[0x0574]) = (1, 6);
        BitConverter.GetBytes(3661.5f).CopyTo(settings, 0x0576);
        var tables = Support.Decoded(InstrumentReader.Read(new MprBuilder().Module("VMP Set", settings).Data([4, 6], 1, (w, _) => { w.Write(1.0); w.Write(0.5f); }).Build(), "small.mpr")).Tables;
        Assert.Equal(isRead ? ["1:01:1.5000"] : [], tables.Select(t => t.Rows[0][1]));
    }

    /// <summary>Codes whose words are not known are not compared. EC-Lab prints two to four decimals.</summary>
    private static bool Same(string stored, string shown)
    {
        if (stored.StartsWith("code ", StringComparison.Ordinal) || stored == shown) return true;
        if (!double.TryParse(stored, CultureInfo.InvariantCulture, out var a) || !double.TryParse(shown, CultureInfo.InvariantCulture, out var b)) return false;
        var decimals = shown.Contains('.', StringComparison.Ordinal) ? shown.Length - shown.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return Math.Abs(a - b) <= 0.5001 * Math.Pow(10, -decimals);
    }
}
