namespace MgProvenance.Parsing.BdfCsv;

/// <summary>The charge between rows. Writers of the format restart capacities with each step (LANDT) or run them on (Arbin), so only a fall tells a restart.</summary>
internal static class BdfCharge
{
    /// <summary>The derived column, or none where a capacity is missing or the two differ in unit.</summary>
    public static Column? From(IReadOnlyList<Column> columns)
    {
        var charge = columns.FirstOrDefault(c => c.Meaning == Meaning.ChargeCapacity);
        var discharge = columns.FirstOrDefault(c => c.Meaning == Meaning.DischargeCapacity);
        if (charge is null || discharge is null || charge.Unit != discharge.Unit) return null;
        var values = new double[charge.Values.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Passed(charge.Values, i) - Passed(discharge.Values, i);
        return new Column("charge since the previous row", Meaning.ChargeIncrement, charge.Unit, values, Derived: true);
    }

    private static double Passed(double[] running, int row) =>
        row == 0 || running[row] < running[row - 1] ? running[row] : running[row] - running[row - 1];
}
