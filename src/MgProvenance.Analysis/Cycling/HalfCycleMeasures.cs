using MgProvenance.Analysis.Statistics;

namespace MgProvenance.Analysis.Cycling;

/// <summary>The sums over one half-cycle's rows. Each sum runs in row order with compensation.</summary>
internal static class HalfCycleMeasures
{
    public static HalfCycle Of(CyclingTrace trace, int index, Direction direction, List<RowRange> segments)
    {
        var sign = direction == Direction.Charge ? 1.0 : -1.0;
        var (charge, held, energy, magnitudes) = (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum), default(CompensatedSum));
        var (seconds, voltSeconds, absoluteVoltSeconds) = (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum));
        var endRow = segments[^1].Last;
        foreach (var segment in segments)
        {
            for (var row = segment.First; row <= segment.Last; row++)
            {
                var increment = sign * trace.ChargeIncrementMAh[row];
                if (increment != 0) endRow = row;
                charge.Add(increment);
                if (trace.Mode[row] == StepMode.Potentiostatic) held.Add(increment);
                var voltage = trace.VoltageV[row];
                magnitudes.Add(Math.Abs(voltage * increment));
                if (row == segment.First)
                {
                    // The voltage before the first row belongs to a rest or to the other direction.
                    energy.Add(voltage * increment);
                    continue;
                }

                var (before, dt) = (trace.VoltageV[row - 1], trace.TimeS[row] - trace.TimeS[row - 1]);
                energy.Add((before + voltage) / 2 * increment);
                seconds.Add(dt);
                voltSeconds.Add((before + voltage) / 2 * dt);
                absoluteVoltSeconds.Add((Math.Abs(before) + Math.Abs(voltage)) / 2 * dt);
            }
        }

        var (total, duration) = (charge.Value, seconds.Value);
        return new HalfCycle
        {
            Index = index,
            Direction = direction,
            Segments = segments,
            ChargeMAh = total,
            PotentiostaticChargeMAh = held.Value,
            EnergyMWh = energy.Value,
            EnergyOfMagnitudesMWh = magnitudes.Value,
            AverageVoltageV = total == 0 ? null : energy.Value / total,
            MedianVoltageV = total == 0 ? null : ChargeAxis.Of(trace, direction, segments).VoltageAt(total / 2),
            TimeWeightedVoltageV = duration == 0 ? null : voltSeconds.Value / duration,
            TimeWeightedAbsoluteVoltageV = duration == 0 ? null : absoluteVoltSeconds.Value / duration,
            DurationS = duration,
            EndVoltageV = trace.VoltageV[endRow],
            Completeness = Completeness.Complete,
            CompletenessReason = "A half-cycle in the other direction follows.",
        };
    }
}
