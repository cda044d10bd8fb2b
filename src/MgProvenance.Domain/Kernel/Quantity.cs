using System.Globalization;

namespace MgProvenance.Domain.Kernel;

/// <summary>A kind of quantity and the UCUM units in which it may be written. UCUM itself cannot tell an amount of substance from a count, so the kind is part of the type.</summary>
public interface IKind
{
    static abstract string Name { get; }

    /// <summary>Unit code to its size in the kind's first unit.</summary>
    static abstract IReadOnlyDictionary<string, decimal> Units { get; }

    /// <summary>Whether a value below zero can be a fact.</summary>
    static virtual bool Signed => false;
}

/// <summary>An exact value as it was written: 1.50 stays 1.50.</summary>
/// <param name="Unit">UCUM code.</param>
public readonly record struct Quantity<TKind>
    where TKind : IKind
{
    public Quantity(decimal value, string unit)
    {
        if (!TKind.Units.ContainsKey(unit))
        {
            throw new MalformedValueException("quantity.unit", $"“{unit}” is not a unit of {TKind.Name}; known are {string.Join(", ", TKind.Units.Keys)}.");
        }

        if (value < 0 && !TKind.Signed)
        {
            throw new MalformedValueException("quantity.negative", $"A {TKind.Name} of {value.ToString(CultureInfo.InvariantCulture)} {unit} is not possible: it is below zero.");
        }

        Value = value;
        Unit = unit;
    }

    public decimal Value { get; }

    public string Unit { get; }

    /// <summary>The same quantity in another unit of its kind.</summary>
    public decimal In(string unit) => Unit == unit ? Value : Value * TKind.Units[Unit] / TKind.Units[unit];

    /// <summary>The value exactly as written, invariant culture.</summary>
    public string ValueText => Value.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => $"{ValueText} {Unit}";
}

/// <summary>A quantity whose kind is known only from its unit: the planned amount of a protocol step.</summary>
public readonly record struct AnyQuantity(decimal Value, string Unit)
{
    public override string ToString() => $"{Value.ToString(CultureInfo.InvariantCulture)} {Unit}";
}
