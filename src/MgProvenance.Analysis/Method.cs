namespace MgProvenance.Analysis;

/// <summary>How a number was made. It is printed beside the number: two numbers may be compared only when their methods are equal.</summary>
/// <param name="Name">Stable name, for example <c>coulombic-efficiency/discharge-over-charge</c>.</param>
/// <param name="Version">Rises whenever the same input would give other digits.</param>
/// <param name="Convention">The convention as it is printed in a table's footnote.</param>
/// <param name="Parameters">Parameters in a fixed order, written in the invariant culture; empty where there are none.</param>
public sealed record Method(string Name, string Version, string Convention, IReadOnlyList<MethodParameter> Parameters)
{
    public Method(string name, string version, string convention)
        : this(name, version, convention, [])
    {
    }

    /// <summary>The same method with its parameters written down.</summary>
    public Method With(params MethodParameter[] parameters) => this with { Parameters = parameters };

    public bool Equals(Method? other) =>
        other is not null && Name == other.Name && Version == other.Version && Convention == other.Convention && Parameters.SequenceEqual(other.Parameters);

    public override int GetHashCode() => HashCode.Combine(Name, Version, Parameters.Count);
}

/// <summary>One parameter of a method, as text in the invariant culture.</summary>
public sealed record MethodParameter(string Name, string Value)
{
    /// <summary>Shortest text that reads back as the same number.</summary>
    public MethodParameter(string name, double value)
        : this(name, value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
    {
    }
}
