namespace MgProvenance.Parsing.Neware;

/// <summary>The readings of a binary Neware file, whatever its version. Columns bear the names of BTSDA's export.</summary>
internal sealed class NewareRows(int count)
{
    public int Count => count;

    public double[] RecordNumber { get; } = new double[count];

    public double[] Cycle { get; } = new double[count];

    public double[] Step { get; } = new double[count];

    public int[] StepType { get; } = new int[count];

    public double[] StepTimeS { get; } = new double[count];

    public double[] TotalTimeS { get; } = new double[count];

    public double[] CurrentMA { get; } = new double[count];

    public double[] VoltageV { get; } = new double[count];

    public double[] ChargeMAh { get; } = new double[count];

    public double[] DischargeMAh { get; } = new double[count];

    public double[] ChargeMWh { get; } = new double[count];

    public double[] DischargeMWh { get; } = new double[count];

    /// <summary>Where the file stores no total time but only that within a step.</summary>
    public bool TotalTimeIsDerived { get; init; }

    /// <summary>The columns; a step type without a name is told once by <paramref name="findings"/> under <paramref name="rule"/>.</summary>
    public List<Column> ToColumns(string rule, FindingList findings)
    {
        foreach (var code in StepType.Distinct().Where(c => !StepTypes.IsKnown(c)).Order())
        {
            var first = RecordNumber[Array.IndexOf(StepType, code)];
            findings.Warn(rule, FindingList.AtColumn("Step Type"), $"Step type {code}, first in record {first}, has no known name.");
        }

        return
        [
            Numbers("DataPoint", Meaning.RecordNumber, "1", RecordNumber),
            Numbers("Cycle Index", Meaning.CycleNumber, "1", Cycle),
            Numbers("Step Index", Meaning.Step, "1", Step),
            new Column("Step Type", Meaning.StepName, "1", [], Derived: false) { Texts = Array.ConvertAll(StepType, StepTypes.Name) },
            Numbers("Time", Meaning.StepTime, "s", StepTimeS),
            new Column("Total Time", Meaning.Time, "s", TotalTimeS, TotalTimeIsDerived),
            Numbers("Current(mA)", Meaning.Current, "mA", CurrentMA),
            Numbers("Voltage(V)", Meaning.Voltage, "V", VoltageV),
            Numbers("Chg. Cap.(mAh)", Meaning.ChargeCapacity, "mA.h", ChargeMAh),
            Numbers("DChg. Cap.(mAh)", Meaning.DischargeCapacity, "mA.h", DischargeMAh),
            Numbers("Chg. Energy(mWh)", Meaning.ChargeEnergy, "mW.h", ChargeMWh),
            Numbers("DChg. Energy(mWh)", Meaning.DischargeEnergy, "mW.h", DischargeMWh),
        ];
    }

    /// <summary>One line for each step that was run.</summary>
    public NamedTable Steps()
    {
        var lines = new List<IReadOnlyList<string>>();
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && Step[i] == Step[i - 1] && Cycle[i] == Cycle[i - 1]) continue;
            lines.Add([Text(Cycle[i]), Text(Step[i]), StepTypes.Name(StepType[i]), Text(RecordNumber[i])]);
        }

        return new NamedTable("steps run", ["Cycle Index", "Step Index", "Step Type", "first DataPoint"], lines);
    }

    private static Column Numbers(string name, Meaning meaning, string unit, double[] values) => new(name, meaning, unit, values, Derived: false);

    private static string Text(double whole) => whole.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
