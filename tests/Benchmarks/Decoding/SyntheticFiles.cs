using System.Globalization;
using System.Text;
using MgProvenance.Analysis.Simulation;
using MgProvenance.Parsing.Tests.BiologicMpr;

namespace MgProvenance.Benchmarks.Decoding;

/// <summary>SIMULATED instrument files in the real layouts, as large as asked. A thousand rows make a half-cycle; discharge comes first.</summary>
internal static class SyntheticFiles
{
    private const int RowsPerHalfCycle = 1000;

    // Columns by EC-Lab's numbers: flags (six of them in one byte), Ns, time/s, dQ/mA.h, Ewe/V, half cycle.
    private static readonly int[] MprColumns = [1, 2, 3, 21, 31, 65, 131, 4, 7, 6, 468];

    public static byte[] Mpr(int rows) => new MprBuilder().Set(0x04, massMg: 0.8f).Data(MprColumns, rows, WriteRow).Log(46_000.5).Build();

    /// <summary>A text export without header.</summary>
    public static byte[] Mpt(int rows)
    {
        var text = new StringBuilder("mode\tox/red\terror\tcontrol changes\tNs changes\tcounter inc.\tNs\ttime/s\tdq/mA.h\tEwe/V\thalf cycle\t\r\n");
        for (var row = 0; row < rows; row++)
        {
            var (half, charge, increment, voltage) = Point(row);
            text.Append(CultureInfo.InvariantCulture, $"1\t{(charge ? 1 : 0)}\t0\t0\t0\t0\t1\t{10.0 * row:E15}\t{increment:E15}\t{voltage:E7}\t{half}\t\r\n");
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>LAND's older text with one record table.</summary>
    public static byte[] LandText(int rows)
    {
        var text = new StringBuilder("Index\tTestTime/Sec.\tStepTime/Sec.\tVoltage/V\tCurrent/mA\tCapacity/mAh\tSCapacity/mAh/g\tEnergy/mWh\tSysTime\t\tState\r\n");
        var start = new DateTime(2026, 3, 2, 9, 0, 0);
        for (var row = 0; row < rows; row++)
        {
            var (_, charge, increment, voltage) = Point(row);
            var inStep = row % RowsPerHalfCycle + 1;
            var capacity = Math.Abs(increment) * inStep;
            text.Append(CultureInfo.InvariantCulture, $"{row + 1}\t{10.0 * row:F2}\t{10.0 * inStep:F2}\t{voltage:F4}\t{(charge ? 0.0288 : -0.0288):F5}\t{capacity:F6}\t{capacity / 0.8e-3:F3}\t{capacity * voltage:F6}\t{start.AddSeconds(10 * row):yyyy-MM-dd HH:mm:ss}\t\t{(charge ? "C_Rate" : "D_Rate")}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>LAND's mixed CSV of so many cycles.</summary>
    public static (byte[] Content, int Rows) Land(int cycles)
    {
        var cell = MagnesiumCellSimulator.Run(ExampleCells.TwoPlateaus(0.8, seed: 1) with { Cycles = cycles }).Required();
        return (Encoding.UTF8.GetBytes(LandMixedCsv.Write(cell, new DateTime(2026, 3, 2, 9, 0, 0))), cell.Rows.Count);
    }

    private static void WriteRow(BinaryWriter writer, int row)
    {
        var (half, charge, increment, voltage) = Point(row);
        writer.Write((byte)(1 | (charge ? 1 << 2 : 0)));
        writer.Write((ushort)1);
        writer.Write(10.0 * row);
        writer.Write(increment);
        writer.Write((float)voltage);
        writer.Write((uint)half);
    }

    private static (int Half, bool Charge, double IncrementMAh, double VoltageV) Point(int row)
    {
        var half = row / RowsPerHalfCycle;
        var charge = half % 2 == 1;
        var done = row % RowsPerHalfCycle / (double)RowsPerHalfCycle;
        return (half, charge, charge ? 8e-5 : -8e-5, charge ? 0.9 + 0.9 * done : 1.6 - 1.1 * done);
    }
}
