using System.Text;

namespace MgProvenance.Parsing.Tests.BiologicMpt;

/// <summary>Small exports made here: variants of the format, and every kind of damage.</summary>
public class MptDamageTests
{
    private const string Names = "mode\ttime/s\tEwe/V\tdq/mA.h\tNs\tx";
    private const string Rows = "1\t0.000000000000000E+000\t1.5000000E+000\t0.000000000000000E+000\t1\t0.000000000000000E+000\r\n"
        + "1\t1.000000000000000E+001\t1.6000000E+000\t1.000000000000000E-003\t1\t1.000000000000000E-001\r\n"
        + "2\t2.000000000000000E+001\tXXX\t2.000000000000000E-003\t2\t2.000000000000000E-001";

    private static string Export(string rows = Rows, string start = "02/28/2026 09:30:00.250", string names = Names, string mass = "0,500 mg", string loops = "") => Header(
        $"Acquisition started on : {start}\r\nComments : first\r\nComments : Müller\r\nMass of active material : {mass}\r\nElectrode surface area : 50,000 mm²\r\n"
        + "Cycle Definition : Charge/Discharge alternance\r\nNs                  0                   1                   \r\n"
        + "Is                  0,000               137,000             \r\n\r\n" + loops, names) + rows;

    private static string Header(string facts, string names)
    {
        var body = "\r\nGalvanostatic Cycling with Potential Limitation\r\n\r\n" + facts + names + "\r\n";
        return $"EC-Lab ASCII FILE\r\nNb header lines : {2 + body.Count(c => c == '\n')}                          \r\n{body}";
    }

    [Fact]
    public void A_small_export_is_read_whole()
    {
        var result = Read(Export());
        var file = Support.Decoded(result);
        Assert.Equal((3, "GCPL", 0.5, 0.5), (file.RowCount, file.Technique, file.Settings.ActiveMassMg, file.Settings.ElectrodeAreaCm2));
        Assert.Equal(new DateTime(2026, 2, 28, 9, 30, 0, 250), file.StartedAt!.Local);
        Assert.Equal(DateTimeKind.Unspecified, file.StartedAt.Local.Kind);
        Assert.Equal("first\nMüller", file.Settings.Comments);
        Assert.Equal([1.5, 1.6, double.NaN], file.Find(Meaning.Voltage)!.Values);
        Assert.Equal([0, 0.36, 0.72], file.Find("<I>/mA")!.Values.Select(v => Math.Round(v, 12)));
        Assert.Contains(result.Findings, f => f is { Rule: "mpt.undefined", Place: "column Ewe/V" });
        Assert.Equal([RowMode.Galvanostatic, RowMode.Galvanostatic, RowMode.Potentiostatic], Support.Readings(file).Mode);
    }

    [Fact]
    public void Line_ends_decimal_marks_and_encodings_change_nothing()
    {
        var digest = Support.Decoded(Read(Export())).PrimaryDigest;
        Assert.Equal(digest, Support.Decoded(Read(Export().Replace("\r\n", "\n", StringComparison.Ordinal))).PrimaryDigest);
        Assert.Equal(digest, Support.Decoded(Read(Export(Rows.Replace('.', ',')))).PrimaryDigest);
        var utf8 = Support.Decoded(InstrumentReader.Read(Encoding.UTF8.GetBytes(Export()), "utf8.mpt"));
        Assert.Equal((digest, "first\nMüller", 0.5), (utf8.PrimaryDigest, utf8.Settings.Comments, utf8.Settings.ElectrodeAreaCm2));
        Assert.Equal(digest, Support.Decoded(Read(Export(Rows.Replace("\r\n", "\t\r\n", StringComparison.Ordinal) + "\t\r\n", names: Names + "\t"))).PrimaryDigest);
    }

    [Theory]
    [InlineData("02.28.2026 09:30:00")]
    [InlineData("02-28-2026 09:30:00")]
    [InlineData("02/28/2026 09:30:00")]
    public void Dates_have_three_forms(string start) => Assert.Equal(new DateTime(2026, 2, 28, 9, 30, 0), Support.Decoded(Read(Export(start: start))).StartedAt!.Local);

    [Fact]
    public void A_date_of_another_form_is_an_error_with_its_line()
    {
        var finding = Assert.Single(Read(Export(start: "28/02/2026 09:30:00")).Findings, f => f.Rule == "mpt.start");
        Assert.Equal(("line 6", Severity.Error), (finding.Place, finding.Severity));
    }

    [Theory]
    [InlineData("0.001 mg", null)]
    [InlineData("7,5 mg", 7.5)]
    [InlineData("2 lb", null)]
    public void Defaults_and_unknown_units_are_not_entered(string mass, double? expected)
    {
        var result = Read(Export(mass: mass));
        Assert.Equal(expected, Support.Decoded(result).Settings.ActiveMassMg);
        Assert.Equal(expected is null, result.Findings.Any(f => f.Place == "line 9"));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_left_out_and_named()
    {
        var result = Read(Export(Rows.Replace("1.6000000E+000", "1.6?", StringComparison.Ordinal)));
        Assert.Equal(2, Support.Decoded(result).RowCount);
        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("mpt.row", "line 17"), (finding.Rule, finding.Place));
        Assert.Contains("1.6?", finding.Message, StringComparison.Ordinal);
        Assert.Contains("column Ewe/V", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_bad_rows_are_counted()
    {
        var rows = string.Concat(Enumerable.Repeat("1\toops\r\n", 50));
        var findings = Read(Export(Rows + "\r\n" + rows)).Findings.Where(f => f.Rule == "mpt.row").ToList();
        Assert.Equal(21, findings.Count);
        Assert.Contains("50 rows", findings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_without_cells_stay_empty()
    {
        var result = Read(Export(Rows, names: Names + "\tR/Ohm\tP/W"));
        Assert.All(Support.Decoded(result).Find("P/W")!.Values, v => Assert.Equal(double.NaN, v));
        Assert.Contains(result.Findings, f => f is { Rule: "mpt.uneven", Expected: "8 cells", Found: "6 cells" });
    }

    [Fact]
    public void The_loops_of_the_header_tell_the_number_of_rows()
    {
        const string loops = "Number of loops : 1\r\nLoop 0 from point number 0 to 3\r\n\r\n";
        var finding = Assert.Single(Read(Export(loops: loops)).Findings, f => f.Rule == "mpt.rows");
        Assert.Equal(("4 rows", "3 rows", Severity.Error), (finding.Expected, finding.Found, finding.Severity));
    }

    [Fact]
    public void A_header_without_names_or_count_stops_the_file()
    {
        Assert.Contains(Read("EC-Lab ASCII FILE\r\nNb header lines : many\r\n").Findings, f => f is { Rule: "mpt.header", Severity: Severity.Fatal, Place: "line 2" });
        Assert.Contains(Read("EC-Lab ASCII FILE\r\nNb header lines : 3\r\n\r\n1\t2\r\n").Findings, f => f is { Rule: "mpt.header", Severity: Severity.Fatal, Place: "line 3" });
    }

    [Fact]
    public void A_cut_within_the_names_stops_the_file()
    {
        var text = Export();
        var end = text.IndexOf("\tdq/mA.h", StringComparison.Ordinal);
        Assert.Contains(Read(text[..end]).Findings, f => f is { Rule: "mpt.truncated", Severity: Severity.Fatal, Place: "line 15" });
    }

    [Fact]
    public void A_row_with_more_cells_than_names_is_left_out()
    {
        var result = Read(Export(Rows + "\t9\r\n"));
        Assert.Equal(2, Support.Decoded(result).RowCount);
        Assert.Contains(result.Findings, f => f is { Rule: "mpt.row", Place: "line 18" } && f.Message.Contains("more than 6 cells", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cut_within_any_line_is_found()
    {
        var bytes = Encoding.Latin1.GetBytes(Export());
        for (var length = 1; length < bytes.Length; length++)
        {
            // after a whole line nothing tells that more followed
            if (bytes[length] is (byte)'\r' or (byte)'\n' || bytes[length - 1] == '\n') continue;
            var result = InstrumentReader.Read(bytes.AsMemory(0, length), "cut.mpt");
            Assert.True(result.Findings.Any(f => f.Severity >= Severity.Error || f.Rule is "mpt.no-rows" or "mpt.unended"), $"cut at {length}");
        }
    }

    [Theory]
    [InlineData("gcpl_5cycles_mass0p79mg.mpt")]
    [InlineData("cv_v1150_decimalcomma.mpt")]
    [InlineData("ca_hold_75min.mpt")]
    [InlineData("peis.mpt")]
    public void A_real_export_cut_anywhere_is_found(string name)
    {
        var bytes = File.ReadAllBytes(RealFiles.Get($"instruments/biologic/{name}"));
        for (var length = 997; length < bytes.Length; length += 997 * 29)
        {
            if (bytes[length] is (byte)'\r' or (byte)'\n' || bytes[length - 1] == '\n') continue;
            var result = InstrumentReader.Read(bytes.AsMemory(0, length), "cut.mpt");
            Assert.True(result.Findings.Any(f => f.Severity >= Severity.Error), $"cut at {length}");
        }
    }

    [Fact]
    public void What_was_changed_while_it_ran_is_kept_beside_what_was_entered()
    {
        const string changes = "Modify on : 03/01/2026 21:21\r\nBattery capacity : 5,452 mA.h\r\nMass of active material : 0,700 mg\r\n\r\n"
            + "Modify on : 03/02/2026 08:00\r\nMass of active material : 0,750 mg\r\nIs                  0,000               99,000              \r\n\r\nNumber of loops : 1\r\nLoop 0 from point number 0 to 2\r\n\r\n";
        var result = Read(Export(loops: changes));
        var file = Support.Decoded(result);
        Assert.Equal((0.75, 5.452, 3), (file.Settings.ActiveMassMg, file.Settings.BatteryCapacityMAh, file.RowCount));
        Assert.Equal(["technique parameters", "modifications"], file.Tables.Select(t => t.Name));
        Assert.Equal(["Is", "0,000", "137,000"], file.Tables[0].Rows[^1]);
        Assert.Equal(
            ["03/01/2026 21:21|Battery capacity|5,452 mA.h", "start|Mass of active material|0,500 mg", "03/01/2026 21:21|Mass of active material|0,700 mg", "03/02/2026 08:00|Mass of active material|0,750 mg", "03/02/2026 08:00|Is|0,000|99,000"],
            file.Tables[1].Rows.Select(r => string.Join('|', r)));
        Assert.Equal(["line 15", "line 19"], result.Findings.Where(f => f is { Rule: "mpt.modified", Severity: Severity.Warning }).Select(f => f.Place));
    }

    [Fact]
    public void A_second_export_in_the_same_file_is_refused_where_it_begins()
    {
        foreach (var second in new[] { Export(), Names + "\r\n" + Rows })
        {
            var finding = Assert.Single(Read(Export() + "\r\n" + second).Findings, f => f.Severity == Severity.Fatal);
            Assert.Equal(("mpt.second-export", "line 19"), (finding.Rule, finding.Place));
        }
    }

    private static ParseResult Read(string text) => InstrumentReader.Read(Encoding.Latin1.GetBytes(text), "small.mpt");
}
