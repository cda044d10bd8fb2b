using System.Globalization;
using System.Text;

namespace MgProvenance.Cli.Tests.Support;

/// <summary>Small instrument files made here.</summary>
internal static class SmallFiles
{
    private const string MptFacts =
        "\r\nGalvanostatic Cycling with Potential Limitation\r\n\r\nAcquisition started on : 02/28/2026 09:30:00.250\r\nMass of active material : 0.500 mg\r\n"
        + "Cycle Definition : Charge/Discharge alternance\r\nNs                  0                   1                   \r\n"
        + "Is                  0.000               137.000             \r\n\r\nmode\ttime/s\tEwe/V\tdq/mA.h\tNs\tx\r\n";

    /// <summary>Three rows of an EC-Lab text export; the last has no voltage.</summary>
    public const string Mpt = "EC-Lab ASCII FILE\r\nNb header lines : 12                          \r\n" + MptFacts
        + "1\t0.000000000000000E+000\t1.5000000E+000\t0.000000000000000E+000\t1\t0.000000000000000E+000\r\n"
        + "1\t1.000000000000000E+001\t1.6000000E+000\t1.000000000000000E-003\t1\t1.000000000000000E-001\r\n"
        + "2\t2.000000000000000E+001\tXXX\t2.000000000000000E-003\t2\t2.000000000000000E-001\r\n";

    /// <summary>One cycle of a LAND export: 0.002 mAh charged, 0.001 mAh discharged.</summary>
    public const string Land =
        "Cycle,CapC/mAh,CapD/mAh\r\n1,0.002,0.001\r\n"
        + "Step,CycleNo,Mode,Period,Capacity/mAh\r\n1,1,C_CC,0:00:20,0.002\r\n"
        + "Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SysTime,StepStatus,Mark1\r\n"
        + "1,0:00:10,0:00:10,1,1,0.5,0.36,0.001,2026/02/28 09:00:10,C_CC,a \"first\"\r\n"
        + "2,0:00:20,0:00:20,1,1,0.6,0.36,0.002,2026/02/28 09:00:20,C_CC,a \"first\"\r\n"
        + "Step,CycleNo,Mode,Period,Capacity/mAh\r\n2,1,D_CC,0:00:10,0.001\r\n"
        + "Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SysTime,StepStatus,Mark1\r\n"
        + "3,0:00:30,0:00:10,1,2,0.4,-0.36,0.001,2026/02/28 09:00:30,D_CC,b\r\n";

    /// <summary>Half-cycles of a LAND export one after the other, each of three rows and 10 s apart: positive numbers of mAh charge, negative ones discharge.</summary>
    public static string LandOf(params double[] halvesMAh)
    {
        var (text, record, seconds) = (new StringBuilder(), 0, 0);
        foreach (var (half, i) in halvesMAh.Select((h, i) => (h, i)))
        {
            var (cycle, step, charge) = ((i / 2) + 1, i + 1, Math.Abs(half));
            var mode = half > 0 ? "C_CC" : "D_CC";
            if (i % 2 == 0) text.Append(CultureInfo.InvariantCulture, $"Cycle,CapC/mAh,CapD/mAh\r\n{cycle},{Of(i, 1)},{Of(i, -1)}\r\n");
            text.Append(CultureInfo.InvariantCulture, $"Step,CycleNo,Mode,Period,Capacity/mAh\r\n{step},{cycle},{mode},0:00:30,{charge}\r\n{Records}");
            for (var row = 1; row <= 3; row++)
            {
                seconds += 10;
                var at = new DateTime(2026, 2, 28, 9, 0, 0, DateTimeKind.Unspecified).AddSeconds(seconds);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{++record},{TimeSpan.FromSeconds(seconds):c},0:00:{10 * row},{cycle},{step},{(half > 0 ? 0.1 : -0.1)},{Math.Sign(half) * charge * 120},{charge * row / 3},{at:yyyy/MM/dd HH:mm:ss},{mode},\r\n");
            }
        }

        return text.ToString();

        double Of(int first, int sign) => halvesMAh.Skip(first).Take(2).Where(h => Math.Sign(h) == sign).Sum(Math.Abs);
    }

    /// <summary>Rows of a LAND export at rest, 10 s apart.</summary>
    public static string LandRest(int rows) => "Cycle,CapC/mAh,CapD/mAh\r\n1,0,0\r\nStep,CycleNo,Mode,Period,Capacity/mAh\r\n1,1,R,0:01:00,0\r\n" + Records
        + string.Concat(Enumerable.Range(1, rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row},0:00:{10 * row},0:00:{10 * row},1,1,{1.5 - (0.001 * row)},0,0,2026/02/28 09:00:{10 * row},R,\r\n")));

    private const string Records = "Record,TestTime,StepTime,CycleNo,StepNo,Voltage/V,Current/mA,Capacity/mAh,SysTime,StepStatus,Mark1\r\n";
}
