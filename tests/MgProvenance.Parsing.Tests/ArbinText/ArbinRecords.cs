using System.Globalization;
using System.Text;

namespace MgProvenance.Parsing.Tests.ArbinText;

/// <summary>Arbin exports made here from the numbers of a real test, which the Battery Data Format file keeps under Arbin's own names.</summary>
internal static class ArbinRecords
{
    public const string Older = "Data_Point|Test_Time(s)|Date_Time|Step_Time(s)|Step_Index|Cycle_Index|Current(A)|Voltage(V)|Charge_Capacity(Ah)|Discharge_Capacity(Ah)|Charge_Energy(Wh)|Discharge_Energy(Wh)|dV/dt(V/s)|Internal_Resistance(Ohm)|Is_FC_Data|AC_Impedance(Ohm)|ACI_Phase_Angle(Deg)";
    public const string Newer = "Data Point|Test Time (s)|Date Time|Step Time (s)|Step Index|Cycle Index|Current (A)|Voltage (V)|Charge Capacity (Ah)|Discharge Capacity (Ah)|Charge Energy (Wh)|Discharge Energy (Wh)|dV/dt (V/s)|Internal Resistance (Ohm)|Is FC Data|AC Impedance (Ohm)|ACI Phase Angle (Deg)";

    private static readonly string[] Sources =
        ["Test_Time", "DateTime", "Step_Time", "Step_Index", "Cycle_Index", "Current", "Voltage", "Charge_Capacity", "Discharge_Capacity", "Charge_Energy", "Discharge_Energy", "dV/dt", "Internal_Resistance", "Is_FC_Data", "AC_Impedance", "ACI_Phase_Angle"];

    /// <summary>One line per reading, cells separated by a bar.</summary>
    public static string[] Rows(InstrumentFile bdf)
    {
        var columns = Sources.Select(s => bdf.Find(s)!).ToArray();
        return [.. Enumerable.Range(0, bdf.RowCount).Select(row => string.Join('|', columns.Select(c => Cell(c, row)).Prepend((row + 1).ToString(CultureInfo.InvariantCulture))))];
    }

    public static byte[] Text(string header, IEnumerable<string> rows, char separator = ',') =>
        Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(header).Select(r => r.Replace('|', separator) + "\r\n")));

    private static string Cell(Column column, int row) => column.Name == "DateTime"
        ? DateTime.FromOADate(column.Values[row]).ToString("MM/dd/yyyy HH:mm:ss.fff", CultureInfo.InvariantCulture)
        : column.Values[row].ToString("R", CultureInfo.InvariantCulture);
}
