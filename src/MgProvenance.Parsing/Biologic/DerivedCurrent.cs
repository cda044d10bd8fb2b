namespace MgProvenance.Parsing.Biologic;

/// <summary>
/// EC-Lab does not store the mean current of charge-recording techniques and computes it on export: increment of charge over increment of time.
/// Agrees with its own export to 1e-7 relative. NaN where no time has passed but charge has.
/// </summary>
internal static class DerivedCurrent
{
    private const double SecondsPerHour = 3600;

    /// <summary>The column <c>&lt;I&gt;/mA</c>, or null where a current is stored or cannot be computed.</summary>
    public static Column? From(IReadOnlyList<Column> columns)
    {
        if (columns.Any(c => c.Meaning is Meaning.Current or Meaning.MeanCurrent)) return null;
        var charge = columns.FirstOrDefault(c => c.Meaning == Meaning.ChargeIncrement);
        var time = columns.FirstOrDefault(c => c is { Meaning: Meaning.Time, Texts: null });
        if (charge is null || time is null) return null;
        var factor = charge.Unit == "C" ? 1000 : SecondsPerHour;   // C/s to mA, mA.h/s to mA
        var current = new double[charge.Values.Length];
        for (var i = 0; i < current.Length; i++)
        {
            var passed = i == 0 ? 0 : time.Values[i] - time.Values[i - 1];
            current[i] = passed > 0 ? charge.Values[i] * factor / passed : charge.Values[i] == 0 ? 0 : double.NaN;
        }

        return new Column("<I>/mA", Meaning.MeanCurrent, "mA", current, Derived: true);
    }
}
