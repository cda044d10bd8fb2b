using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Cycling;

/// <summary>A half-cycle's rows as voltage over charge passed in its own direction.</summary>
internal sealed class ChargeAxis
{
    private ChargeAxis(double[] chargeMAh, double[] voltageV) => (ChargeMAh, VoltageV) = (chargeMAh, voltageV);

    /// <summary>Charge passed up to and with each row, in mAh.</summary>
    public double[] ChargeMAh { get; }

    public double[] VoltageV { get; }

    public static ChargeAxis Of(CyclingTrace trace, Direction direction, IReadOnlyList<RowRange> segments)
    {
        var n = segments.Sum(s => s.Count);
        var (charge, voltage) = (new double[n], new double[n]);
        var sign = direction == Direction.Charge ? 1.0 : -1.0;
        var sum = default(CompensatedSum);
        var k = 0;
        foreach (var segment in segments)
        {
            for (var row = segment.First; row <= segment.Last; row++, k++)
            {
                sum.Add(sign * trace.ChargeIncrementMAh[row]);
                (charge[k], voltage[k]) = (sum.Value, trace.VoltageV[row]);
            }
        }

        return new ChargeAxis(charge, voltage);
    }

    /// <summary>Voltage where the charge first reaches <paramref name="at"/>, linear between rows.</summary>
    public double VoltageAt(double at)
    {
        for (var k = 0; k < ChargeMAh.Length; k++)
        {
            if (ChargeMAh[k] < at) continue;
            if (k == 0 || ChargeMAh[k] == ChargeMAh[k - 1]) return VoltageV[k];
            return VoltageV[k - 1] + ((VoltageV[k] - VoltageV[k - 1]) * (at - ChargeMAh[k - 1]) / (ChargeMAh[k] - ChargeMAh[k - 1]));
        }

        return VoltageV[^1];
    }

    /// <summary>
    /// ∫ V dQ between two charges, trapezoidal, linear between rows. Below the first row's own charge the first voltage holds:
    /// the row before it belongs to another state of the cell.
    /// </summary>
    public double EnergyBetween(double fromMAh, double toMAh)
    {
        var sum = default(CompensatedSum);
        var (q0, v0) = (0.0, VoltageV[0]);
        for (var k = 0; k < ChargeMAh.Length; k++)
        {
            var (q1, v1) = (ChargeMAh[k], VoltageV[k]);
            var (a, b) = (Math.Clamp(q0, fromMAh, toMAh), Math.Clamp(q1, fromMAh, toMAh));
            if (a != b) sum.Add((b - a) * (At(q0, v0, q1, v1, a) + At(q0, v0, q1, v1, b)) / 2);
            (q0, v0) = (q1, v1);
        }

        return sum.Value;
    }

    private static double At(double q0, double v0, double q1, double v1, double q) => q1 == q0 ? v1 : v0 + ((v1 - v0) * (q - q0) / (q1 - q0));
}
