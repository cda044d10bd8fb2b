using System.Globalization;
using MgProvenance.Documents;

namespace MgProvenance.Cli.Tests;

public sealed class PlainTableTests
{
    private static readonly TableBlock Table = new(
        "t",
        "Table S2",
        "Cells.",
        [new TableColumn("Cell"), new TableColumn("Discharge, cycle 1", ColumnAlignment.Center, "mA h g^-1"), new TableColumn("CE", ColumnAlignment.Center, "%")],
        [new TableRow(["DOE: a long name of a group"], RowKind.Group), new TableRow(["DOE-C1", "105.8 ± 1.4", "81.4"]), new TableRow(["n = 1 cell", "–", "81.4"], RowKind.Emphasis)],
        []);

    [Fact]
    public void A_table_that_fits_stands_in_one_piece() => Assert.Equal(
        """
                     Discharge,
                        cycle 1    CE
        Cell           mA h g⁻¹     %
        ─────────────────────────────
        DOE: a long name of a group
        DOE-C1      105.8 ± 1.4  81.4
        n = 1 cell            –  81.4


        """,
        Written(80).Replace("mA\u00A0h\u00A0g⁻¹", "mA h g⁻¹", StringComparison.Ordinal));

    [Fact]
    public void A_wider_one_goes_on_below_with_its_first_column_and_loses_no_number()
    {
        var lines = Written(24).Split('\n');
        Assert.All(lines.Where(l => !l.StartsWith("DOE:", StringComparison.Ordinal)), l => Assert.True(l.Length <= 24, l));
        Assert.Equal(2, lines.Count(l => l.StartsWith("DOE-C1 ", StringComparison.Ordinal)));
        Assert.Equal((1, 2), (lines.Count(l => l.EndsWith("105.8 ± 1.4", StringComparison.Ordinal)), lines.Count(l => l.EndsWith("81.4", StringComparison.Ordinal))));
    }

    private static string Written(int width)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        PlainTable.Write(writer, Table, width);
        return writer.ToString();
    }
}
