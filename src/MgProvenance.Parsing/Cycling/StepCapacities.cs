namespace MgProvenance.Parsing.Cycling;

/// <summary>
/// Signed increments from capacities. LAND and LANDT record them with more digits than an integral of their rounded current
/// would give (a cell at 0.2 mA: 0.0063 A.h recorded, 0.00714 A.h integrated), so they are the truth.
/// </summary>
internal static class StepCapacities
{
    /// <summary>From one unsigned capacity; the direction is that of the step's name, else of the current.</summary>
    public static double[] Signed(InstrumentFile file, Column capacity, double[] values, FindingList findings)
    {
        var increments = RestartingCapacity.Increments(file, capacity, values, findings);
        var names = file.Find(Meaning.StepName)?.Texts;
        var current = (file.Find(Meaning.Current) ?? file.Find(Meaning.MeanCurrent))?.Values;
        var undirected = 0;
        var ofName = 0;
        for (var i = 0; i < increments.Length; i++)
        {
            if (names is not null && (i == 0 || names[i] != names[i - 1])) ofName = StepNames.Direction(names[i]);
            if (increments[i] == 0) continue;
            var sign = ofName;
            if (sign == 0 && current is not null && !double.IsNaN(current[i])) sign = Math.Sign(current[i]);
            if (sign == 0) undirected++;
            increments[i] = sign == 0 ? double.NaN : sign * increments[i];
        }

        if (undirected > 0) findings.Warn("cycler.direction", FindingList.AtColumn(capacity.Name), $"{undirected} rows pass charge, but neither step nor current tells in which direction; their increment is not a number.");
        return increments;
    }

    /// <summary>From a charge and a discharge capacity.</summary>
    public static double[] Difference(InstrumentFile file, (Column Column, double[] Values) charge, (Column Column, double[] Values) discharge, FindingList findings)
    {
        var increments = RestartingCapacity.Increments(file, charge.Column, charge.Values, findings);
        var discharged = RestartingCapacity.Increments(file, discharge.Column, discharge.Values, findings);
        for (var i = 0; i < increments.Length; i++) increments[i] -= discharged[i];
        return increments;
    }
}
