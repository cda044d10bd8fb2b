namespace MgProvenance.Parsing.Cycling;

/// <summary>Charge since the previous row, without sign, from a capacity that restarts now and then; the first row after a restart keeps its value.</summary>
internal static class RestartingCapacity
{
    public static double[] Increments(InstrumentFile file, Column capacity, double[] running, FindingList findings)
    {
        var labels = Labels(file, capacity.Restarts);
        var increments = new double[running.Length];
        var resets = 0;
        for (var i = 0; i < increments.Length; i++)
        {
            var falls = i > 0 && running[i] < running[i - 1];
            if (falls) resets++;
            var isNew = i == 0 || falls || Array.Exists(labels, l => l[i] != l[i - 1]);
            // where a restart is declared, a capacity that keeps its value over it belongs to the other direction and was only held
            if (i > 0 && capacity.Restarts is not null && running[i] == running[i - 1]) isNew = false;
            increments[i] = isNew ? running[i] : running[i] - running[i - 1];
        }

        if (capacity.Restarts == CapacityRestart.Never && resets > 0) findings.Info("cycler.capacity-reset", FindingList.AtColumn(capacity.Name), $"This capacity runs on over the test, but was reset {resets} times; each time it is counted from zero again.");
        return increments;
    }

    private static double[][] Labels(InstrumentFile file, CapacityRestart? restarts)
    {
        var (step, cycle, half) = (file.Find(Meaning.Step)?.Values, file.Find(Meaning.CycleNumber)?.Values, file.Find(Meaning.HalfCycle)?.Values);
        double[]?[] labels = restarts switch
        {
            null => [step, cycle, half],
            CapacityRestart.EachStep => [step, cycle],
            CapacityRestart.EachHalfCycle => [half],
            CapacityRestart.EachCycle => [cycle],
            CapacityRestart.Never => [],
            _ => throw new ArgumentOutOfRangeException(nameof(restarts), restarts, "No such restart."),
        };
        return [.. labels.OfType<double[]>()];
    }
}
