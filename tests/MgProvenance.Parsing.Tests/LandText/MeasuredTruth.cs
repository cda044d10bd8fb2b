namespace MgProvenance.Parsing.Tests.LandText;

/// <summary>
/// The measurement from which all generated LAND files but the .cex were written, taken from its .mpr: what a LAND cycler would have recorded. Its generator took the current that was set,
/// capacity and energy as its integrals with the voltage as
/// written, and let both begin at 0 in the first row of each half-cycle.
/// </summary>
internal sealed class MeasuredTruth
{
    public const double MassMg = 0.79;
    private const double SecondsPerHour = 3600;

    public MeasuredTruth()
    {
        var file = Support.Decoded("instruments/biologic/gcpl_5cycles_mass0p79mg.mpr");
        var (time, half) = (file.Find(Meaning.Time)!.Values, file.Find(Meaning.HalfCycle)!.Values);
        Voltage = file.Find(Meaning.Voltage)!.Values;
        Current = [.. file.Find("control/V/mA")!.Values.Select(i => Math.Round(i, 6))];   // stored in single precision
        Time = [.. time.Select(t => t - time[0])];
        Step = [.. half.Select(h => h + 1)];
        Cycle = [.. half.Select(h => Math.Floor(h / 2) + 1)];
        (StepTime, Capacity, Energy) = (new double[Time.Length], new double[Time.Length], new double[Time.Length]);
        var began = 0;
        for (var i = 1; i < Time.Length; i++)
        {
            if (half[i] != half[i - 1])
            {
                began = i;
                continue;
            }

            var passed = Math.Abs(Current[i]) * (Time[i] - Time[i - 1]) / SecondsPerHour;
            StepTime[i] = Time[i] - Time[began];
            Capacity[i] = Capacity[i - 1] + passed;
            Energy[i] = Energy[i - 1] + passed * Math.Abs(Written(Voltage[i]) + Written(Voltage[i - 1])) / 2;
        }
    }

    public double[] Time { get; }

    public double[] StepTime { get; }

    public double[] Voltage { get; }

    public double[] Current { get; }

    public double[] Capacity { get; }

    public double[] Energy { get; }

    public double[] Step { get; }

    public double[] Cycle { get; }

    private static double Written(double voltage) => Math.Round(voltage, 4);
}
