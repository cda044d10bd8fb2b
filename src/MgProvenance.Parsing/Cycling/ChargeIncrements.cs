namespace MgProvenance.Parsing.Cycling;

/// <summary>The signed charge that passed before each row, mA.h, from the best source that the file has.</summary>
internal static class ChargeIncrements
{
    private const double SecondsPerHour = 3600;

    public static (double[] Values, string Source)? From(InstrumentFile file, double[] timeS, FindingList findings)
    {
        if (file.Find(Meaning.ChargeIncrement) is { } increment) return Made("dq column", Units.InBaseUnit(increment, findings));
        if (file.Find(Meaning.Charge) is { } running) return Made("recorded", Units.InBaseUnit(running, findings) is { } values ? Differences(values) : null);
        if (file.Find(Meaning.StepCharge) is { } ofStep) return Made("recorded", Units.InBaseUnit(ofStep, findings) is { } values ? Differences(values, file.Find(Meaning.Step)?.Values) : null);
        if (file.Find(Meaning.Capacity) is { } capacity)
        {
            return Made("recorded", Units.InBaseUnit(capacity, findings) is { } values ? StepCapacities.Signed(file, capacity, values, findings) : null);
        }

        if (file.Find(Meaning.ChargeCapacity) is { } charge && file.Find(Meaning.DischargeCapacity) is { } discharge)
        {
            var charged = Units.InBaseUnit(charge, findings);
            var discharged = Units.InBaseUnit(discharge, findings);
            return Made("recorded", charged is null || discharged is null ? null : StepCapacities.Difference(file, (charge, charged), (discharge, discharged), findings));
        }

        if ((file.Find(Meaning.MeanCurrent) ?? file.Find(Meaning.Current)) is { } current)
        {
            findings.Warn("cycler.integrated", FindingList.AtColumn(current.Name), $"No charge is recorded; it is integrated from the current, with the rounding of that column.");
            return Made("integrated current", Units.InBaseUnit(current, findings) is { } values ? Integral(timeS, values, current.Meaning == Meaning.MeanCurrent) : null);
        }

        findings.Fatal("cycler.missing-column", "file", $"The file has neither charge nor current.", found: string.Join(", ", file.Columns.Select(c => c.Name)));
        return null;
    }

    private static (double[] Values, string Source)? Made(string source, double[]? values) => values is null ? null : (values, source);

    /// <summary>The first row keeps its value: the charge passed since the start of the technique.</summary>
    /// <param name="restartsWith">Where this changes the charge counts from zero again; null where it never does.</param>
    private static double[] Differences(double[] running, double[]? restartsWith = null)
    {
        var increments = new double[running.Length];
        for (var i = 0; i < increments.Length; i++) increments[i] = i == 0 || (restartsWith is not null && restartsWith[i] != restartsWith[i - 1]) ? running[i] : running[i] - running[i - 1];
        return increments;
    }

    /// <summary>A mean current already covers the interval before its row; an instantaneous one is taken as linear between rows.</summary>
    private static double[] Integral(double[] timeS, double[] currentMA, bool isMean)
    {
        var increments = new double[timeS.Length];
        for (var i = 1; i < increments.Length; i++)
        {
            var mean = isMean ? currentMA[i] : (currentMA[i] + currentMA[i - 1]) / 2;
            increments[i] = mean * (timeS[i] - timeS[i - 1]) / SecondsPerHour;
        }

        return increments;
    }
}
