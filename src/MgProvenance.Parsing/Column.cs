namespace MgProvenance.Parsing;

/// <summary>One column of readings, one entry per row of the file.</summary>
/// <param name="Name">As the instrument writes it, for example <c>Ewe/V</c>.</param>
/// <param name="Meaning">What we take it to be.</param>
/// <param name="Unit">UCUM-like unit of <see cref="Values"/>: <c>V</c>, <c>mA</c>, <c>mA.h</c>, <c>uF</c>, <c>1</c>.</param>
/// <param name="Values">The numbers; NaN where the file says that there is none. Empty for a text column.</param>
/// <param name="Derived">True where the file does not store the column and we computed it.</param>
public sealed record Column(string Name, Meaning Meaning, string Unit, double[] Values, bool Derived)
{
    /// <summary>The entries of a column that holds no numbers (dates, states), as written; otherwise null.</summary>
    public IReadOnlyList<string>? Texts { get; init; }

    /// <summary>When the capacity of this column restarts; null where nobody says so, and it is told from labels and falls.</summary>
    public CapacityRestart? Restarts { get; init; }
}

/// <summary>A second table of the file that is not one row per reading: cycle and step tables, program parameters. Cells as written.</summary>
public sealed record NamedTable(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);
